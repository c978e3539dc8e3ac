#!/bin/sh
# The tests drive the system's browsers. Install the distribution's where one is missing and we may. Without Chromium
# nothing can be tested; without Firefox or WebKit their tests are skipped, unless MONOAMINE_ENGINES is "required".
set -eu

there() {
    case $1 in
        Chromium) command -v chromium || command -v chromium-browser || command -v google-chrome ;;
        Firefox) command -v firefox-esr || command -v firefox ;;
        WebKit) command -v WebKitWebDriver && command -v Xvfb ;;
    esac >/dev/null
}

packages() {
    case $1 in
        Chromium) echo chromium fonts-liberation ;;
        Firefox) echo firefox-esr ;;
        WebKit) echo webkit2gtk-driver xvfb ;;
    esac
}

may_install() { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; }

updated=
install() {
    echo "$1 is missing: installing the distribution's"
    [ -n "$updated" ] || apt-get update -qq || true
    updated=yes
    # shellcheck disable=SC2046 # several packages are several words
    apt-get install -y -qq --no-install-recommends $(packages "$1") >/dev/null || true
}

export DEBIAN_FRONTEND=noninteractive
missing=0
for browser in Chromium Firefox WebKit; do
    there $browser || ! may_install || install $browser
    there $browser && continue
    advice="Install it (on Debian: apt-get install $(packages $browser))"
    if [ $browser = Chromium ] || [ "${MONOAMINE_ENGINES:-}" = required ]; then
        echo "$browser is missing. $advice and run again." >&2
        missing=1
    else
        echo "$browser is missing: its tests are skipped. $advice to have them run." >&2
    fi
done
exit $missing
