"""Writing a static copy: beside its place first, then in its place, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from daicho.errors import OutputError
from daicho.faces.site.links import Key, StaticLinks, file_of, without_unlinked
from daicho.faces.site.pages import anchors, pages_of
from daicho.faces.web.addresses import ServerLinks
from daicho.faces.web.assets import assets
from daicho.faces.web.desk import Desk, Pages
from daicho.faces.web.on_day import Days
from daicho.faces.web.options import ServeOptions
from daicho.faces.web.reading import Reader
from daicho.faces.web.safety import Sessions
from daicho.faces.web.shelf import Shelf
from daicho.faces.web.templating import environment
from daicho.faces.web.view import Site, View
from daicho.faces.words import LANGUAGES, Lang
from daicho.ledger.store import Ledger
from daicho.questions.deals import deals_of
from daicho.questions.judged import judged

_MARK = ".daicho-site"  # a folder with this file is a copy, and may be replaced by a newer one
_START = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=en/index.html"><title>daicho</title></head>
<body><p><a href="en/index.html">English</a> <a href="ja/index.html" lang="ja">日本語</a></p></body>
</html>
"""


def write_site(path: Path, store: Ledger, *, with_text: bool = False) -> int:
    """Write a copy of the whole ledger to the folder `path`; the number of pages.

    with_text: documents whole, not only the sentences that make claims. A copy that is there is replaced once the new one is
    whole. Raises OutputError.
    """
    with _folder_aside(path) as folder:
        return _write(folder, store, with_text=with_text)


def _write(folder: Path, store: Ledger, *, with_text: bool) -> int:
    shelf = Shelf(store, large=False)  # nobody waits for a page
    site = Site(
        store=store,
        shelf=shelf,
        reader=Reader(store),
        options=ServeOptions(),
        templates=environment(),
        links=ServerLinks({}),
        sessions=Sessions(None, ""),
        pages=Pages(shelf),
        days=Days(shelf),
    )
    try:
        deals = deals_of(store).deals
        with store.reading() as connection:
            claims = anchors(deals, judged(connection).claims)
        pages = pages_of(site, deals, with_text=with_text)
        files: dict[tuple[Lang, Key], str] = {(lang, key): file_of(lang, *key) for lang in LANGUAGES for key in pages}
        for (lang, (page, query)), file in files.items():
            view = View(replace(site, links=StaticLinks(file, files, claims)), Desk(shelf), lang, page, query)
            answer = pages[page, query](view)
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(without_unlinked(bytes(answer.body).decode()), encoding="utf-8")
    finally:
        site.shelf.close()
        site.reader.close()
    (folder / "static").mkdir()
    for name, asset in assets().items():
        if not name.endswith(".js"):
            (folder / "static" / name).write_bytes(asset.content)
    (folder / "index.html").write_text(_START, encoding="utf-8")
    (folder / _MARK).write_text(
        "A copy of a daicho ledger; `daicho export site` replaces this folder.\n", encoding="utf-8"
    )
    return len(files)


@contextmanager
def _folder_aside(path: Path) -> Iterator[Path]:
    """A folder beside `path` to write to, which takes the place of `path` once it is whole and goes if that fails."""
    target = Path(os.path.realpath(path))
    part, old = (target.parent / f".daicho-{os.getpid()}.{end}" for end in ("part", "old"))
    try:
        _refuse(path, target)
        part.mkdir()
        yield part
        if target.exists():
            target.rename(old)
        part.rename(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        for left in (part, old):
            shutil.rmtree(left, ignore_errors=True)


def _refuse(path: Path, target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise OutputError(f"{path}: is a file; name a folder")
    if target.is_dir() and any(target.iterdir()) and not (target / _MARK).exists():
        raise OutputError(f"{path}: has other things in it; name a folder that is new, empty or an earlier copy")
