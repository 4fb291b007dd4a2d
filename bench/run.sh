#!/usr/bin/env bash
# Measures this build beside its peers, as ratios of one run. Usage: bench/run.sh reading|pdf|office|search|pages|start|boards|national-size|saves|workbooks|releases|generator …
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

# Requests a second of one address: 16 connections, one thread. With a script: of addresses that it makes.
rate() { wrk -t1 -c16 -d4s ${2:+-s "$2"} "$1" | awk '/Requests\/sec/ { print $2 }'; }

median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }

pages() { # label, port, files
    local label="$1" site="http://127.0.0.1:$2" memory="http://127.0.0.1:$(($2 + 10))" pid
    "$bench" site "$2" "${@:3}" &
    pid=$!
    pids+=("$pid")
    answers "$site/health" 120
    "$bench" pages "$site" "$label"
    curl -fs "$site/" >"$work/page.html"
    "$bench" memory-server "$work/page.html" "$(($2 + 10))" &
    pids+=("$!")
    answers "$memory/" 20
    # A query that no page has been asked with: it is in no cache.
    cat >"$work/anew.lua" <<LUA
local n = 0
local turn = os.time()
request = function()
    n = n + 1
    return wrk.format(nil, "/editions/$(curl -fs "$site/bench/largest")?view=table&bench=" .. turn .. "-" .. n)
end
LUA
    for name in kept memory anew query; do : >"$work/$name"; done
    for _ in 1 2 3; do
        rate "$site/" >>"$work/kept"
        rate "$memory/" >>"$work/memory"
        rate "$site" "$work/anew.lua" >>"$work/anew"
        rate "$site/bench/table" >>"$work/query"
    done
    echo "front page ($(stat -c %s "$work/page.html") bytes), req/s, 16 connections, medians of 3 turns:"
    awk -v kept="$(median <"$work/kept")" -v memory="$(median <"$work/memory")" \
        'BEGIN { printf "kept page %.0f, Kestrel from memory %.0f, ratio %.2f\n", kept, memory, kept / memory }'
    awk -v anew="$(median <"$work/anew")" -v query="$(median <"$work/query")" \
        'BEGIN { printf "page of 50 rows made anew %.0f, its queries alone %.0f, ratio %.2f\n", anew, query, anew / query }'
    kill "$pid" && wait "$pid" || true
}

case "${1:-}" in
reading)
    build
    "$bench" generator 60 "$work/register-of-60.txt"
    # One core: the collector neither splits its work nor runs beside the reading.
    export DOTNET_gcServer=0 DOTNET_gcConcurrent=0
    seeds=()
    if [ -d "$shared/seeds" ]; then seeds=("$shared"/seeds/*.txt); fi
    "$bench" reading "${seeds[@]}" samples/ai-strategy-2026.txt samples/ai-strategy-2026-progress.txt \
        samples/ai-strategy-2024-follow-up.txt samples/research-memo.txt "$work/register-of-60.txt"
    ;;
office)
    build
    "$bench" office
    echo "| file | MB | lines | seconds | of processor | peak MB of the process | of it before reading |"
    echo "| --- | --- | --- | --- | --- | --- | --- |"
    for kind in xlsx docx; do
        "$bench" office-file 50000 "$work/register-of-50000.$kind"
        for _ in 1 2 3; do "$bench" office "$work/register-of-50000.$kind"; done
    done
    ;;
pdf)
    need pdftotext poppler-utils
    need soffice libreoffice-writer-nogui
    build
    "$bench" generator 1500 "$work/register-of-1500.txt"
    (cd "$work" && soffice "-env:UserInstallation=file://$work/office" --infilter="Text (encoded):UTF8" \
        --convert-to pdf register-of-1500.txt) >/dev/null 2>&1
    once="$work/register-of-1500.pdf"
    seeds=()
    if [ -d "$shared/data/pdf" ]; then seeds=("$shared"/data/pdf/*.pdf); fi
    "$bench" pdf "$once" "${seeds[@]}"
    # The same files in turn by a process that may use one core and by one that may use all.
    for name in one all; do : >"$work/$name"; done
    for _ in 1 2 3; do
        taskset -c 0 "$bench" pdf-cores "$once" "${seeds[@]}" >>"$work/one"
        "$bench" pdf-cores "$once" "${seeds[@]}" >>"$work/all"
    done
    awk -v one="$(median <"$work/one")" -v all="$(median <"$work/all")" -v cores="$(nproc)" \
        'BEGIN { printf "all files six times: %.0f pages/s on one core, %.0f on %d, ratio %.2f\n", one, all, cores, all / one }'
    echo "each turn: one core $(paste -sd ' ' "$work/one"), all $(paste -sd ' ' "$work/all"); load $(cut -d ' ' -f 1-3 /proc/loadavg)"
    times=$((10000 / $(pdfinfo "$once" | awk '/^Pages/ { print $2 }') + 1))
    pdfunite $(yes "$once" | head -n "$times") "$work/ten-thousand.pdf"
    "$bench" pdf-memory "$work/ten-thousand.pdf"
    ;;
generator) # initiatives, file
    build
    "$bench" generator "$2" "$3"
    ;;
boards) # 10,000 initiatives, 20 organisations, 12 rounds
    build
    # The collector of the site itself.
    DOTNET_gcServer=1 DOTNET_gcConcurrent=1 "$bench" boards 10181 "${@:2}"
    ;;
national-size) # how long it takes to make 10,000 initiatives with 12 rounds
    build
    "$bench" national-size 12
    ;;
saves) # 200 reporters at once; ends with 1 where an answer was lost
    build
    "$bench" saves
    ;;
search)
    need groonga groonga-bin
    build
    [ -d "$shared/data/rs-2024" ] || { echo "no $shared/data/rs-2024: set SHARED" >&2; exit 2; }
    "$bench" search "$shared"
    ;;
pages)
    need wrk wrk
    build
    "$bench" generator 10000 "$work/register-of-10000.txt"
    if [ -d "$shared/seeds" ]; then pages "four documents" 10151 "$shared"/seeds/*.txt; fi
    pages "10,000 initiatives" 10152 "$work/register-of-10000.txt"
    ;;
workbooks)
    /usr/bin/python3 -c "import openpyxl" 2>/dev/null || need /usr/bin/openpyxl python3-openpyxl
    build
    "$bench" workbooks bench/Workbooks/openpyxl-write.py
    ;;
releases) # 12,000 answers approved, cut, released and looked at
    build
    "$bench" releases 10191
    ;;
start) # time from ./run to the first page, built and with nothing to import
    SHIRUBE_DATA="$work/data"
    export SHIRUBE_DATA
    for turn in build 1 2 3; do
        from=$(date +%s%N)
        setsid ./run samples --port 10171 >"$work/log" 2>&1 &
        pid=$!
        answers "http://127.0.0.1:10171/" 300
        [ "$turn" = build ] || echo "start $turn: $((($(date +%s%N) - from) / 1000000)) ms"
        kill "$pid" # TERM: a job in the background does not hear INT
        wait "$pid" || true
    done
    ;;
*)
    sed -n 2,3p "$0" >&2
    exit 2
    ;;
esac
