"""The static copy: every link leads somewhere, nothing is asked of anybody, and it is written whole or not at all."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from daicho.errors import OutputError
from daicho.faces.site import write_site
from daicho.faces.site.links import UNLINKED, file_of, without_unlinked
from daicho.ledger.store import open_ledger
from faces.conftest import Run
from faces.web.ledgers import make
from faces.web.rich import FAB, make_rich


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    with open_ledger(str(make_rich(folder / "rich.db"))) as store:
        assert write_site(folder / "site", store) > 100
    return folder / "site"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_link_leads_to_a_page_and_a_place_that_there_is(copy: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in copy.rglob("*.html")}
    ids = {path: set(re.findall(r'\bid="([^"]*)"', page)) for path, page in pages.items()}
    lost = []
    for path, page in pages.items():
        for address in map(unescape, re.findall(r'(?:href|src|action)="([^"]*)"', page)):
            file, _, anchor = address.partition("#")
            target = (path.parent / unquote(file)).resolve() if file else path
            if address.startswith("https://example.org/"):  # the documents' own addresses
                continue
            if not target.is_file() or (anchor and anchor not in ids.get(target, {anchor})):
                lost.append((path.name, address))
    assert lost == []


def test_nothing_runs_and_nothing_can_be_sent(copy: Path) -> None:
    for page in copy.rglob("*.html"):
        tree = html.parse(str(page)).getroot()
        assert tree.xpath("//script | //form | //input | //button | //iframe | //object") == [], page
        assert tree.xpath("//@style | //*[starts-with(name(@*), 'on')]") == [], page
    assert not list(copy.rglob("*.js"))


def test_both_languages_have_the_same_pages(copy: Path) -> None:
    english, japanese = (
        {str(path.relative_to(copy / lang)) for path in (copy / lang).rglob("*.html")} for lang in ("en", "ja")
    )
    assert english == japanese
    assert {
        "index.html",
        "deals.html",
        "organisations.html",
        "projects.html",
        "findings.html",
        "indicators.html",
    } <= english
    switch = html.parse(str(copy / "en/deals.html")).getroot().xpath("//ul[@class='switches']//a/@href")
    assert switch == ["../ja/deals.html"]


def test_a_document_is_shown_as_far_as_claims_quote_it_unless_its_text_is_asked_for(copy: Path, tmp_path: Path) -> None:
    unquoted = "Its sales were 90 billion yen"
    assert unquoted in FAB
    assert not [name for name, content in contents(copy).items() if unquoted.encode() in content]
    with open_ledger(str(make_rich(tmp_path / "rich.db"))) as store:
        write_site(tmp_path / "whole", store, with_text=True)
    page = next(
        text for path in (tmp_path / "whole/en/documents").glob("*.html") if "732" in (text := path.read_text("utf-8"))
    )
    said = html.fromstring(page).xpath("string(//div[@class='text'])")
    assert said == FAB


def test_the_same_ledger_gives_the_same_bytes(copy: Path, tmp_path: Path) -> None:
    with open_ledger(str(make_rich(tmp_path / "rich.db"))) as store:
        write_site(tmp_path / "again", store)
    assert contents(tmp_path / "again") == contents(copy)


def test_stored_text_is_never_markup(tmp_path: Path) -> None:
    with open_ledger(str(make(tmp_path / "hostile.db"))) as store:
        write_site(tmp_path / "site", store)
    for page in (tmp_path / "site").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert "<b onclick" not in text
        assert 'href="javascript' not in text


def test_an_earlier_copy_is_replaced_and_nothing_else_ever(tmp_path: Path) -> None:
    with open_ledger(str(make(tmp_path / "a.db"))) as store:
        write_site(tmp_path / "site", store)
        (tmp_path / "site/en/stale.html").write_text("old")
        write_site(tmp_path / "site", store)
        assert not (tmp_path / "site/en/stale.html").exists()
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine/thesis.txt").write_text("years of work")
        with pytest.raises(OutputError, match="has other things in it"):
            write_site(tmp_path / "mine", store)
        with pytest.raises(OutputError, match="is a file"):
            write_site(tmp_path / "a.db", store)
        with pytest.raises(OutputError, match="cannot be written"):
            write_site(tmp_path / "nowhere/site", store)
    assert (tmp_path / "mine/thesis.txt").read_text() == "years of work"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".daicho")] == []


def test_the_command_says_where_to_begin(run: Run, tmp_path: Path) -> None:
    make(tmp_path / "daicho.db")
    assert "begin at site/index.html" in run("export", "site", "site").out
    assert run("export", "site", "site", "--kind", "loan").code == 2
    assert run("export", "csv", "deals.csv", "--with-text").code == 2


def test_names_that_no_disk_takes_become_others() -> None:
    assert file_of("ja", "/deals", "page=2") == "ja/deals-2.html"
    assert file_of("en", "/", "kind=loan&in=JPY") == "en/index-loan-JPY.html"
    assert file_of("en", "/organisations/~hoshi-chips") == "en/organisations/~hoshi-chips.html"
    for name in ("星チップス", "a:b", "x" * 300, "..", "a\\b"):
        file = file_of("en", f"/organisations/{name}")
        assert re.fullmatch(r"en/organisations/n[0-9a-f]{16}\.html", file), file
    assert without_unlinked(f'<a class="x" href="{UNLINKED}#at-c1">a &lt;b&gt;</a> <a href="b.html">c</a>') == (
        '<span>a &lt;b&gt;</span> <a href="b.html">c</a>'
    )
