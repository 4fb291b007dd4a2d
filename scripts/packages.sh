# Sourced by ./run and ./check after build.sh: Debian or Ubuntu packages that are missing, through apt where it may.

has_postgres() {
    local bin version
    for bin in /usr/lib/postgresql/*/bin/initdb; do
        [ -x "$bin" ] || continue
        version=${bin#/usr/lib/postgresql/}
        [ "${version%%/*}" -ge 15 ] 2>/dev/null && return 0
    done
    command -v initdb >/dev/null && [ "$(initdb --version | grep -oE '[0-9]+' | head -1)" -ge 15 ]
}

has_node() {
    command -v npm >/dev/null && command -v node >/dev/null &&
        [ "$(node --version | grep -oE '[0-9]+' | head -1)" -ge 18 ]
}

has_chromium() { command -v chromium >/dev/null || [ -x "${SHIRUBE_CHROMIUM:-}" ]; }

has_poppler() { command -v pdftotext >/dev/null && command -v pdftohtml >/dev/null && command -v pdftoppm >/dev/null; }

has_japanese_recognition() {
    command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx jpn
}

has_japanese_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=ja family)" ]; }

# All three parts: without Calc, a sheet "could not be loaded".
has_libreoffice() {
    local part folder
    command -v soffice >/dev/null || return
    folder=$(dirname "$(readlink -f "$(command -v soffice)")")
    for part in libswlo libsclo libsdlo; do [ -e "$folder/$part.so" ] || return; done
}

# need CHECK PACKAGE…: remembers the packages if the check fails.
missing_packages=()
missing_checks=()
need() {
    local check=$1
    shift
    "$check" && return
    missing_packages+=("$@")
    missing_checks+=("$check")
}

# Installs what need() found missing, or says how and stops.
install_missing() {
    [ ${#missing_packages[@]} -gt 0 ] || return 0
    local command="apt-get update && apt-get install -y --no-install-recommends ${missing_packages[*]}"
    local as_root=() check
    if ! command -v apt-get >/dev/null; then
        say "次のものが必要です：${missing_packages[*]}。apt のない環境のため、その環境の方法で導入してから、もう一度実行してください。" \
            "These are needed: ${missing_packages[*]}. There is no apt here: install them in this system's own way and run this again."
        exit 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            as_root=(sudo -n)
        else
            say "足りないパッケージがあります。管理者として次を実行してから、もう一度実行してください：" \
                "Packages are missing. Run this as administrator, then run this script again:"
            printf '  sudo sh -c "%s"\n' "$command" >&2
            exit 1
        fi
    fi
    say "パッケージを導入しています：${missing_packages[*]}" "Installing packages: ${missing_packages[*]}"
    # Fresh machines have empty package lists, old ones stale lists: ask anew only where installing fails.
    if ! apt_get install && ! { apt_get update && apt_get install; }; then
        cat "$apt_log" >&2
        say "導入できませんでした。通信とパッケージの取得元を確かめ、次を実行してください：$command" \
            "Installing failed. Check the network and the package sources, then run: $command"
        exit 1
    fi
    rm -f "$apt_log"
    for check in "${missing_checks[@]}"; do
        if ! "$check"; then
            say "導入したパッケージでは版が足りません（${check#has_}）。PostgreSQL 15 以上、Node.js 18 以上が必要です。" \
                "The packages of this system are too old (${check#has_}). PostgreSQL 15 or newer and Node.js 18 or newer are needed."
            exit 1
        fi
    done
}

apt_get() {
    : "${apt_log:=$(mktemp)}"
    case $1 in
    update) "${as_root[@]}" apt-get update </dev/null >"$apt_log" 2>&1 ;;
    install) "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        "${missing_packages[@]}" </dev/null >"$apt_log" 2>&1 ;;
    esac
}
