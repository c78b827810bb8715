# What the drills share; read in by them. A drill works in $place and leaves nothing behind.
# shellcheck shell=sh
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 1' HUP INT TERM

# bot VERSION ORDER…: a version is the folder of a project or the name of an image. Without the
# settings of the place where the drill is called: nothing of them is to be touched.
bot() {
    version=$1
    shift
    if [ -d "$version" ]; then
        (cd "$place" && env -i "PATH=$PATH" "PYTHONPATH=$version" "HOME=$place" \
            "DATABASE_URL=sqlite:///$place/puntual.db" "EVIDENCE_FOLDER=$place/evidence" \
            "${PUNTUAL_PYTHON:-$version/.venv/bin/python}" -m bot "$@")
    else
        docker run --rm --network none --user "$(id -u):$(id -g)" \
            --volume "$place:$place" --volume "$from:$from:ro" \
            --env "DATABASE_URL=sqlite:///$place/puntual.db" --env "EVIDENCE_FOLDER=$place/evidence" \
            "$version" "$@"
    fi
}

# restored VERSION BACKUP: with the installation's key, where PUNTUAL_KEY has it.
restored() {
    if [ -n "${PUNTUAL_KEY:-}" ]; then
        install -m 600 "$PUNTUAL_KEY" "$place/puntual.key"
        bot "$1" restore "$2"
    elif bot "$1" restore --help | grep -q -- --unverified; then
        bot "$1" restore --unverified "$2"
    else
        bot "$1" restore "$2"
    fi
}
