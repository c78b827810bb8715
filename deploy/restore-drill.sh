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
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 1' HUP INT TERM

# without the settings of the place where it is called: nothing of them is to be touched
bot() {
    if [ -n "${PUNTUAL_IMAGE:-}" ]; then
        docker run --rm --network none --user "$(id -u):$(id -g)" \
            --volume "$place:$place" --volume "$from:$from:ro" \
            --env "DATABASE_URL=sqlite:///$place/puntual.db" --env "EVIDENCE_FOLDER=$place/evidence" \
            "$PUNTUAL_IMAGE" "$@"
    else
        (cd "$place" && env -i "PATH=$PATH" "PYTHONPATH=$project" "HOME=$place" \
            "DATABASE_URL=sqlite:///$place/puntual.db" "EVIDENCE_FOLDER=$place/evidence" \
            "${PUNTUAL_PYTHON:-$project/.venv/bin/python}" -m bot "$@")
    fi
}

began=$(date +%s)
echo "1. Se restaura $name"
if [ -n "${PUNTUAL_KEY:-}" ]; then
    install -m 600 "$PUNTUAL_KEY" "$place/puntual.key"
    bot restore "$from/$name"
else
    echo "   sin PUNTUAL_KEY no se comprueba quién la hizo"
    bot restore --unverified "$from/$name"
fi
echo "2. Se comprueba el registro de cambios"
bot audit --verify
echo "3. Se guarda lo restaurado otra vez, y así se lee cada archivo"
bot backup "$place/otra.zip"
echo "Simulacro bueno: $name se restaura en $(($(date +%s) - began)) segundos."
