"""The documents of a ledger, and one of them with what was read in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from fastapi import APIRouter, Response

from daicho.faces import words
from daicho.faces.web.answers import Answers
from daicho.faces.web.flowing import flowing
from daicho.faces.web.found import found, judgements_on
from daicho.faces.web.highlight import Mark, Piece, marks_of, marks_of_not_flows, pieces
from daicho.faces.web.packed import Packed, Picked, Strings
from daicho.faces.web.paging import FARTHEST, number_asked, paged
from daicho.faces.web.search import fold
from daicho.faces.web.view import Asked, View
from daicho.ledger import read
from daicho.ledger.read import Printed
from daicho.model.claim import NotFlow
from daicho.model.dates import known_by, last_day
from daicho.model.wire import mention_from_json
from daicho.questions.evidence import document_now

router = APIRouter()

_LONGEST = 200  # characters of a search
PART = 60_000
"""Characters of a text that a page shows at once; longer ones are shown in parts."""


class Part(NamedTuple):
    """Characters `start` to `end` of a text: part `number` of `parts`."""

    number: int
    parts: int
    start: int
    end: int


@router.get("/documents")
def documents(view: Asked) -> Response:
    """Every document, the newest first."""
    kept = documents_kept(view.desk)
    query = dict(view.asked())
    q, lang = query.get("q", "")[:_LONGEST], query.get("lang", "")
    return view.page(
        "documents.html",
        found=paged(kept.chosen(fold(q).split(), lang), _number(view, "page")),
        everything=len(kept.every),
        titles=kept.titles,
        q=q,
        lang=lang,
    )


@router.get("/documents/{document_id}")
def document(view: Asked, document_id: str) -> Response:
    """One document."""
    answer = document_now(view.desk.store, document_id)
    not_flows = [NotFlow(mention_from_json(item), item["why"]) for item in answer.not_flows]
    marks = [*(mark for stated in answer.claims for mark in marks_of(stated)), *marks_of_not_flows(not_flows)]
    part = _part(view, answer.document.text)
    claims = [one for one in answer.claims if part.start <= one.claim.quote.span.start < part.end or part.parts == 1]
    return view.page(
        "document.html",
        answer=answer,
        document=answer.document,
        title=answer.document.title or words.document(answer.document.appearance.name),
        pieces=_pieces(answer.document.text, marks, part),
        part=part,
        claims=sorted(claims, key=lambda one: one.claim.quote.span),
        not_flows=not_flows,
        slots=_slots(marks),
        findings=found(view.desk).in_document(answer.document.id),
        judgements=judgements_on(view.desk.store, [one.id for one in (*answer.claims, *answer.rejected)]),
    )


class Documents(NamedTuple):
    """Every document, the newest first.

    wordings: the name and title of each, to be found by; langs: of each; titles: by id, of those that have one.
    """

    every: Packed[Printed]
    wordings: Strings
    langs: tuple[str, ...]
    titles: Mapping[str, str]

    def chosen(self, words: Sequence[str], lang: str) -> Sequence[Printed]:
        """Those with all of these words in their name or title, in a language; empty: whichever."""
        numbers = self.wordings.having_all(words)
        if lang:
            numbers = np.fromiter((number for number in numbers if self.langs[number] == lang), np.int32)
        return Picked(self.every, numbers)


def documents_kept(answers: Answers) -> Documents:
    """Every document."""
    return answers.get("documents", _documents)


def _documents(answers: Answers) -> Documents:
    with answers.store.reading() as connection:
        every: Sequence[Printed] = list(read.printed(connection).values())
        titles = read.titles(connection)
    if answers.day is not None:
        every = [one for one in every if known_by(one.published, answers.day)]
    newest = sorted(every, key=lambda one: last_day(one.published) if one.published else "", reverse=True)
    return Documents(
        Packed(newest),
        Strings(fold(f"{one.doc}\n{titles.get(one.document, '')}") for one in newest),
        tuple(one.lang for one in newest),
        titles,
    )


def _pieces(text: str, marks: Sequence[Mark], part: Part) -> Sequence[Piece]:
    return list(pieces(flowing(text[part.start : part.end]), marks, part.start))


def _slots(marks: Sequence[Mark]) -> Sequence[str]:
    """What is marked in a text, for the key to its colours."""
    return tuple(dict.fromkeys(mark.slot for mark in marks if mark.slot != "quote"))


def parts_of(text: str) -> int:
    """In how many parts a text is shown."""
    return len(_cuts(text))


def _part(view: View, text: str) -> Part:
    """The part asked for."""
    cuts = _cuts(text)
    number = _number(view, "part", len(cuts))
    ends = [*cuts[1:], len(text)]
    return Part(number, len(cuts), cuts[number - 1], ends[number - 1])


def _cuts(text: str) -> list[int]:
    """Where each part begins; parts end where lines do."""
    cuts = [0]
    while len(text) - cuts[-1] > PART:
        line = text.rfind("\n", cuts[-1] + PART // 2, cuts[-1] + PART)
        cuts.append(line + 1 if line > 0 else cuts[-1] + PART)
    return cuts


def _number(view: View, name: str, most: int = FARTHEST) -> int:
    return number_asked(name, dict(view.asked()).get(name, "1"), most)
