"""Any amount of text like the development documents: their names, figures and sentence order changed from copy to copy.

A benchmark on one text repeated would measure caches. Here no two documents are the same: the companies named in the labels get
invented names, digits change, sentences after the first are shuffled. The same number always gives the same document.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count, islice
from pathlib import Path

_REPO = Path(__file__).resolve().parents[1]
_DEVELOPMENT = _REPO.parent / "shared" / "gold" / "dev"
_OWN = _REPO / "tests" / "gold"
_SENTENCE_END = {"en": re.compile(r"(?<=[.!?])[ \n]+(?=[A-Z“\"])"), "ja": re.compile(r"(?<=。)\n?")}
_FIGURE = re.compile(r"[0-9][0-9.,]*")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# Names of places and offices stay: a grant of an unknown country is no document that anybody reads.
_KEPT = frozenset(
    word
    for words in (
        "America American China Chinese Europe European German Germany India Indian Japan Japanese Korea Korean Taiwan",
        "Commerce Commission Council Department Economy Energy Federal Government Industry Kingdom Ministry National",
        "Prefecture State States Trade Union United",
        "アメリカ ドイツ インド フランス イギリス カナダ シンガポール マレーシア ベトナム グループ",
    )
    for word in words.split()
)
_IN_A_FILE = 100
_SERIAL = {"en": "Wire copy no.", "ja": "配信番号"}
_GLUE = {"en": " ", "ja": ""}
_NAME = {"en": re.compile(r"[A-Z][a-z]{4,}"), "ja": re.compile(r"[ァ-ヴー]{3,}")}
SYLLABLES = {
    "en": (
        "bra",
        "cor",
        "del",
        "fen",
        "gal",
        "hel",
        "kor",
        "lum",
        "mar",
        "nor",
        "pel",
        "quil",
        "ron",
        "sten",
        "tor",
        "vel",
    ),
    "ja": (
        "アル",
        "ベル",
        "カナ",
        "ダイ",
        "エル",
        "フォル",
        "ガレ",
        "ヒノ",
        "コラ",
        "ルミ",
        "マキ",
        "ノル",
        "リオ",
        "セラ",
        "トレ",
    ),
}


@dataclass(frozen=True, slots=True)
class Seed:
    """A labelled text and the parts of names in it that may change."""

    text: str
    names: tuple[str, ...]


def documents(lang: str, start: int = 0) -> Iterator[str]:
    """Varied documents in `lang` from number `start` on, without end."""
    seeds = _seeds(lang)
    for number in count(start):
        text = _varied(seeds[number % len(seeds)], lang, random.Random(number))
        yield f"{text}{_SERIAL[lang]} {number}\n"  # a short text may come out as it was before


def own_document(lang: str, number: int) -> str:
    """Document `number`, varied as in `documents`, but of our own labelled texts alone, without those held out."""
    seeds = _own_seeds(lang)
    return _varied(seeds[number % len(seeds)], lang, random.Random(number))


@cache
def _own_seeds(lang: str) -> list[Seed]:
    return [_seed(path, lang) for path in sorted((_OWN / lang).glob(f"{lang}-*.txt")) if int(path.stem[-3:]) % 3]


def write_folder(folder: Path, number: int) -> None:
    """Write `number` documents, half of them Japanese, as files of a hundred: what a crawl leaves on a disk."""
    for start in range(0, number // 2, _IN_A_FILE):
        for lang in ("en", "ja"):
            many = min(_IN_A_FILE, number // 2 - start)
            write_json_lines(folder / f"{start:06}-{lang}.jsonl", lang, number=many, start=start)


def write_json_lines(
    path: Path, lang: str, *, size: int | None = None, number: int | None = None, start: int = 0
) -> list[str]:
    """Write `number` documents, or as many as make `size` bytes of text, as JSON lines that daicho reads; their texts.

    start: the first document's number; each number is another document.
    """
    texts: list[str] = []
    written = 0
    with path.open("w", encoding="utf-8") as out:
        for index, text in enumerate(islice(documents(lang, start), number), start):
            if size is not None and written >= size:
                break
            texts.append(text)
            written += len(text.encode())
            row = {"id": f"{lang}-{index:05}", "text": text, "lang": lang, "published": "2024-04-12"}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return texts


def sentences(texts: list[str], lang: str) -> int:
    """How many sentences there are, roughly."""
    return sum(len(_SENTENCE_END[lang].split(text)) for text in texts)


def _seeds(lang: str) -> list[Seed]:
    folder = _DEVELOPMENT if _DEVELOPMENT.is_dir() else _OWN / lang
    return [_seed(path, lang) for path in sorted(folder.glob(f"{lang}-*.txt"))]


def _seed(path: Path, lang: str) -> Seed:
    labels = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    wordings = " ".join(
        _wordings([claim.get(s) for claim in labels["claims"] for s in ("payer", "recipient", "parties")])
    )
    return Seed(path.read_text(encoding="utf-8"), tuple(sorted(set(_NAME[lang].findall(wordings)) - _KEPT)))


def _wordings(slot: object) -> Iterator[str]:
    if isinstance(slot, str):
        yield slot
    elif isinstance(slot, list):
        for item in slot:
            yield from _wordings(item)


def _varied(seed: Seed, lang: str, chance: random.Random) -> str:
    text = seed.text
    for name in seed.names:
        if chance.random() < 0.5:  # the rest keep names that the reference tables may know
            made = "".join(chance.choices(SYLLABLES[lang], k=2))
            text = re.sub(
                rf"(?<!\w){name}" if lang == "en" else name, made.capitalize() if lang == "en" else made, text
            )
    text = _FIGURE.sub(lambda found: _other_figure(found[0], chance), text)
    head, *rest = _SENTENCE_END[lang].split(text.strip())
    chance.shuffle(rest)
    return _GLUE[lang].join([head, *rest]) + "\n"


def _other_figure(figure: str, chance: random.Random) -> str:
    """The same figure with other digits after the first; a year stays one."""
    if _YEAR.fullmatch(figure.rstrip(".,")):
        return figure
    return figure[0] + "".join(str(chance.randrange(10)) if digit.isdigit() else digit for digit in figure[1:])
