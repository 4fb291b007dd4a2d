# Sourced by ./shirube, ./run and ./check: builds what has changed, once at a time, without a word on stdout.
# Needs: root (the repository's folder).

# The .NET SDK wants a home folder it can write to.
if [ -z "${HOME:-}" ] || [ ! -w "${HOME:-/}" ]; then
    export DOTNET_CLI_HOME="${DOTNET_CLI_HOME:-${TMPDIR:-/tmp}/shirube-dotnet-$(id -u)}"
    export NUGET_PACKAGES="${NUGET_PACKAGES:-$DOTNET_CLI_HOME/.nuget/packages}"
    export npm_config_cache="${npm_config_cache:-$DOTNET_CLI_HOME/.npm}"
fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true

# say JAPANESE ENGLISH: on stderr, in the language of the locale.
say() {
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    ja*) printf '%s\n' "$1" >&2 ;;
    *) printf '%s\n' "$2" >&2 ;;
    esac
}

# A line for the state of every file under the given paths (names, sizes, times): another line, something changed.
state_of() {
    (cd "$root" && find "$@" \( -name bin -o -name obj -o -name node_modules -o -name wwwroot \) -prune \
        -o -type f -printf '%p %s %T@\n' 2>/dev/null | LC_ALL=C sort | sha256sum)
}

app_state() { state_of src web Directory.Build.props Directory.Packages.props global.json scripts; }

# quietly LOG COMMAND…: the output goes to the log, and from there to stderr only on failure.
quietly() {
    local log=$1
    shift
    if ! "$@" </dev/null >>"$log" 2>&1; then
        cat "$log" >&2
        return 1
    fi
}

require_dotnet() {
    if ! command -v dotnet >/dev/null; then
        if [ -x "$HOME/.dotnet/dotnet" ]; then
            PATH="$HOME/.dotnet:$PATH"
        else
            say ".NET 10 SDK が見つかりません。https://dotnet.microsoft.com/download/dotnet/10.0 から導入してください。" \
                "The .NET 10 SDK was not found. Install it from https://dotnet.microsoft.com/download/dotnet/10.0"
            exit 1
        fi
    fi
    # The program's own starter looks in fixed places only.
    if [ -z "${DOTNET_ROOT:-}" ]; then
        DOTNET_ROOT=$(dirname -- "$(readlink -f -- "$(command -v dotnet)")")
        export DOTNET_ROOT
    fi
}

require_sdk() {
    require_dotnet
    if ! (cd "$root" && dotnet --version >/dev/null 2>&1); then
        say ".NET 10 SDK が必要ですが、dotnet は次の版だけを持っています：$(dotnet --list-sdks | tr '\n' ' ')。https://dotnet.microsoft.com/download/dotnet/10.0 から導入してください。" \
            "The .NET 10 SDK is needed, but dotnet has only: $(dotnet --list-sdks | tr '\n' ' '). Install it from https://dotnet.microsoft.com/download/dotnet/10.0"
        exit 1
    fi
}

# build_app [serve]: the program, if anything it is made of changed since it was built. Serving needs the site's styles
# and scripts, and building those needs Node.js; all else can do without.
build_app() {
    program=$root/src/App/bin/program/shirube
    app_is_built "${1:-}" || locked app_now "${1:-}"
}

app_is_built() {
    local stamp
    [ -x "$root/src/App/bin/program/shirube" ] || return 1
    stamp=$(cat "$root/.build-stamp-app" 2>/dev/null)
    case "$stamp" in
    *without-web) [ "${1:-}" != serve ] || return 1 ;;
    esac
    [ "${stamp% with*}" = "$(app_state)" ]
}

app_now() {
    app_is_built "${1:-}" && return
    local state log status=0 web=with-web
    state=$(app_state)
    require_sdk
    if ! command -v npm >/dev/null; then
        if [ "${1:-}" = serve ]; then
            say "画面の部品を組み立てる Node.js 18 以上と npm が見つかりません。./run を使うか、apt-get install nodejs npm で導入してください。" \
                "Node.js 18 or newer and npm, which build the site's styles and scripts, were not found. Use ./run, or: apt-get install nodejs npm"
            return 1
        fi
        web=without-web
    fi
    say "プログラムを組み立てています…" "Building the program…"
    log=$(mktemp)
    quietly "$log" dotnet build "$root/src/App/App.csproj" -c Release -v quiet --disable-build-servers \
        $([ $web = with-web ] || echo -p:WithoutWeb=true) || status=1
    rm -f "$log"
    [ $status -eq 0 ] && take_program "$state" $web
}

# take_program STATE with-web|without-web: what was built becomes the program that runs, as machine code where that can
# be had: it then starts in half the time. The tests' own builds leave the program alone.
take_program() {
    local built=$root/src/App/bin/Release/net10.0 program=$root/src/App/bin/program
    rm -rf "$program.new" "$program.old"
    cp -a "$built" "$program.new"
    precompile "$built" "$program" "$program.new" ||
        say "起動を速くするための機械語への変換を省きました（変換の道具を取得できないか、使えません）。動作は同じです。" \
            "Left out: turning the program into machine code, which starts faster (the compiler for it could not be fetched or run). It works the same."
    [ ! -e "$program" ] || mv "$program" "$program.old"
    mv "$program.new" "$program"
    rm -rf "$program.old"
    printf '%s %s\n' "$1" "$2" >"$root/.build-stamp-app"
}

# precompile BUILT LAST NEW: libraries of BUILT, as machine code, into NEW; those that LAST has already are taken over.
precompile() {
    local compiler shared
    compiler=$(cd "$root" && dotnet msbuild scripts/precompiler.proj -restore -t:Tell -getProperty:Precompiler -noLogo \
        </dev/null 2>/dev/null) && [ -x "$compiler" ] || return 1
    shared=$DOTNET_ROOT/shared
    # The migrations' libraries are large and not used at an ordinary start.
    find "$1" -maxdepth 1 -name '*.dll' ! -name '*EntityFrameworkCore*' -printf '%f\0' |
        compiler=$compiler shared=$shared version=$(basename "$(dirname "$(dirname "$compiler")")") \
            xargs -0 -P "$(nproc)" -I {} bash -c '
                set -e
                # The time of its source tells what a compiled library was made of.
                if [ -e "$2/$4" ] && [ ! "$1/$4" -nt "$2/$4" ] && [ ! "$1/$4" -ot "$2/$4" ] && ! cmp -s "$1/$4" "$2/$4"; then
                    cp -a "$2/$4" "$3/$4"
                    exit
                fi
                "$compiler" "$1/$4" -o "$3/$4.new" --targetos linux -O -r "$1/*.dll" \
                    -r "$shared/Microsoft.NETCore.App/$version/*.dll" \
                    -r "$shared/Microsoft.AspNetCore.App/$version/*.dll" >/dev/null 2>&1 || { rm -f "$3/$4.new"; exit 1; }
                touch -r "$1/$4" "$3/$4.new"
                mv "$3/$4.new" "$3/$4"' precompile "$1" "$2" "$3" {}
}

# locked COMMAND: one build at a time; who waited looks again whether there is still anything to do.
locked() {
    local status=0
    exec 9>"$root/.build-stamp-lock"
    flock 9
    "$@" 9>&- || status=$?
    exec 9>&-
    return $status
}
