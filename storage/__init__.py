"""The database: tables, sessions, queries by subject, the outbox."""
