"""`--plot` and `--output` of the commands that can draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from faces.conftest import Run

COMMANDS = ("totals", "flows")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_picture_is_drawn_here(run: Run, ledger: Path, command: str) -> None:
    shown = run(command, "--plot")
    assert shown.code == 0
    assert "░" in shown.out
    assert "¥0 to ¥732 bn" in shown.out


def test_a_picture_in_japanese(run: Run, ledger: Path) -> None:
    assert "補助金" in run("totals", "--plot", "--labels", "ja").out


@pytest.mark.parametrize("command", COMMANDS)
def test_a_picture_is_written_by_the_name_of_its_file(run: Run, ledger: Path, command: str) -> None:
    shown = run(command, "--output", "picture.svg")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("picture.svg: ")
    assert Path("picture.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_name_that_is_no_picture_is_wrong_usage(run: Run, ledger: Path) -> None:
    shown = run("timeline", "--output", "timeline.pdf")
    assert shown.code == 2
    assert "end it in .svg, .png, .html" in shown.err


def test_a_folder_that_is_not_there_is_named(run: Run, ledger: Path) -> None:
    shown = run("totals", "--output", "nowhere/totals.svg")
    assert shown.code == 1
    assert "nowhere/totals.svg: cannot be written" in shown.err


def test_nothing_to_draw_is_said(run: Run, ledger: Path) -> None:
    assert "no dated milestones" in run("timeline", "--output", "timeline.svg").out
    assert not Path("timeline.svg").exists()
    assert "no deals match" in run("totals", "--status", "done", "--plot").out
    Path("rank.txt").write_text("Japan ranked 32nd in digital competitiveness.", encoding="utf-8")
    run("read", "rank.txt")
    for asked in (("--plot",), ("--output", "rank.svg")):
        assert "no figure here has a date" in run("indicators", "--unit", "rank", *asked).out
    assert not Path("rank.svg").exists()


@pytest.mark.parametrize("ending", ["svg", "html"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_picture_as_of_a_day_names_it_in_its_title_and_at_its_foot(
    run: Run, ledger: Path, command: str, ending: str
) -> None:
    path = Path(f"picture.{ending}")
    told = run(command, "--as-of", "2024-03", "--output", path).out
    assert told.rstrip().endswith(", as of Mar 2024")
    drawing = path.read_text(encoding="utf-8")
    assert ", as of Mar 2024</title>" in drawing
    assert ">what had been published by Mar 2024</text>" in drawing
    run(command, "--output", path)
    assert "as of" not in path.read_text(encoding="utf-8")


def test_a_picture_drawn_here_names_the_day(run: Run, ledger: Path) -> None:
    assert run("totals", "--as-of", "2024-03", "--plot").out.endswith("what had been published by Mar 2024\n")
    assert "2024年3月までに公表された内容" in run("totals", "--as-of", "2024-03", "--plot", "--labels", "ja").out
    assert "published by" not in run("totals", "--plot").out
