#!/bin/sh
# Simulacro: pone al día una copia en una carpeta aparte y vuelve atrás; lo real no se toca.
#   deploy/upgrade-drill.sh CARPETA/antes.zip puntual:1.0 puntual:1.1
# La copia es de la versión de antes. Una versión es una imagen de docker, o la carpeta de un proyecto
# con su .venv. Con PUNTUAL_KEY=CARPETA/puntual.key comprueba también que nadie cambió la copia.
set -eu
[ $# -eq 3 ] && [ -f "$1" ] || { echo "Indique una copia y dos versiones: $0 CARPETA/antes.zip ANTES DESPUÉS" >&2; exit 2; }
project=$(cd "$(dirname "$0")/.." && pwd)
from=$(cd "$(dirname "$1")" && pwd)
copy=$from/$(basename "$1") before=$2 after=$3
. "$project/deploy/drill.sh"

echo "1. La versión de antes ($before) restaura la copia"
restored "$before" "$copy"
echo "2. La nueva ($after) pone la base al día, la comprueba y la guarda"
bot "$after" migrate
bot "$after" audit --verify
bot "$after" backup "$place/al-dia.zip"
echo "3. La de antes no toca una base más nueva"
if bot "$before" migrate 2> "$place/refused"; then
    echo "   las dos versiones usan la misma base: para volver basta la imagen de antes"
else
    tail -n 1 "$place/refused" | sed 's/^/   /'
fi
echo "4. Se vuelve atrás: la de antes restaura la copia en una base vacía"
rm -rf "$place"/puntual.db* "$place/evidence" "$place"/*.heads
restored "$before" "$copy"
bot "$before" audit --verify
echo "Simulacro bueno: de $before a $after, y de vuelta."
