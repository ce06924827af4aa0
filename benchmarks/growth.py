"""How the time of reading one document grows with its length, for documents built to be awkward: it should grow with the length.

Each is read at one length and at four times that. A ratio near 4 is linear, one near 16 quadratic.

python benchmarks/growth.py [NAME ...] [--size CHARACTERS]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from daicho.model.document import Appearance, Document
from daicho.pipeline import extract

_TIMES = 4
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロ"


def _sums_en(n: int) -> str:
    return " ".join(
        f"Orbel {i % 97} will invest ${i}.5 million in a plant no. {i % 50} in Ohio, its fab {i}."
        for i in range(n // 80)
    )


def _sums_ja(n: int) -> str:
    return "".join(f"東雲{i % 97}化学は熊本県の第{i}工場に{i + 1}億円を投資する。\n" for i in range(n // 25))


def _repeated(text: str) -> Callable[[int], str]:
    return lambda n: text * (n // len(text))


def _names_en(n: int) -> str:
    return " ".join(f"Nuv{_letters(i)} Motors met Osk{_letters(i + 7)} Labs." for i in range(n // 35))


def _names_ja(n: int) -> str:
    return "".join(f"{_kana(i)}電機と{_kana(i + 7)}製作所が提携する。" for i in range(n // 18))


def _letters(i: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(i))


def _kana(i: int) -> str:
    return "".join(_KANA[i // len(_KANA) ** place % len(_KANA)] for place in range(3))


def _digits(n: int) -> str:
    return "\n".join(" ".join(str((i * 7919 + j * 31) % 100_000) for j in range(20)) for i in range(n // 110))


CASES: dict[str, tuple[str, Callable[[int], str]]] = {
    "sums": ("en", _sums_en),
    "sums in Japanese": ("ja", _sums_ja),
    "one line": ("en", _repeated("The plant in Ohio, which the company said would cost $5 million, and ")),
    "one line in Japanese": ("ja", _repeated("同社が熊本県に５億円を投じて建てる工場で、")),
    "one sentence": ("en", _repeated("big plants and the company with many old machines of the new firm that ")),
    "names": ("en", _names_en),
    "names in Japanese": ("ja", _names_ja),
    "one name": ("en", _repeated("Orbel Systems ")),
    "digits": ("en", _digits),
    "digits in Japanese": ("ja", _digits),
    "dollars": ("en", _repeated("$1 ")),
    "brackets": ("en", lambda n: "(" * (n // 2) + "$5m" + ")" * (n // 2)),
    "brackets in Japanese": ("ja", lambda n: "（「" * (n // 4) + "５億円" + "」）" * (n // 4)),
    "letters": ("en", _repeated("a")),
    "capitals": ("en", _repeated("A")),
    "kanji": ("ja", _repeated("漢")),
    "katakana": ("ja", _repeated("ア")),
    "figures": ("en", _repeated("1,")),
    "kanji figures": ("ja", _repeated("一億")),
    "spaces": ("en", _repeated(" ")),
    "line breaks": ("en", _repeated("\n")),
    "bars": ("en", _repeated("Orbel | Ohio | $5m | 2027\n")),
    "dates": ("en", _repeated("In May 2027, by 2028 and ")),
    "dates in Japanese": ("ja", _repeated("2027年5月に、翌年度末までに、")),
}


def main() -> None:
    """Print a line for each kind of document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="kinds of documents, all if none is named")
    parser.add_argument("--size", type=int, default=20_000, help="characters of the shorter document")
    arguments = parser.parse_args()
    for name in arguments.names or CASES:
        lang, made = CASES[name]
        _seconds(made(500), lang)  # everything is loaded
        short, long = (_seconds(made(size), lang) for size in (arguments.size, arguments.size * _TIMES))
        print(f"{name:22} {short:7.2f} s {long:7.2f} s  ratio {long / max(short, 1e-3):5.1f}", flush=True)


def _seconds(text: str, lang: str) -> float:
    begin = time.process_time()
    extract(Document(text, lang, Appearance("made", "made", "2024-05-01")))
    return time.process_time() - begin


if __name__ == "__main__":
    main()
