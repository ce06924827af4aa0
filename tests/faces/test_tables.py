"""Tables on a terminal: what folds, what is cut, what is never broken, and how wide kanji are."""

from __future__ import annotations

import pytest

from daicho.faces.cli.tables import print_table, printable


def shown(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_figures_stand_on_the_right_and_kanji_take_two_columns(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("sums", (("who", "whole"), ("sum", "right")), [("日本", "5"), ("Intel", "¥590 bn")])
    assert shown(capsys) == [
        "sums",
        "",
        " who         sum",
        " ───────────────",
        " 日本          5",
        " Intel   ¥590 bn",
        "",
    ]


def test_a_column_that_folds_gives_way_and_figures_stay_whole(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("", (("told", "left"), ("sum", "right")), [("word " * 40, "1" * 20)])
    _, _, rule, first, *further = shown(capsys)
    assert len(rule) == len(first) == 119
    assert first.endswith("1" * 20)
    assert "".join([first, *further]).count("word") == 40


def test_a_word_longer_than_its_column_is_broken(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("", (("told", "left"),), [("x" * 150,)])
    assert [line.strip() for line in shown(capsys)[3:5]] == ["x" * 118, "x" * 32]


def test_what_is_cut_ends_in_an_ellipsis(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("", (("one", "cut"), ("other", "cut")), [("a" * 200, "b")])
    line = shown(capsys)[3]
    assert (line.count("a"), line.count("…"), line.endswith("b")) == (108, 1, True)


def test_no_text_reaches_the_terminal_as_a_command() -> None:
    assert printable("a\x1b[31m b\n\tc　d") == "a [31m b c d"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_headings_are_bold_only_on_a_terminal_that_takes_it(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    print_table("", [("payer", "left")], [["Orbel"]])
    assert "\x1b[1m" in capsys.readouterr().out
    monkeypatch.setenv(name, value)
    print_table("", [("payer", "left")], [["Orbel"]])
    assert "\x1b" not in capsys.readouterr().out
