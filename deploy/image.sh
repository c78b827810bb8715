#!/bin/sh
# Builds the image and tries it: with Docker, or where there is no engine with buildah (as root).
#   deploy/image.sh [NAME]      PYTHON_IMAGE: another base with Python 3.11
set -eu
cd "$(dirname "$0")/.."
name=${1:-puntual}
base=${PYTHON_IMAGE:+--build-arg PYTHON_IMAGE=$PYTHON_IMAGE}

if docker info > /dev/null 2>&1; then
    # shellcheck disable=SC2086  # no base is no word
    docker build $base --tag "$name" .
    docker image inspect --format '{{.Size}} bytes' "$name"
    docker run --rm --interactive --read-only --tmpfs /tmp --network none --entrypoint sh "$name" -s \
        < deploy/image-check.sh
    exit
fi
command -v buildah > /dev/null || { echo "Hace falta docker o buildah." >&2; exit 1; }
# shellcheck disable=SC2086
buildah bud --isolation chroot --network host --format docker --layers $base --tag "$name" .
container=$(buildah from "$name")
trap 'buildah rm "$container" > /dev/null' EXIT
deploy/image-root.sh "$(buildah mount "$container")"
