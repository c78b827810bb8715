#!/bin/sh
# Tries an image's content in a folder (its root), without an engine, as an engine would run it.
set -eu
check=$(cd "$(dirname "$0")" && pwd)/image-check.sh
exec unshare --mount --pid --fork sh -euc '
    mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"
    mount -t tmpfs tmpfs "$1/tmp"
    mount -t tmpfs -o uid=10001,gid=10001 tmpfs "$1/data"
    mount -t proc proc "$1/proc" && mount --bind /dev "$1/dev"
    exec chroot --userspec=10001:10001 "$1" env -i PATH=/puntual/.venv/bin:/usr/local/bin:/usr/bin:/bin HOME=/data PYTHONUNBUFFERED=1 \
        MPLCONFIGDIR=/data/.matplotlib DATABASE_URL=sqlite:////data/puntual.db \
        EVIDENCE_FOLDER=/data/evidence CHART_FOLDER=/data/report-charts WEBHOOK_PORT=8443 \
        sh -s < "$2"
' sh "$1" "$check"
