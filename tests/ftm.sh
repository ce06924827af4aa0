#!/bin/sh
# Export the sample stories as FollowTheMoney and validate them against the followthemoney package, in an environment of its own.
# FTM_PYTHON: a Python that has the package already.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${FTM_PYTHON:-}" ]; then
    python3 -m venv --without-pip "$work/env"
    python3 -m pip --python "$work/env/bin/python" install --quiet --disable-pip-version-check 'followthemoney>=4'
    FTM_PYTHON="$work/env/bin/python"
fi
.venv/bin/daicho read samples --ledger "$work/ledger.db" >/dev/null
.venv/bin/daicho export ftm "$work/deals.ftm" --ledger "$work/ledger.db"
.venv/bin/python -c "
import sys
sys.path.insert(0, 'tests')
from pathlib import Path
from daicho.faces.export import export
from faces.export.deals import ADDRESSES, DEALS
export('ftm', Path(sys.argv[1]), DEALS, ADDRESSES)
" "$work/hard.ftm"
"$FTM_PYTHON" tests/ftm_check.py "$work/deals.ftm"
"$FTM_PYTHON" tests/ftm_check.py "$work/hard.ftm"
