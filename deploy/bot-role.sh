#!/bin/sh
# Makes the role with which the bots go, or gives it another password: it may enter, and no more.
# The image of PostgreSQL runs it once, as it makes the database; in one that is there already:
#   docker compose exec database sh /docker-entrypoint-initdb.d/bot-role.sh
# What it may do with the tables it is given by the service «schema».
set -eu
PASSWORD_FILE=${BOT_PASSWORD_FILE:-/run/secrets/bot_database_password}
export PASSWORD_FILE
psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 \
    --username "$POSTGRES_USER" --dbname "${POSTGRES_DB:-$POSTGRES_USER}" <<'SQL'
\set password `cat "$PASSWORD_FILE"`
SELECT 'CREATE ROLE puntual_bot' WHERE NOT EXISTS
    (SELECT FROM pg_roles WHERE rolname = 'puntual_bot') \gexec
ALTER ROLE puntual_bot LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
    PASSWORD :'password';
SQL
