"""Long tables: so many rows are shown, the foot says how many are not, and what programs read is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from daicho.faces.cli.limits import Limit
from daicho.intake import read_into
from daicho.ledger.store import open_ledger
from daicho.model.document import Appearance, Document
from faces.conftest import Run

_FIRMS = ("Toyota", "Microsoft", "Amazon", "Intel", "Samsung")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of five deals, five milestones, five ranks."""
    folder = tmp_path_factory.mktemp("many")
    texts = [
        f"{firm} will invest ${at + 2} billion in a battery plant in Ohio. {firm} will open the plant in 203{at}. "
        f"Japan ranked {30 + at}th in digital competitiveness."
        for at, firm in enumerate(_FIRMS)
    ]
    documents = [
        Document(text, "en", Appearance(source=firm, name=firm, published=f"2024-0{at + 1}-01"))
        for at, (firm, text) in enumerate(zip(_FIRMS, texts, strict=True))
    ]
    with open_ledger(str(folder / "daicho.db")) as store:
        list(read_into(store, documents, read_at="2026-01-01"))
    return folder / "daicho.db"


@pytest.mark.parametrize(
    ("command", "what"),
    [
        (["deals"], "deals"),
        (["deals", "--in", "JPY"], "deals"),
        (["totals", "--by", "payer"], "rows"),
        (["flows", "--to", "recipient"], "flows"),
        (["timeline"], "steps"),
        (["indicators"], "indicators"),
        (["entities"], "entities"),
        (["new", "--since", "2023"], "deals"),
    ],
)
def test_what_a_table_does_not_show_is_said_under_it(command: list[str], what: str, run: Run, many: Path) -> None:
    ask = [*command, "--ledger", str(many)]
    whole = run(*ask).out
    assert " shown; " not in whole
    assert run(*ask, "--limit", "all").out == whole
    few = run(*ask, "--limit", "2").out
    assert len(few) < len(whole)
    assert f" {what} shown; --limit all shows the other " in few
    assert len(run(*ask, "--format", "jsonl").out.splitlines()) > 2


def test_a_limit_is_for_tables(run: Run, many: Path) -> None:
    for other in (["--format", "jsonl"], ["--plot"], ["--output", "a.svg"]):
        found = run("totals", "--ledger", str(many), "--limit", "2", *other)
        assert (found.code, "--limit is for tables" in found.err) == (2, True)
    for wrong in ("0", "-1", "two", "２"):
        found = run("deals", "--ledger", str(many), "--limit", wrong)
        assert (found.code, "is no number of rows" in found.err) == (2, True)


@pytest.mark.parametrize("question", ["totals", "flows", "timeline", "indicators"])
def test_a_picture_and_lines_of_json_are_two_answers(question: str, run: Run, many: Path) -> None:
    for picture in (["--plot"], ["--output", "a.svg"]):
        found = run(question, "--ledger", many, "--format", "jsonl", *picture)
        assert (found.code, f"{picture[0]} draws a picture" in found.err) == (2, True)


def test_only_the_deals_that_are_shown_are_explained(run: Run, many: Path) -> None:
    found = run("totals", "--explain", "--limit", "3", "--ledger", str(many)).out
    assert ("Amazon" in found, "Intel" in found) == (True, False)
    assert "3 of 5 deals shown; --limit all shows the other 2" in found


def test_tables_shown_together_share_a_limit() -> None:
    assert [Limit(200).shared(many).most for many in (0, 1, 3, 500)] == [200, 200, 66, 1]
    assert Limit(None).shared(7).most is None


def test_names_in_a_line_are_counted_where_they_are_too_many() -> None:
    assert Limit(2).names(["a", "b", "c", "d"]) == "a, b and 2 more"
    assert Limit(None).names(["a", "b", "c"]) == "a, b, c"
