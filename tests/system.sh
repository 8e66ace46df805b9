#!/bin/sh
# Makes sure that there is a browser and a Chinese font, which pip cannot install and the browser tests need.
# Usage: sh tests/system.sh PYTHON, where PYTHON is the interpreter that has playwright.
# Order: what the machine has; else apt, on Debian as root; else Playwright's own installer; else a message and exit 2.
set -u
python=${1:?usage: sh tests/system.sh PYTHON}

has_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    "$python" - <<'PYTHON' 2>/dev/null
import os, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    sys.exit(not os.path.exists(playwright.chromium.executable_path))
PYTHON
}

has_font() {
    [ "$(uname -s)" = Darwin ] && return 0
    command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh-cn family)" ]
}

# Ubuntu's package named chromium is a snap, which a container cannot run; only Debian's own is used.
apt_works() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 && grep -q '^ID=debian' "${OS_RELEASE:-/etc/os-release}" 2>/dev/null
}

apt_install() {
    echo "Installing $* by apt." >&2
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; } >&2
}

if ! has_browser; then
    apt_works && apt_install chromium
    has_browser || "$python" -m playwright install chromium >&2
    if ! has_browser; then
        echo "The browser tests need a browser and none could be had. Install Chromium or Chrome, then run make test again." >&2
        exit 2
    fi
fi

if ! has_font; then
    apt_works && apt_install fontconfig fonts-noto-cjk
    if ! has_font; then
        echo "The browser tests need a Chinese font and fc-list names none. Install one (Debian, Ubuntu: fonts-noto-cjk), then run make test again." >&2
        exit 2
    fi
fi
