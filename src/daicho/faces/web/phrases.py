"""What the pages say in their own voice, in English and Japanese: tables in `phrases/`, a file a page, a row a phrase.

A row has a key, the English and the Japanese wording. Values stand in braces. An English wording that depends on a number `n`
gives the one for one first: `{n} deal | {n} deals`. The ledger's own values are worded in `faces.words`, for charts, too.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import cast

from daicho.faces.words import LANGUAGES, Lang

_PLURAL = " | "


@cache
def phrases(lang: Lang) -> Mapping[str, str]:
    """Every wording in one language, by key. Raises ValueError for a key that two tables have, or a row that is not whole."""
    found: dict[str, str] = {}
    tables = sorted(
        (path for path in files(__package__).joinpath("phrases").iterdir() if path.name.endswith(".tsv")),
        key=lambda path: path.name,
    )
    for table in tables:
        lines = table.read_text(encoding="utf-8").splitlines()
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["key"] in found or not row.get(lang):
                raise ValueError(f"{table.name}: {row['key']} stands there twice or lacks its {lang}")
            found[row["key"]] = row[lang]
    return found


def say(lang: Lang, key: str, **values: object) -> str:
    """The wording of `key` with `values` put in; whole numbers get separators. Raises KeyError where there is none."""
    wording = phrases(lang)[key]
    if _PLURAL in wording:
        one, many = wording.split(_PLURAL)
        wording = one if values.get("n") == 1 else many
    if not values:
        return wording
    return wording.format(**{name: f"{v:,}" if isinstance(v, int) else v for name, v in values.items()})


def has(lang: Lang, key: str) -> bool:
    """Whether the tables have this key."""
    return key in phrases(lang)


def preferred(accept: str) -> Lang:
    """The language that a browser's Accept-Language header likes best; English where it asks for neither."""
    wishes: list[tuple[float, int, str]] = []
    for number, part in enumerate(accept.split(",")):
        name, _, parameter = part.strip().partition(";")
        wishes.append((-_quality(parameter), number, name.strip().lower().partition("-")[0]))
    liked: Sequence[str] = [name for weight, _, name in sorted(wishes) if name in LANGUAGES and weight < 0]
    return cast(Lang, liked[0]) if liked else "en"


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
