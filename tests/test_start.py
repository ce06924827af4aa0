"""Starting is quick because nothing heavy is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "sudachipy", "sqlalchemy", "rich", "httpx", "trafilatura", "pypdfium2", "numpy", "pyarrow", "pandas")
ASK = f"import sys; print(*[name for name in {HEAVY} if name in sys.modules])"


@pytest.mark.parametrize(
    "code",
    [
        "import daicho",
        "import daicho; dir(daicho)",
        "from daicho.faces.cli import cli; cli(['--help'], standalone_mode=False)",
        "from daicho.faces.cli import cli; cli(['--version'], standalone_mode=False)",
    ],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", f"{code}\n{ASK}"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1:] in ([], [""])


def test_a_question_to_the_ledger_loads_no_analyser(tmp_path: object) -> None:
    code = f"""
import sys
from daicho.faces.cli import cli
from daicho.ledger.store import open_ledger
open_ledger(r"{tmp_path}/daicho.db").close()
for command in ("deals", "documents", "totals"):
    cli([command, "--ledger", r"{tmp_path}/daicho.db"], standalone_mode=False)
print(*[name for name in ("spacy", "sudachipy", "trafilatura", "pypdfium2", "httpx") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""
