"""Charts: what every one of them keeps to, and what each one draws."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from daicho.errors import OutputError, UsageError
from daicho.faces.charts import Chart
from daicho.faces.charts import files as chart_files
from daicho.faces.charts.deal import history_chart, relations_chart
from daicho.faces.charts.files import content_of, write_chart
from daicho.faces.charts.flows import flows_chart
from daicho.faces.charts.indicators import indicators_chart
from daicho.faces.charts.scales import Scale, ends
from daicho.faces.charts.svg import fitted, width_of
from daicho.faces.charts.terminal import flows_lines, indicators_lines, timeline_lines, totals_lines
from daicho.faces.charts.tile_maps import japan, world
from daicho.faces.charts.tiles import Amount, japan_chart, world_chart
from daicho.faces.charts.timeline import in_time, timeline_chart
from daicho.faces.charts.totals import totals_chart
from daicho.faces.words import LANGUAGES, Lang
from daicho.model.claim import Indicator
from daicho.model.deal import AmountStep, Deal, DealParty, Relation, Stated, StatusStep
from daicho.model.span import Mention, Span
from daicho.questions.flows import flows
from daicho.questions.indicators import Reported
from daicho.questions.timelines import Timeline
from daicho.questions.totals import TotalRow, totals
from daicho.reference import places

HOSTILE = '<script>alert("1")</script> & Söhne'
SVG = "{http://www.w3.org/2000/svg}"


def deal(key: str, low: float | None, high: float | None, **slots: object) -> Deal:
    base = Deal(
        id=key,
        kind="subsidy",
        currency="JPY",
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        status="committed",
        payer=(DealParty("METI", "meti"),),
        country="US",
        payer_country=("JP",),
        first_seen="2024-02-23",
    )
    return replace(base, **slots)


def reported(value: str, published: str | None, unit: str = "%", subject: str = HOSTILE) -> Reported:
    mention = Mention(value, Span(0, len(value)))
    claim = Indicator(quote=mention, measure=mention, value=Decimal(value), unit=unit)
    return Reported(
        subject, None, claim, Stated(id="c1", document="d1", doc="a.txt", published=published, lang="en", claim=claim)
    )


DEALS = (
    deal("exact", 5e9, 5e9),
    deal("at-most", None, 9e9, kind="investment", payer=(DealParty(HOSTILE),), payer_country=()),
    deal("open", 7e9, None, kind="investment", country="JP", project=(DealParty("熊本第2工場"),)),
)
LINES = (
    Timeline("熊本第2工場", "production_start", (("2024-02-24", "2027", "c1"), ("2025-01-17", "FY2029", "c2")), 27),
    Timeline(HOSTILE, "opening", (("2024-02-24", "2024-02-24", "c3"), ("2024-02-25", "2024-02-24", "c4")), None),
)
WHOLE = replace(
    DEALS[0],
    relations=(Relation("part_of", "open", "of which"),),
    amount_history=(
        AmountStep("2024-01", Decimal(4), Decimal(4), "c1"),
        AmountStep("2024-02-23", None, Decimal(9), "c2"),
        AmountStep(None, Decimal(5), None, "c3"),
    ),
    status_history=(StatusStep("2024-01", "planned", "c1"), StatusStep("2025-06-01", "committed", "c2")),
)
STATED = (reported("32", "2023-05-01", "rank"), reported("29", "2024-05-01", "rank"), reported("0.71", None))


def charts(lang: Lang) -> list[Chart]:
    history = history_chart(WHOLE, lang)
    related = relations_chart(WHOLE, {one.id: one for one in DEALS}, lang, base="deals/")
    assert history is not None
    assert related is not None
    return [
        totals_chart(totals(DEALS, ["payer"]), lang),
        flows_chart(flows(DEALS), lang),
        timeline_chart(LINES, lang),
        indicators_chart(STATED, lang),
        world_chart({"JP": Amount(3, "¥3 bn"), "XX": Amount(1, HOSTILE)}, lang),
        japan_chart({"JP-43": Amount(3, "¥3 bn"), "JP-01": Amount(1, "¥1 bn")}, lang),
        history,
        related,
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chart_is_well_formed_and_named(lang: Lang) -> None:
    for chart in charts(lang):
        root = ElementTree.fromstring(chart.svg())
        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        named = {root.get("aria-labelledby"): "title", root.get("aria-describedby"): "desc"}
        found = {element.get("id"): element.tag.removeprefix(SVG) for element in root[:2]}
        assert found == named
        assert all(element.text for element in root[:2])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_chart_needs_what_a_strict_policy_forbids(lang: Lang) -> None:
    for chart in charts(lang):
        drawing = chart.svg()
        elements = list(ElementTree.fromstring(drawing).iter())
        assert {element.tag for element in elements}.isdisjoint({f"{SVG}script", f"{SVG}style", f"{SVG}image"})
        assert not [name for element in elements for name in element.keys() if name == "style" or name.startswith("on")]  # noqa: SIM118
        assert "<script" not in drawing


def test_the_same_records_give_the_same_bytes() -> None:
    assert [chart.svg() for chart in charts("ja")] == [chart.svg() for chart in charts("ja")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chart_says_the_same_in_a_table(lang: Lang) -> None:
    for chart in charts(lang):
        assert chart.table.rows, chart.key
        assert {len(row) for row in chart.table.rows} == {len(chart.table.columns)}


def test_nothing_is_drawn_outside_of_the_picture() -> None:
    for chart in charts("en"):
        root = ElementTree.fromstring(chart.svg())
        moved = {id(inner): group for group in root.iter(f"{SVG}g") for inner in group.iter(f"{SVG}rect")}
        for element in root.iter(f"{SVG}rect"):
            x, y, width, height = (float(element.get(name) or 0) for name in ("x", "y", "width", "height"))
            group = moved.get(id(element))
            origin = re.findall(r"[\d.]+", group.get("transform") or "") if group is not None else ("0", "0")
            x, y = x + float(origin[0]), y + float(origin[1])
            assert x >= 0
            assert y >= 0
            assert x + width <= chart.width
            assert y + height <= chart.height


def test_a_bar_shows_what_is_certain_and_how_far_it_reaches() -> None:
    chart = totals_chart(totals(DEALS, ["payer"]))
    bars = {
        name: sum(
            float(e.get("width") or 0)
            for e in ElementTree.fromstring(chart.svg()).iter(f"{SVG}rect")
            if e.get("class") == name
        )
        for name in ("investment", "investment reach", "subsidy reach")
    }
    assert bars["investment reach"] > 100  # ¥9 bn, promised at most
    assert bars["investment"] > 100  # ¥7 bn, certain
    assert bars["subsidy reach"] == 0  # exact
    (arrow,) = ElementTree.fromstring(chart.svg()).iter(f"{SVG}path")
    assert arrow.get("class") == "investment"


def test_a_total_that_counts_nothing_stands_in_the_table_only() -> None:
    rows = totals((deal("gone", 5, 5, status="cancelled"),), ["payer"])
    chart = totals_chart(rows)
    assert "in the table only: 1<" in chart.svg()
    assert chart.table.rows[0][0].text == "METI"
    assert totals_lines(rows, 80) == ["rows of which no deal counts, in the table only: 1"]
    assert flows_lines(flows((deal("gone", 5, 5, status="cancelled"),)), 80) == totals_lines(rows, 80)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_converted_is_drawn_apart_in_its_own_currency(lang: Lang) -> None:
    undated = (deal("undated", 3e12, 3e12, first_seen=None),)
    rows, apart = totals(undated, ["country"], "USD"), totals(undated, ["country"])
    between, apart_between = flows(undated, "USD"), flows(undated)
    heading = "JPY（換算できない）" if lang == "ja" else "JPY, not converted"
    chart = totals_chart(rows, lang, apart=apart)
    assert heading in chart.svg()
    assert [row[-3].text for row in chart.table.rows] == (
        ["換算できない", "3兆円"] if lang == "ja" else ["not converted", "¥3 tn"]
    )
    assert "in the table only" not in chart.svg()
    assert totals_lines(rows, 80, lang, apart)[0] == heading
    assert heading in flows_chart(between, lang, apart=apart_between).svg()
    assert flows_lines(between, 80, lang, apart_between)[0].endswith(heading)
    assert totals_lines(totals(DEALS, ["country"]), 80, lang)[0] == "JPY"


def test_of_a_row_of_several_fields_each_is_still_told() -> None:
    several = [deal(year, 5e12, 5e12, recipient=(DealParty("x" * 40),), first_seen=year) for year in ("2023", "2024")]
    rows = totals(several, ["recipient", "year"])
    told = [e.text for e in ElementTree.fromstring(totals_chart(rows).svg()).iter(f"{SVG}text")]
    assert sum(bool(re.fullmatch(r"x+… / 202[34]", text or "")) for text in told) == 2
    assert re.match(r"x+… / 2023 / subsidy  █", totals_lines(rows, 90)[1])


@pytest.mark.parametrize("size", [5e6, 3e11, 1.85e11, 9.99e14])
def test_sums_on_an_axis_do_not_run_into_one_another(size: float) -> None:
    long = deal("long", size, size, recipient=(DealParty("y" * 60),), currency="USD")
    for lang in LANGUAGES:
        root = ElementTree.fromstring(totals_chart(totals((long,), ["recipient"]), lang).svg())
        ticks = [e for e in root.iter(f"{SVG}text") if e.get("text-anchor") == "middle"]
        spans = sorted(
            (
                float(e.get("x") or 0) - width_of(e.text or "", 11) / 2,
                float(e.get("x") or 0) + width_of(e.text or "", 11) / 2,
            )
            for e in ticks
        )
        assert all(end < start for (_, end), (start, _) in pairwise(spans))


def test_a_date_that_moved_is_struck_through_and_joined_to_the_new_one() -> None:
    root = ElementTree.fromstring(timeline_chart(LINES).svg())
    assert [e.text for e in root.iter(f"{SVG}text") if e.get("text-decoration") == "line-through"] == ["2027"]
    assert len([e for e in root.iter(f"{SVG}path") if e.get("class") == "shift"]) == 1
    assert "+27 months" in [e.text for e in root.iter(f"{SVG}text")]


def test_a_vague_date_is_as_long_as_it_is_vague() -> None:
    assert ends("FY2029")[1] - ends("FY2029")[0] == 365
    marks = [e for e in ElementTree.fromstring(timeline_chart(LINES).svg()).iter(f"{SVG}rect") if e.get("rx") == "3"]
    year, fiscal, day = (float(mark.get("width") or 0) for mark in marks)
    assert year == pytest.approx(fiscal, abs=0.2)
    assert day < year / 10


def test_a_rank_has_the_first_place_on_top() -> None:
    circles = list(ElementTree.fromstring(indicators_chart(STATED).svg()).iter(f"{SVG}circle"))
    before, after = (float(circle.get("cy") or 0) for circle in circles)
    assert after < before  # from 32nd to 29th


def test_a_deal_without_dates_has_no_history() -> None:
    assert history_chart(deal("bare", 1, 1)) is None
    assert relations_chart(DEALS[0], {}) is None


def test_a_relation_is_drawn_from_either_end() -> None:
    ids = {one.id: one for one in (*DEALS[1:], WHOLE)}
    out, back = relations_chart(WHOLE, ids, base="deals/"), relations_chart(DEALS[2], ids, base="deals/")
    assert out is not None
    assert back is not None
    assert [cell.text for cell in out.table.rows[0][:2]] == ["this deal", "part of"]
    assert back.table.rows[0][0].href == "deals/exact"


def test_each_prefecture_has_one_tile_and_no_two_share_a_place() -> None:
    prefectures = [place.id for place in places.places() if place.kind == "subdivision" and place.country == "JP"]
    assert sorted(code for code, _, _ in japan()) == sorted(prefectures)
    for tiles in (japan(), world()):
        assert len({(column, row) for _, column, row in tiles}) == len(tiles)
    assert not [code for code, _, _ in world() if places.by_id(code) is None]


def test_ticks_are_round_and_within_the_scale() -> None:
    assert Scale(0, 732e9, 0, 100).ticks() == [0, 2e11, 4e11, 6e11]
    assert Scale(0, 3, 0, 100).ticks() == [0, 1, 2, 3]
    assert Scale(0, 0, 0, 100).ticks() == [0]


def test_a_long_name_ends_in_an_ellipsis() -> None:
    assert width_of("半導体") == 3 * 13
    assert fitted("半導体製造装置", 60) == "半導体…"
    assert fitted("TSMC", 60) == "TSMC"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [60, 100])
def test_lines_for_a_terminal_are_no_wider_than_it(lang: Lang, width: int) -> None:
    from rich.cells import cell_len

    found = [
        *totals_lines(totals(DEALS, ["payer"]), width, lang),
        *flows_lines(flows(DEALS), width, lang),
        *timeline_lines(LINES, width, lang),
        *indicators_lines(STATED, width, lang),
    ]
    assert max(map(cell_len, found)) <= width
    assert (
        len(
            {
                cell_len(line.split("█")[0])
                for line in totals_lines(totals(DEALS, ["country"]), width, lang)
                if "█" in line
            }
        )
        == 1
    )


def test_lines_show_bounds_and_slips() -> None:
    drawn = "\n".join(totals_lines(totals(DEALS, ["payer"]), 100))
    assert re.search(r"█▶ +≥ ¥7 bn", drawn)
    assert re.search(r"░ +¥0 to ¥9 bn", drawn)
    (slipped,) = [line for line in timeline_lines(LINES, 120) if "2027" in line and "→" in line]
    assert "┄" in slipped
    assert "━" in slipped
    assert slipped.endswith("2027 → FY2029 (+27 months)")
    assert any(line.rstrip().endswith("#32 (1 May 2023) → #29 (1 May 2024)") for line in indicators_lines(STATED, 120))


def test_charts_of_nothing_are_still_charts() -> None:
    none: tuple[TotalRow, ...] = ()
    for chart in (
        totals_chart(none),
        flows_chart(()),
        timeline_chart(()),
        indicators_chart(()),
        world_chart({}),
        japan_chart({}),
    ):
        ElementTree.fromstring(chart.svg())
    assert timeline_lines((), 80) == []


def test_a_file_is_what_its_name_says(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="resvg_py is not installed: pip install 'daicho[charts]'")
    chart = timeline_chart(LINES[1:])
    for name, begins in (("a.svg", b"<svg"), ("a.PNG", b"\x89PNG"), ("a.html", b"<!doctype html>")):
        write_chart(tmp_path / name, chart)
        assert (tmp_path / name).read_bytes().startswith(begins)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<td>opening</td>" in page.replace(' class=""', "")
    with pytest.raises(UsageError, match=r"ends in \.svg, \.png, \.html"):
        content_of(tmp_path / "a.pdf", chart)


def test_png_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    chart = timeline_chart(LINES[:1], "ja")

    class Fontless:
        @staticmethod
        def svg_to_bytes(**_: object) -> bytes:
            return b"nothing but paper"

    monkeypatch.setattr(chart_files.importlib, "import_module", lambda _: Fontless)
    with pytest.raises(OutputError, match="install fonts-noto-cjk"):
        content_of(Path("a.png"), chart)

    def missing(_: str) -> object:
        raise ImportError

    monkeypatch.setattr(chart_files.importlib, "import_module", missing)
    with pytest.raises(OutputError, match=re.escape("pip install 'daicho[charts]'")):
        content_of(Path("a.png"), chart)


def test_ends_of_a_flow_show_what_is_certain_and_what_was_promised_at_most() -> None:
    svg = flows_chart(flows((deal("exact", 5e9, 5e9), deal("at-most", None, 9e9)))).svg()
    assert "¥5 bn to ¥14 bn" in svg


def test_steps_come_in_the_order_in_which_they_are_due() -> None:
    late, early = (
        Timeline("fab", event, (("2024-01-01", due, "c1"),), None)
        for event, due in (("mass_production", "2028"), ("construction_start", "2024-04"))
    )
    assert in_time([late, early]) == [early, late]


def test_a_date_before_its_mark_ends_where_the_mark_begins() -> None:
    """At the right edge the wording of a date that moved goes to the left of its mark, and none of it under it."""
    moved = Timeline("fab", "mass_production", (("2023-07-12", "2027", "c1"), ("2024-04-12", "2028", "c2")), 12)
    drawing = ElementTree.fromstring(timeline_chart([moved]).svg())
    words = {one.text: float(one.get("x", 0)) for one in drawing.iter(f"{SVG}text")}
    mark = max(float(one.get("x", 0)) for one in drawing.iter(f"{SVG}rect"))
    assert words["2028"] < words["+12 months"] < mark - width_of("+12 months", 11) * 1.15
