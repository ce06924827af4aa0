"""Maps of tiles: a square a country or prefecture, darker where there is more; no outline has to be loaded or licensed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from daicho.faces.charts.chart import Cell, Chart, Table
from daicho.faces.charts.labels import sentence, word
from daicho.faces.charts.svg import SIZE, SMALL, fitted, rect, text
from daicho.faces.charts.tile_maps import japan, world
from daicho.faces.words import Lang, country, figure
from daicho.reference import places

_WIDTH = 680.0
_WORLD_TILE = (27.0, 27.0)
_JAPAN_TILE = (48.4, 36.0)
_GAP = 2.0
_LATIN, _LONG = 10, 7  # the size of names in Latin letters, and how many of them fit at that size
_STEPS = 5
_INVERSE_FROM = 4  # the steps dark enough in light, and light enough in the dark, for lettering the other way round
_ENDINGS = ("県", "府", "都")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a tile stands for: its size, for the shade; how it is worded; where more of it is."""

    size: float
    text: str
    href: str | None = None


def world_chart(amounts: Mapping[str, Amount], lang: Lang = "en", *, title: str = "", key: str = "world") -> Chart:
    """Amounts by country code on a tile grid of the world; a country without a tile stands in the table only."""
    body = []
    shade = _shades(amounts)
    for code, column, row in world():
        x, y = 4 + column * _WORLD_TILE[0], 4 + row * _WORLD_TILE[1]
        body.append(rect(x, y, _WORLD_TILE[0] - _GAP, _WORLD_TILE[1] - _GAP, f"step{shade.get(code, 0)}", rx=3))
        tone = _lettering(shade.get(code, 0))
        body.append(text(x + 12.5, y + 17, code, tone, 12, text_anchor="middle"))
    height = 8 + (1 + max(row for _, _, row in world())) * _WORLD_TILE[1]
    table = _table(amounts, "country", lang, {code: country(code, lang) for code in amounts})
    return Chart(key, title or word("world", lang), sentence("tiles", lang), _WIDTH, height, body, table, whole=True)


def japan_chart(amounts: Mapping[str, Amount], lang: Lang = "en", *, title: str = "", key: str = "japan") -> Chart:
    """Amounts by ISO 3166-2 code (`JP-43`) on a tile map of Japan's prefectures."""
    body = []
    shade = _shades(amounts)
    for code, column, row in japan():
        x, y = 2 + column * _JAPAN_TILE[0], 4 + row * _JAPAN_TILE[1]
        width, height = _JAPAN_TILE[0] - _GAP, _JAPAN_TILE[1] - _GAP
        tone = _lettering(shade.get(code, 0))
        body.append(rect(x, y, width, height, f"step{shade.get(code, 0)}", rx=3))
        name = _short(prefecture(code, lang))
        size = SIZE if lang == "ja" else _LATIN if len(name) <= _LONG else _LATIN - 2
        body.append(text(x + width / 2, y + (15 if code in amounts else 21), name, tone, size, text_anchor="middle"))
        if code in amounts:
            wording = fitted(_roughly(amounts[code].size, lang), width, SMALL)
            body.append(text(x + width / 2, y + 29, wording, tone, SMALL, text_anchor="middle"))
    bottom = 8 + (1 + max(row for _, _, row in japan())) * _JAPAN_TILE[1]
    table = _table(amounts, "prefecture", lang, {code: prefecture(code, lang) for code in amounts})
    return Chart(key, title or word("japan", lang), sentence("tiles", lang), _WIDTH, bottom, body, table, whole=True)


def prefecture(code: str, lang: Lang) -> str:
    """The name of a prefecture, or its code where the table of places has none."""
    place = places.by_id(code)
    names = (place.names_ja if lang == "ja" else place.names_en) if place else ()
    return names[0] if names else code


def _roughly(size: float, lang: Lang) -> str:
    """A sum to two digits, without its currency: as much as a tile has room for."""
    value = Decimal(size)
    return figure(round(value, 1 - value.adjusted()), lang)


def _short(name: str) -> str:
    return name[:-1] if name.endswith(_ENDINGS) and len(name) > 2 else name


def _shades(amounts: Mapping[str, Amount]) -> dict[str, int]:
    """From 1, the least, to 5: by rank, because one giant would leave all others pale."""
    sizes = sorted({amount.size for amount in amounts.values() if amount.size > 0})
    return {
        code: 1 + (sizes.index(amount.size) + 1) * (_STEPS - 1) // len(sizes)
        for code, amount in amounts.items()
        if amount.size > 0
    }


def _lettering(step: int) -> str:
    return "inverse" if step >= _INVERSE_FROM else "ink" if step else "soft"


def _table(amounts: Mapping[str, Amount], column: str, lang: Lang, names: Mapping[str, str]) -> Table:
    ordered = sorted(amounts.items(), key=lambda pair: (-pair[1].size, pair[0]))
    return Table(
        (word(column, lang), word("total", lang)),
        tuple((Cell(names[code], amount.href), Cell(amount.text, right=True)) for code, amount in ordered),
    )
