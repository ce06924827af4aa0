"""Indicators as small multiples: a small picture for each subject and unit, statements by date of publication."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from daicho.faces.charts.chart import Cell, Chart, Table
from daicho.faces.charts.labels import sentence, word
from daicho.faces.charts.scales import day, time_scale, years
from daicho.faces.charts.svg import SMALL, fitted, line, tag, text
from daicho.faces.measures import RANK, measured, unit_key
from daicho.faces.words import Lang, label, organisation, when
from daicho.model.dates import last_day
from daicho.questions.indicators import Reported
from daicho.reference import places

_WIDTH = 720
_ACROSS = 3
_PANEL = (224.0, 138.0)
_GAP = 12.0
_PLOT = (14.0, 44.0, 196.0, 66.0)  # of a panel: left, top, width, height
_MOST_PANELS = 60


def indicators_chart(
    found: Sequence[Reported], lang: Lang = "en", *, title: str = "", key: str = "indicators", base: str = ""
) -> Chart:
    """Statements as small pictures. base: what the address of a document's page begins with, for the table."""
    dated = [one for one in found if one.stated.published]
    groups = list(grouped(dated, lang).values())
    shown = groups[:_MOST_PANELS]
    body: list[str] = []
    for at, group in enumerate(shown):
        left = 8 + (at % _ACROSS) * (_PANEL[0] + _GAP)
        top = 8 + (at // _ACROSS) * (_PANEL[1] + _GAP)
        body.append(tag("g", *_panel(group, lang), transform=f"translate({left:.1f} {top:.1f})"))
    height = 8 + -(-len(shown) // _ACROSS) * (_PANEL[1] + _GAP)
    for note, count in (("more", len(groups) - len(shown)), ("undated", len(found) - len(dated))):
        if count:
            body.append(text(8, height + 12, sentence(note, lang, count), "soft", SMALL))
            height += 20
    title = title or word("indicators", lang)
    return Chart(key, title, sentence("indicators", lang), _WIDTH, height + 4, body, _table(found, lang, base))


def grouped(found: Iterable[Reported], lang: Lang) -> dict[tuple[str, str], list[Reported]]:
    """Statements of one subject in one unit by date, whichever language they are in; the subjects as they come."""
    groups: dict[tuple[str, str], list[Reported]] = {}
    for one in found:
        groups.setdefault((subject_name(one, lang), unit_key(one.claim.unit)), []).append(one)
    return {key: sorted(group, key=lambda one: one.stated.published or "") for key, group in groups.items()}


def subject_name(one: Reported, lang: Lang) -> str:
    """Whom a statement is of, in the language where the tables have the name in it."""
    place = places.by_name(one.subject or "")
    names = (place.names_ja if lang == "ja" else place.names_en) if place else ()
    return names[0] if names else organisation(one.entity, one.subject or label("subject", None, lang), lang)


def _panel(group: Sequence[Reported], lang: Lang) -> list[str]:
    left, top, width, height = _PLOT
    first = group[0]
    days = [day(last_day(one.stated.published or "")) for one in group]
    scale = time_scale(days, left, left + width)
    values = [float(one.claim.value) for one in group]
    low, high = min(values), max(values)
    places = [
        top + height / 2 if high == low else top + height * (1 - (value - low) / (high - low)) for value in values
    ]
    if unit_key(first.claim.unit) == RANK:
        places = [2 * top + height - place for place in places]
    points = [(scale.at(at), place) for at, place in zip(days, places, strict=True)]
    name = subject_name(first, lang)
    drawn = [
        tag("rect", cls="box", x=0, y=0, width=_PANEL[0], height=_PANEL[1], rx=4, stroke_width=0.5),
        text(10, 18, fitted(name, _PANEL[0] - 20), font_weight="bold"),
    ]
    for year, x in years(scale, 4):
        drawn += [
            line(x, top - 4, x, top + height + 4),
            text(x, _PANEL[1] - 10, str(year), "soft", SMALL, text_anchor="middle"),
        ]
    if len({x for x, _ in points}) == len(points) > 1:  # several of one day are not one thing over time
        drawn.append(tag("polyline", cls="axis", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points)))
    drawn += [tag("circle", cls="investment", cx=x, cy=y, r=3.5) for x, y in points]
    shown = dict.fromkeys((values.index(low), values.index(high), len(values) - 1))
    for at in shown:
        x, y = points[at]
        anchor, beside = ("end", -7) if x > left + width / 2 else ("start", 7)
        drawn.append(
            text(
                x + beside,
                y + 4,
                measured(group[at].claim.value, group[at].claim.unit, lang),
                size=SMALL,
                text_anchor=anchor,
            )
        )
    return drawn


def _table(found: Sequence[Reported], lang: Lang, base: str) -> Table:
    columns = ("subject", "figure", "published", "document")
    return Table(
        tuple(word(name, lang) for name in columns),
        tuple(
            (
                Cell(subject_name(one, lang)),
                Cell(measured(one.claim.value, one.claim.unit, lang), right=True),
                Cell(when(one.stated.published, lang) if one.stated.published else word("no date", lang)),
                Cell(one.stated.doc, f"{base}{one.stated.document}" if base else None),
            )
            for one in found
        ),
    )
