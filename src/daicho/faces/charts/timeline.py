"""Timelines: each date as long as it is vague, earlier ones struck through and joined to those that took their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from daicho.faces.charts.chart import Cell, Chart, Table
from daicho.faces.charts.labels import months, sentence, word
from daicho.faces.charts.scales import Scale, ends, time_scale, years
from daicho.faces.charts.svg import BOLD, SMALL, fitted, line, rect, tag, text, width_of
from daicho.faces.words import Lang, label, when
from daicho.questions.timelines import Timeline

_WIDTH = 720
_LEFT = 150
_RIGHT = 20
_LANE = 20
_HEADING = 26
_TOP = 30
_SHORTEST = 4.0  # of a mark, so that a day is seen
_MOST_LINES = 60

Link = Callable[[Timeline], str | None]


def timeline_chart(
    lines: Sequence[Timeline],
    lang: Lang = "en",
    *,
    title: str = "",
    key: str = "timeline",
    link: Link | None = None,
    name: Callable[[Timeline], str] | None = None,
) -> Chart:
    """The steps of projects against the years, each project under its name.

    link: where more of a step is, for the table; name: what its project is called, where not as the question has it.
    """
    called = name or (lambda one: one.project)
    shown = lines[:_MOST_LINES]
    told = [end for one in shown for _, value, _ in one.history for end in ends(value)]
    scale = time_scale(told, _LEFT + 10, _WIDTH - _RIGHT - 60) if told else Scale(0, 1, _LEFT, _WIDTH - _RIGHT)
    rows: list[str] = []
    y = float(_TOP)
    for project, steps in groupby(shown, key=called):
        rows.append(text(8, y + 17, fitted(project, _WIDTH - 16), font_weight="bold"))
        y += _HEADING
        for one in steps:
            rows += _step(one, scale, y, lang)
            y += _LANE * len(versions(one)) + 4
        rows.append(line(8, y + 2, _WIDTH - 8, y + 2))
        y += 6
    if len(lines) > len(shown):
        rows.append(text(8, y + 14, sentence("more", lang, len(lines) - len(shown)), "soft", SMALL))
        y += 20
    body = [*(_axis(scale, y) if told else ()), *rows]
    title = title or word("timeline", lang)
    return Chart(key, title, sentence("timeline", lang), _WIDTH, y + 6, body, _table(lines, lang, link, called))


def in_time(lines: Sequence[Timeline]) -> list[Timeline]:
    """Steps in the order of the dates that they are due on by what was told last."""
    return sorted(lines, key=lambda one: ends(one.history[-1][1]))


def versions(one: Timeline) -> list[tuple[str, str]]:
    """The dates told one after another, each with the day on which it was first told, repetitions left out."""
    found: list[tuple[str, str]] = []
    for known, value, _ in one.history:
        if not found or found[-1][1] != value:
            found.append((known, value))
    return found


def _step(one: Timeline, scale: Scale, top: float, lang: Lang) -> list[str]:
    name = label("event", one.event, lang)
    drawn = [text(_LEFT, top + 14, fitted(name, _LEFT - 20), "soft", text_anchor="end")]
    found = versions(one)
    before = None
    for lane, (_, value) in enumerate(found):
        first, last = (scale.at(end) for end in ends(value))
        y = top + lane * _LANE
        width = max(last - first, _SHORTEST)
        is_last = lane == len(found) - 1
        drawn.append(rect(first, y + 4, width, 11, "committed" if is_last else "former", rx=3))
        if before is not None:
            drawn.append(_join(*before, first + width / 2, y + 4))
        before = (first + width / 2, y + 15)
        drawn += _wording(one, value, first, first + width, y, lang, is_last=is_last)
    return drawn


def _wording(one: Timeline, value: str, first: float, last: float, y: float, lang: Lang, *, is_last: bool) -> list[str]:
    """The date beside its mark, struck through where another took its place, with the slip beside the last."""
    wording = when(value, lang)
    slip = months(one.slip, lang) if is_last and one.slip else ""
    wide = width_of(wording, SMALL) + (width_of(slip, SMALL) * BOLD + 8 if slip else 0)
    x = last + 6 if last + 6 + wide < _WIDTH - 4 else first - 6 - wide
    struck = {} if is_last else {"text_decoration": "line-through"}
    drawn = [text(x, y + 14, wording, "ink" if is_last else "soft", SMALL, **struck)]
    if slip:
        tone = "late" if (one.slip or 0) > 0 else "early"
        drawn.append(text(x + width_of(wording, SMALL) + 8, y + 14, slip, tone, SMALL, font_weight="bold"))
    return drawn


def _join(x1: float, y1: float, x2: float, y2: float) -> str:
    middle = (y1 + y2) / 2
    return tag("path", cls="shift", d=f"M{x1:.1f} {y1:.1f}V{middle:.1f}H{x2:.1f}V{y2:.1f}")


def _axis(scale: Scale, bottom: float) -> list[str]:
    drawn = []
    for year, x in years(scale):
        drawn += [line(x, _TOP - 6, x, bottom), text(x, _TOP - 12, str(year), "soft", SMALL, text_anchor="middle")]
    return drawn


def _table(lines: Sequence[Timeline], lang: Lang, link: Link | None, called: Callable[[Timeline], str]) -> Table:
    columns = ("project", "step", "date", "slip", "told")
    between, colon = ("、", "：") if lang == "ja" else (", ", ": ")
    return Table(
        tuple(word(name, lang) for name in columns),
        tuple(
            (
                Cell(called(one), link(one) if link else None),
                Cell(label("event", one.event, lang)),
                Cell(when(one.history[-1][1], lang)),
                Cell(months(one.slip, lang) if one.slip is not None else "", right=True),
                Cell(between.join(f"{when(known, lang)}{colon}{when(value, lang)}" for known, value in versions(one))),
            )
            for one in lines
        ),
    )
