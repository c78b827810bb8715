#!/bin/sh
# Runs inside of the image, as its user, on a read-only root: help, migrate, chart, run, SIGTERM.
set -eu
cd /puntual
[ "$(id -u)" = 10001 ] || { echo "no es su usuario: $(id)" >&2; exit 1; }
if (: > /puntual/x) 2>/dev/null; then echo "la raíz se puede escribir" >&2; exit 1; fi
python -m bot --help > /tmp/help
python -m bot migrate
python -m bot load-example > /tmp/example
python -m bot chart region --period 2020-II --region loreto --out /tmp/chart.png
[ -s /tmp/chart.png ]
python -m bot run > /tmp/run 2>&1 &
bot=$!
tries=0
until grep -q Abra /tmp/run; do
    tries=$((tries + 1))
    [ $tries -lt 120 ] || { cat /tmp/run >&2; exit 1; }
    sleep 0.5
done
kill -TERM $bot
wait $bot
echo "La imagen sirve: ayuda, base de datos, gráfico, inicio y final en orden, con la raíz solo para leer."
