#!/bin/sh
# Build the wheel, install it into an empty environment, and read a sample story with nothing else around.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/python -m build --wheel --outdir "$work/dist" . >/dev/null
python3 -m venv --without-pip "$work/env"
python3 -m pip --python "$work/env/bin/python" install --quiet --disable-pip-version-check "$work"/dist/*.whl
cd "$work"
"$work/env/bin/daicho" --version
"$work/env/bin/daicho" read "$root/samples/stories" --ledger "$work/ledger.db"
"$work/env/bin/daicho" totals --ledger "$work/ledger.db"
echo "the wheel works on its own"
