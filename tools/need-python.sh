#!/bin/sh
# Make the virtual environment in the folder $1: Python 3.12 when there is one, else 3.11.
set -eu
venv=$1

works() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] not in ((3, 12), (3, 11)))' 2>/dev/null; }

python=
for candidate in ${PYTHON:-} python3.12 "$HOME"/.pyenv/versions/3.12*/bin/python python3.11 \
                 "$HOME"/.pyenv/versions/3.11*/bin/python python3; do
    if works "$candidate"; then python=$candidate; break; fi
done
if [ -z "$python" ]; then
    echo "Python 3.12 or 3.11 (with venv) is missing. Install it, or name one: make env PYTHON=/path/to/python3.12" >&2
    exit 1
fi

[ -x "$venv/bin/python" ] && works "$venv/bin/python" || { rm -rf "$venv"; "$python" -m venv "$venv"; }
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r requirements.txt
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps -e .
