#!/bin/sh
# Makes a base with Python 3.11 of Debian's own packages, where no image can be fetched (as root):
#   deploy/image-base.sh && PYTHON_IMAGE=localhost/puntual-base make image
set -eu
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase --include=python3-venv,python-is-python3,ca-certificates bookworm "$root"
rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
# what this machine trusts, as where a proxy of its office stands before the registry
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
printf '[global]\ncert = /etc/ssl/certs/ca-certificates.crt\n' > "$root/etc/pip.conf"
container=$(buildah from scratch)
buildah add --quiet "$container" "$root" /
buildah commit --quiet --rm "$container" localhost/puntual-base
