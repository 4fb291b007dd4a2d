#!/usr/bin/env bash
# Measures this build beside its peers, as ratios of one run. Usage: bench/run.sh reading|search|pages|start|generator …
# The figures in bench/README.md come from here. SHARED names the folder with data/ and seeds/ (default: ../shared).
set -euo pipefail
cd "$(dirname "$0")/.."
shared="${SHARED:-../shared}"
bench=bench/bin/Release/net10.0/Shirube.Bench
work="$(mktemp -d)"
pids=()
stop() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap stop EXIT

need() { # program, Debian package
    command -v "$1" >/dev/null && return
    if [ "$(id -u)" = 0 ]; then apt-get install -y -q "$2"; else
        echo "bench/run.sh needs $1. Install it with: sudo apt-get install $2" >&2
        exit 2
    fi
}

build() { dotnet build bench -c Release -v q --nologo >/dev/null; }

answers() { # address, seconds
    for _ in $(seq $(($2 * 20))); do
        curl -fs -o /dev/null "$1" && return
        sleep 0.05
    done
    echo "$1 does not answer" >&2
    exit 1
}

case "${1:-}" in
reading)
    build
    "$bench" generator 60 "$work/register-of-60.txt"
    "$bench" reading samples/ai-strategy-2026.txt samples/ai-strategy-2026-progress.txt \
        samples/ai-strategy-2024-follow-up.txt samples/research-memo.txt "$work/register-of-60.txt"
    ;;
generator) # initiatives, file
    build
    "$bench" generator "$2" "$3"
    ;;
search)
    need groonga groonga-bin
    build
    [ -d "$shared/data/rs-2024" ] || { echo "no $shared/data/rs-2024: set SHARED" >&2; exit 2; }
    "$bench" search "$shared"
    ;;
*)
    sed -n 2,3p "$0" >&2
    exit 2
    ;;
esac
