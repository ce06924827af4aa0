"""Keeping answers: what was worked out from the claims stays in the ledger, and a change is followed to what rests on it.

What is kept is no truth of its own. It carries the version of the rules that made it and the count of changes it takes account
of; where either is another, it is brought up to date before a question is answered, in one transaction. Following changes one by
one, in whatever order, leaves the same bytes as working all out at once.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from daicho.ledger import changes, kept, packs, read, tables
from daicho.ledger.store import Ledger, Snapshot, unmapped
from daicho.model.deal import Stated
from daicho.questions import anew, settled
from daicho.questions.entered import decided_with, money_traits
from daicho.questions.following import Change, follow
from daicho.questions.judged import Decisions
from daicho.questions.kept_findings import follow_findings
from daicho.questions.mentions import mentions
from daicho.questions.spellings import follow_spellings, named
from daicho.questions.tracks import follow_tracks

_MOST_IN_ONE_GO = 500  # claims of documents new to what is kept that are followed before others may write again
_MOST_AT_ONCE = 0.1  # of all documents: to follow more changes than this takes longer than to begin anew
_REST = 0.15  # seconds between two goes: who waits to write looks ten times a second whether it may


def settle(ledger: Ledger) -> None:
    """Bring what is kept up to date with the ledger as it is now. Where much is new, others may write in between.

    Raises LedgerError.
    """
    with ledger.reading() as connection:
        if settled.is_settled(connection):
            return
        asked, counted = changes.documents(connection), changes.count(connection)
    more = True
    while more:
        with ledger.writing() as connection:
            more = _bring_on(connection, asked, counted)
        if more:
            time.sleep(_REST)


def _bring_on(connection: Snapshot, asked: Collection[str], counted: int) -> bool:
    """Take in some of the documents that are `asked` for; whether there are more. counted: the changes that they are."""
    waiting = changes.documents(connection)
    if settled.is_settled(connection) or not _may_follow(connection, waiting):
        bring_up_to_date(connection)
        return False
    # What is kept speaks of claims of those that it knows, and these may be gone; of what is new to it, nothing is kept.
    known = {row.document for row in tables.find(connection, kept.MEMBERS, "document", waiting, "document")}
    new = sorted(waiting - known, key=lambda document: (document not in asked, document))
    now = known | set(_in_one_go(connection, new))
    _follow(connection, now)
    changes.settled(connection, now)
    if not waiting.isdisjoint(set(asked) - now):
        return True
    packs.pack(connection)
    before = int(changes.read(connection, "settled") or 0)  # another process may have gone further
    everything = changes.count(connection) if now == waiting else counted
    changes.write(connection, "settled", str(max(before, everything)))
    return False


def _in_one_go(connection: Snapshot, documents: Sequence[str]) -> Iterator[str]:
    """The first of these documents: one, and as many more as one go has time for."""
    many = read.claims_in(connection, documents)
    claims = 0
    for position, document in enumerate(documents):
        claims += many.get(document, 0)
        if position and claims > _MOST_IN_ONE_GO:
            return
        yield document


def _may_follow(connection: Snapshot, documents: Collection[str]) -> bool:
    """Whether what is kept is by the rules as they are, and following these documents is quicker than to begin anew."""
    many = read.counts(connection)["documents"]
    return changes.read(connection, "rules") == settled.rules() and len(documents) <= max(1, many * _MOST_AT_ONCE)


def bring_up_to_date(connection: Snapshot) -> None:
    """Take in all that is new, within the caller's transaction."""
    if settled.is_settled(connection):  # another process was first
        return
    documents = changes.documents(connection)
    if _may_follow(connection, documents):
        _follow(connection, documents)
    else:
        _begin_anew(connection)
    packs.pack(connection)
    changes.settled(connection, documents)
    changes.write(connection, "rules", settled.rules())
    changes.write(connection, "settled", str(changes.count(connection)))


def _begin_anew(connection: Snapshot) -> None:
    """Work everything out from all claims."""
    with unmapped(connection):
        decided = anew.work_out_anew(connection, anew.PART)
    changes.write(connection, "decided", _Decided.of(decided).text)


def _follow(connection: Snapshot, documents: Collection[str]) -> None:
    """Bring up to date what rests on these documents, and on what people decided since."""
    claims = list(read.stated(connection, among=documents))
    decided = decided_with(connection, documents, claims)
    before, now = _Decided.from_text(changes.read(connection, "decided") or ""), _Decided.of(decided)
    more = _touched(connection, before, now) - set(documents)
    claims += read.stated(connection, among=more)
    touched = {*documents, *more}
    standing = _standing(claims, decided)
    _mention(connection, touched, mentions(claims, standing))
    pairs = (set(before.together) ^ set(now.together)) | (set(before.apart) ^ set(now.apart))
    ids = {id_ for pair in pairs for id_ in pair}
    followed = follow(connection, Change(touched, money_traits(standing), ids, ids), decided)
    rejected = [decided.enter(stated) for stated in claims if decided.rejects(stated.id)]
    follow_findings(connection, touched, standing, rejected, followed.deals, followed.gone, decided)
    follow_tracks(connection, touched, standing, decided)
    changes.write(connection, "decided", now.text)


def _standing(claims: Iterable[Stated], decided: Decisions) -> list[Stated]:
    return [decided.enter(stated) for stated in claims if not decided.rejects(stated.id)]


def _touched(connection: Snapshot, before: _Decided, now: _Decided) -> set[str]:
    """The documents whose claims stand otherwise than before, as other things were decided of them."""
    claims = {id_ for id_, _ in before.verdicts.items() ^ now.verdicts.items()}
    entities = {key for pair in before.entities.items() ^ now.entities.items() for key in pair}
    found = {stated.document for stated in read.stated_with_ids(connection, claims)}
    return found | {row.document for row in tables.find(connection, kept.MENTIONS, "entity", entities, "document")}


def _mention(
    connection: Snapshot, documents: Collection[str], rows: Sequence[tuple[str, str, str, int, int, int]]
) -> None:
    """Keep who is named in these documents now, and which names are alike to theirs."""
    told = tables.find(connection, kept.MENTIONS, "document", documents, "entity", "name", "acts")
    now = {(entity, name) for _, entity, name, _, _, acts in rows if acts}
    others = {entity for entity, _ in {(row.entity, row.name) for row in told if row.acts} ^ now}
    before = named(connection, others)
    tables.replace(connection, kept.MENTIONS, "document", documents, rows)
    follow_spellings(connection, before, named(connection, others))


@dataclass(frozen=True, slots=True)
class _Decided:
    """What people had decided when answers were worked out: the ids of the judgements on each claim, and what they made one."""

    verdicts: Mapping[str, tuple[str, ...]]
    together: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]
    entities: Mapping[str, str]

    @classmethod
    def of(cls, decided: Decisions) -> _Decided:
        verdicts = {claim: tuple(one.id for one in made) for claim, made in decided.verdicts.items()}
        return cls(verdicts, tuple(decided.together), tuple(decided.apart), dict(decided.entities))

    @classmethod
    def from_text(cls, text: str) -> _Decided:
        found = json.loads(text)
        verdicts = {claim: tuple(made) for claim, made in found["verdicts"].items()}
        together, apart = (tuple((a, b) for a, b in found[name]) for name in ("together", "apart"))
        return cls(verdicts, together, apart, found["entities"])

    @property
    def text(self) -> str:
        found = {"verdicts": self.verdicts, "together": self.together, "apart": self.apart, "entities": self.entities}
        return json.dumps(found, ensure_ascii=False, sort_keys=True)
