"""A synthetic crawl: WARC files of pages as the web has them, or the main texts alone as JSON lines and Parquet.

2 % of the pages are stories on the field (varied from our own labelled texts, three in ten of them copies of a story that others
print, too), 30 % have money in them and are about something else, 3 % are in other languages. A quarter are Japanese. The same
number always gives the same page.

python benchmarks/crawl.py FOLDER [--pages N] [--plain]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import crawl_texts
from varied import own_document

RELEVANT, MONEY, FOREIGN, JAPANESE = 0.02, 0.30, 0.03, 0.25
_COPIES = 0.3  # of the stories
_AGENCY_STORIES = 30  # that are copied, in each language
_SUBJECTS = 8  # templates that one page is made of
_TRAPPED = 0.4  # of all other pages: those on which words of the field turn up
_IN_A_FILE = 10_000
_SITES = 120
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Made:
    """One page. text: what it tells, without the menus round it; relevant: whether that is on the field."""

    number: int
    url: str
    lang: str
    text: str
    relevant: bool


def made(number: int) -> Made:
    """Page `number`."""
    chance = random.Random(number)
    lang = "ja" if chance.random() < JAPANESE else "en"
    kind = chance.random()
    url = f"https://site{chance.randrange(_SITES)}.example/{2020 + number % 5}/{1 + number % 12:02}/{number}.html"
    if kind < RELEVANT:
        return Made(number, url, lang, _story(lang, chance), True)
    if kind < RELEVANT + FOREIGN:
        text = "\n".join([chance.choice(crawl_texts.FOREIGN)] * chance.randrange(2, 9))
        return Made(number, url, "other", text, False)
    if kind < RELEVANT + FOREIGN + MONEY:
        return Made(number, url, lang, _prose(lang, chance, crawl_texts.MONEY[lang]), False)
    return Made(number, url, lang, _prose(lang, chance, crawl_texts.PLAIN[lang]), False)


def markup(page: Made) -> tuple[bytes, str]:
    """The page as a server sent it, and the charset that its HTTP header claims; empty where it claims none."""
    chance = random.Random(f"markup {page.number}")
    head, before, after = _site(int(page.url.split("site")[1].split(".")[0]), page.lang)
    title, *paragraphs = page.text.split("\n")
    mess = chance.random()
    body = _article(title, paragraphs, chance)
    if page.lang == "ja" and mess < 0.2:
        body = body.replace("円", "円<wbr>").replace("￥", "&yen;").replace("¥", "&#165;")
    if "£" in body or "€" in body:
        body = body.replace("£", "&pound;").replace("€", "&euro;") if mess < 0.5 else body
    encoding, declared = _charset(page.lang, chance)
    meta = f'<meta charset="{declared}">' if declared and chance.random() < 0.7 else ""
    whole = f"<!DOCTYPE html>\n<html><head>{meta}<title>{title}</title>{head}</head><body>{before}{body}{after}</body></html>"
    data = whole.encode(encoding, "xmlcharrefreplace")
    if chance.random() < 0.01:
        data = data[: int(len(data) * chance.uniform(0.3, 0.95))]  # a record cut off by the crawler's limit
    return data, declared if chance.random() < 0.6 else ""


def write_warc(folder: Path, pages: int, in_a_file: int = _IN_A_FILE) -> list[Path]:
    """Write pages as .warc.gz files; those that are there already stay."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for first in range(0, pages, in_a_file):
        path = folder / f"crawl-{first // in_a_file:04}.warc.gz"
        paths.append(path)
        if path.exists():
            continue
        part = path.with_suffix(".part")
        with part.open("wb") as out:
            out.write(_packed(_record("warcinfo", "", "application/warc-fields", b"software: synthetic\r\n")))
            for number in range(first, min(first + in_a_file, pages)):
                page = made(number)
                data, charset = markup(page)
                http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html{f'; charset={charset}' if charset else ''}\r\n\r\n"
                payload = http.encode() + data
                out.write(_packed(_record("response", page.url, "application/http; msgtype=response", payload)))
        part.rename(path)
    return paths


def write_plain(folder: Path, pages: int) -> tuple[Path, Path]:
    """Write the main texts alone, as JSON lines and as Parquet, unless they are there already."""
    import pyarrow
    from pyarrow import parquet

    folder.mkdir(parents=True, exist_ok=True)
    lines, table = folder / "texts.jsonl", folder / "texts.parquet"
    if table.exists():
        return lines, table
    with lines.open("w", encoding="utf-8") as out:
        rows = []
        for number in range(pages):
            page = made(number)
            row = {"id": f"p{number}", "url": page.url, "text": page.text}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            rows.append(row)
    parquet.write_table(pyarrow.Table.from_pylist(rows), table, compression="zstd", row_group_size=5000)
    return lines, table


def _prose(lang: str, chance: random.Random, sentences: tuple[str, ...]) -> str:
    """A page of sentences, some long and most middling, as pages are, on few things."""
    sentences = tuple(chance.sample(sentences, _SUBJECTS))
    many = max(4, min(150, int(chance.lognormvariate(3.5, 0.6))))
    drawn = [_filled(chance.choice(sentences), lang, chance) for _ in range(many)]
    for _ in range(chance.randrange(1, 3) if chance.random() < _TRAPPED else 0):
        drawn[chance.randrange(many)] = _filled(chance.choice(crawl_texts.TRAPS[lang]), lang, chance)
    return _paragraphs(lang, chance, drawn)


