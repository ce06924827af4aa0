"""What triage costs in claims: those of the documents it keeps, against those of running everything.

Each labelled text is asked as it is and as a web page in several encodings; the claims are those the pipeline makes of the text,
and, beside them, those in its labels. Pages of a synthetic crawl that are on something else tell how many it keeps for nothing.

python benchmarks/triage_recall.py [FOLDER_OF_LABELLED_TEXTS …]
"""

from __future__ import annotations

import html
import json
import sys
from pathlib import Path

from crawl import made, markup
from daicho.corpus.extract import main_text
from daicho.corpus.page import Page
from daicho.corpus.triage import Triage, quickest
from daicho.documents.language import language_of
from daicho.errors import InputRefused
from daicho.model.document import Appearance, Document
from daicho.pipeline import extract

_REPO = Path(__file__).resolve().parents[1]
_FOLDERS = (_REPO.parent / "shared" / "gold" / "dev", _REPO / "tests" / "gold" / "en", _REPO / "tests" / "gold" / "ja")
_ENCODINGS = ("utf-8", "cp932", "euc_jp", "utf-16")
_PAGES = 3000


def main() -> None:
    """Print a line a folder, and one on the crawl."""
    triage = Triage(quickest())
    print(f"triage by {triage.library}; claims kept of those that running everything makes, and of those labelled")
    for folder in [Path(name) for name in sys.argv[1:]] or [path for path in _FOLDERS if path.is_dir()]:
        recall(triage, folder)
    wasted(triage)


def recall(triage: Triage, folder: Path) -> None:
    """Recall over the labelled texts of a folder."""
    made_, kept, labelled, kept_labels, documents = 0, dict.fromkeys(("text", *_ENCODINGS), 0), 0, 0, 0
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        labels = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        document = Document(text, language_of(text), Appearance(str(path), path.name, labels["published"]))
        claims = len(extract(document).claims)
        made_ += claims
        labelled += len(labels["claims"])
        documents += 1
        if triage.may_claim(text.encode()) and triage.is_worth_reading(text):
            kept["text"] += claims
            kept_labels += len(labels["claims"])
        for encoding in _ENCODINGS:
            page = Page(0, path.name, _page(text, encoding), "markup")
            if triage.may_claim(page.data) and triage.is_worth_reading(main_text(page)):
                kept[encoding] += claims
    print(f"{folder.parent.name}/{folder.name}: {documents} texts, {made_} claims, {labelled} labelled")
    for name, many in kept.items():
        print(f"  as {'it is' if name == 'text' else f'a page in {name}'}: {100 * many / made_:.2f} %")
    print(f"  labelled claims: {100 * kept_labels / labelled:.2f} %", flush=True)


def wasted(triage: Triage) -> None:
    """How many pages that are on something else get through."""
    others = passed = worth = 0
    for number in range(_PAGES):
        page = made(number)
        if page.relevant:
            continue
        others += 1
        data, charset = markup(page)
        if not triage.may_claim(data):
            continue
        passed += 1
        try:
            worth += triage.is_worth_reading(main_text(Page(number, page.url, data, "markup", charset=charset or None)))
        except InputRefused:
            continue  # in no encoding at all: refused, not read
    print(f"synthetic pages on something else: {others}, kept by their bytes {passed}, by their main text {worth}")


def _page(text: str, encoding: str) -> bytes:
    """A page with a menu that tells `text`; what an encoding lacks stands as a reference."""
    title, *rest = [html.escape(line) for line in text.split("\n") if line.strip()]
    menu = "".join(
        f"<li><a href='/{word}'>{word}</a></li>" for word in ("Home", "News", "Technology", "Jobs", "Contact")
    )
    story = "".join(f"<p>{line}</p>\n" for line in rest)
    meta = f"<meta charset='{encoding.replace('cp932', 'shift_jis').replace('_', '-')}'>"
    page = f"<html><head>{meta}<title>{title}</title></head><body><nav><ul>{menu}</ul></nav>"
    return f"{page}<article><h1>{title}</h1>{story}</article></body></html>".encode(encoding, "xmlcharrefreplace")


if __name__ == "__main__":
    main()
