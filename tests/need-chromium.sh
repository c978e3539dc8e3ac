#!/bin/sh
# The site tests drive the system's Chromium. Install Debian's when there is none and we may.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Chromium is missing: installing the distribution's"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
else
    echo "Chromium is missing. Install it (on Debian: apt-get install chromium) and run again." >&2
    exit 1
fi
