#!/bin/sh
# Simulacro: restaura una copia en una carpeta aparte, la comprueba y la borra; lo real no se toca.
#   deploy/restore-drill.sh CARPETA/puntual-2021-01-05.zip
# Con PUNTUAL_KEY=CARPETA/puntual.key comprueba también que nadie la cambió.
# Usa PUNTUAL_IMAGE con docker si se indica, o si no el .venv de esta carpeta.
set -eu
[ $# -eq 1 ] && [ -f "$1" ] || { echo "Indique una copia: $0 CARPETA/puntual-AAAA-MM-DD.zip" >&2; exit 2; }
project=$(cd "$(dirname "$0")/.." && pwd)
from=$(cd "$(dirname "$1")" && pwd)
name=$(basename "$1")
version=${PUNTUAL_IMAGE:-$project}
. "$project/deploy/drill.sh"

began=$(date +%s)
echo "1. Se restaura $name"
[ -n "${PUNTUAL_KEY:-}" ] || echo "   sin PUNTUAL_KEY no se comprueba quién la hizo"
restored "$version" "$from/$name"
echo "2. Se comprueba el registro de cambios"
bot "$version" audit --verify
echo "3. Se guarda lo restaurado otra vez, y así se lee cada archivo"
bot "$version" backup "$place/otra.zip"
echo "Simulacro bueno: $name se restaura en $(($(date +%s) - began)) segundos."