def _story(lang: str, chance: random.Random) -> str:
    """A story on the field between paragraphs of background; some are an agency's, with a paper's own headline or ending."""
    copied = chance.random() < _COPIES
    number = chance.randrange(_AGENCY_STORIES) if copied else chance.randrange(10**9)
    told = random.Random(f"agency {number}") if copied else chance
    facts = own_document(lang, number).strip().split("\n")
    many = told.randrange(4, 20)
    background = [_filled(told.choice(crawl_texts.BACKGROUND[lang]), lang, told) for _ in range(many)]
    around = _paragraphs(lang, told, background).split("\n")
    cut = len(around) - (copied and chance.random() < 0.4)
    return "\n".join([*(line for line in facts if line.strip()), *around[1:cut], around[0]])


def _paragraphs(lang: str, chance: random.Random, sentences: list[str]) -> str:
    glue = " " if lang == "en" else ""
    found, rest = [sentences[0].rstrip(".。")], sentences[1:]
    while rest:
        many = chance.randrange(2, 6)
        found.append(glue.join(rest[:many]))
        rest = rest[many:]
    return "\n".join(found)


def _filled(sentence: str, lang: str, chance: random.Random) -> str:
    return _SLOT.sub(lambda slot: chance.choice(_words(lang, slot[1])), sentence)


@cache
def _words(lang: str, slot: str) -> tuple[str, ...]:
    return tuple(crawl_texts.WORDS[lang][slot].split("|"))


def _article(title: str, paragraphs: list[str], chance: random.Random) -> str:
    """A story in one of the ways in which pages set one."""
    way = chance.randrange(4)
    if way == 0:
        inner = "".join(f"<p>{line}</p>\n" for line in paragraphs)
        return f"<article><h1>{title}</h1>{inner}</article>"
    if way == 1:  # paragraphs never closed
        return (
            f"<div id=main class='content'><h1>{title}</h1>" + "".join(f"<p>{line}\n" for line in paragraphs) + "</div>"
        )
    if way == 2:  # a layout of tables, lines broken by hand
        inner = "<br><br>\n".join(paragraphs)
        cell = f"<td><font size=2><h2>{title}</h2>{inner}</font></td>"
        return f"<table width='100%'><tr><td class=left>&nbsp;</td>{cell}</tr></table>"
    inner = "".join(f"<div class='text-block'><span>{line}</span></div>\n<!-- ad -->" for line in paragraphs)
    return f"<main><div class='post'><h1 class='entry-title'>{title}</h1>{inner}</div></main>"


def _charset(lang: str, chance: random.Random) -> tuple[str, str]:
    """How a page is encoded, and what it says of that: some claim nothing, some claim wrongly."""
    drawn = chance.random()
    if lang != "ja":
        if drawn < 0.86:
            return "utf-8", "utf-8"
        if drawn < 0.93:
            return "cp1252", "iso-8859-1"
        if drawn < 0.96:
            return "utf-8", "iso-8859-1"  # wrong
        return ("utf-16", "utf-16") if drawn < 0.97 else ("utf-8", "")
    if drawn < 0.55:
        return "utf-8", "utf-8"
    if drawn < 0.75:
        return "cp932", "Shift_JIS"
    if drawn < 0.80:
        return "cp932", "utf-8"  # wrong
    if drawn < 0.90:
        return "euc_jp", "EUC-JP"
    if drawn < 0.93:
        return "utf-16", "utf-16"
    if drawn < 0.95:
        return "ascii", "us-ascii"  # all of its Japanese as &#20740;
    return ("cp932", "") if drawn < 0.97 else ("utf-8", "")


@cache
def _site(number: int, lang: str) -> tuple[str, str, str]:
    """Head, what stands before and what stands after the story on all pages of a site."""
    chance = random.Random(f"site {number} {lang}")
    words = (crawl_texts.MENU_JA if lang == "ja" else crawl_texts.MENU).split("|")
    script = "".join(
        f"window.cfg{i}={{id:{chance.randrange(10**9)},on:true,path:'/a/b/{i}'}};\n"
        for i in range(chance.randrange(40, 260))
    )
    style = "".join(
        f".c{i}{{margin:{i}px;color:#{chance.randrange(16**6):06x};width:{chance.randrange(100)}%}}\n"
        for i in range(chance.randrange(30, 200))
    )
    head = f"<script>{script}</script><style>{style}</style><link rel=stylesheet href='/s{number}.css'>"
    menu = "".join(
        f"<li class='menu-item'><a href='/{i}'>{word}</a></li>" for i, word in enumerate(chance.sample(words, 16))
    )
    teasers = [
        _filled(s, "ja" if lang == "ja" else "en", chance) for s in crawl_texts.PLAIN["ja" if lang == "ja" else "en"]
    ]
    links = "".join(
        f"<li><a href='/r/{i}' onclick='t({i})'>{teaser[:60]}</a></li>" for i, teaser in enumerate(teasers * 2)
    )
    before = (
        f"<div class='cookie-banner'>Accept cookies?</div><header><nav><ul>{menu}</ul></nav></header><div class='wrap'>"
    )
    aside = f"<aside class='sidebar related'><h3>Related</h3><ul>{links}</ul></aside>"
    after = f"{aside}</div><footer><ul>{menu}</ul><p>&copy; 2024</p></footer>"
    return head, before, after


def _record(kind: str, url: str, media_type: str, payload: bytes) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2024-04-12T00:00:00Z\r\n{target}"
        f"WARC-Record-ID: <urn:uuid:{random.Random(url).getrandbits(128):032x}>\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def _packed(record: bytes) -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return packer.compress(record) + packer.flush()


def main() -> None:
    """Write a crawl."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=200_000)
    parser.add_argument("--plain", action="store_true", help="the main texts alone, as JSON lines and Parquet")
    arguments = parser.parse_args()
    if arguments.plain:
        write_plain(arguments.folder, arguments.pages)
    else:
        write_warc(arguments.folder, arguments.pages)


if __name__ == "__main__":
    main()
