"""The words of the pages: whole in both languages, and each of them in use."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from daicho.faces.web.pages import PAGES
from daicho.faces.web.phrases import phrases, preferred, say
from daicho.model.claim import KINDS
from daicho.model.deal import RelationType
from daicho.model.judgement import VERBS, slots_of

WEB = files("daicho.faces.web")
SOURCES = [path for folder in ("", "pages", "templates") for path in WEB.joinpath(folder).iterdir() if path.is_file()]
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in SOURCES if path.name.endswith((".py", ".html"))}
ASKED = re.compile(r"""(?<![\w.])(?:view\.|self\.)?say\(\s*["']([\w.-]+)["']\s*[,)]""")
BEGUN = re.compile(r"""say(?:_or)?\(\s*f?["']([\w-]+(?:\.[\w-]+)*)\.["'{]""")
BRACES = re.compile(r"\{(\w+)\}")


def test_both_languages_have_every_phrase_and_put_in_the_same_values() -> None:
    english, japanese = phrases("en"), phrases("ja")
    assert english.keys() == japanese.keys()
    for key, wording in english.items():
        assert set(BRACES.findall(wording)) == set(BRACES.findall(japanese[key])), key


def test_every_phrase_that_is_asked_for_is_there() -> None:
    asked = {key for text in TEXTS.values() for key in ASKED.findall(text)}
    assert len(asked) > 50
    assert asked <= phrases("en").keys()


def test_every_phrase_is_asked_for() -> None:
    whole = "\n".join(TEXTS.values())
    begun = {key for text in TEXTS.values() for key in BEGUN.findall(text)}
    unused = [
        key
        for key in phrases("en")
        if f'"{key}"' not in whole and f"'{key}'" not in whole and not any(key.startswith(f"{one}.") for one in begun)
    ]
    assert [key for key in unused if not key.startswith(("bound.", "role.", "what."))] == []  # words that slots hold


def test_every_page_slot_judgement_and_relation_has_its_word() -> None:
    slots = {slot for kind in KINDS for slot in slots_of(kind)} | {"low", "currency", "bound", "role", "period"}
    keys = {f"nav.{page.module}" for page in PAGES if page.path} | {f"slot.{slot}" for slot in slots}
    keys |= {f"judged.{verb}" for verb in VERBS}
    keys |= {f"deal.relation.{one}{back}" for one in RelationType.__args__ for back in ("", ".back")}
    assert keys <= phrases("en").keys()


def test_one_is_singular_and_numbers_are_readable() -> None:
    assert (say("en", "deals.count", n=1), say("en", "deals.count", n=12_000)) == ("1 deal", "12,000 deals")
    assert say("ja", "deals.count", n=12_000) == "12,000件"


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("ja", "ja"), ("ja-JP,en;q=0.9", "ja"), ("en-GB,en;q=0.9,ja;q=0.8", "en"), ("fr,ja;q=0.3,en;q=0.2", "ja"), ("", "en"),
        ("fr", "en"), ("*", "en"), ("ja;q=0", "en"), ("ja;q=x,en", "en"), (";;,,=", "en"),
    ],
)  # fmt: skip
def test_the_browsers_language_is_taken_by_its_order_of_wishes(header: str, lang: str) -> None:
    assert preferred(header) == lang
