"""A run's documents and claims into a ledger, every span verified against the text that came with it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from daicho.corpus.manifest import is_finished
from daicho.errors import InputRefused
from daicho.ledger import write
from daicho.ledger.store import Ledger
from daicho.model.claim import NotFlow, Reading
from daicho.model.document import Appearance, Document
from daicho.model.money import Conversion
from daicho.model.wire import claim_from_json, mention_from_json, money_from_json
from daicho.pipeline import extract


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one document of a run: `new`, `known` (nothing changed), `again` (its claims were written anew)."""

    name: str
    state: Literal["new", "known", "again"]
    claims: int


def load(ledger: Ledger, folder: Path, *, read_at: str) -> Iterator[Loaded]:
    """Each document of the run in `folder` that carries claims, with all its appearances, one transaction a document.

    The claims are those of the run. Only where the ledger knows of an earlier date than the run did is a text read again, for its
    relative dates. Raises InputRefused for a run that is not finished, OffsetError for a span that is off.
    """
    if not is_finished(folder):
        raise InputRefused(
            str(folder), "a corpus run that is not finished; `daicho corpus` goes on with it by --resume"
        )
    for path in sorted((folder / "documents").glob("*.parquet")):
        appearances: defaultdict[str, list[Appearance]] = defaultdict(list)
        for row in _rows(folder / "appearances" / path.name):
            appearances[row.pop("document")].append(Appearance(**row))
        claims: defaultdict[str, list[Any]] = defaultdict(list)
        for row in _rows(folder / "claims" / path.name, ["document", "body"]):
            claims[row["document"]].append(json.loads(row["body"]))
        for row in _rows(path):
            if row["text"] is not None:
                yield _load(ledger, row, appearances[row["id"]], claims[row["id"]], read_at)


def _load(ledger: Ledger, row: dict[str, Any], seen: list[Appearance], claims: list[Any], read_at: str) -> Loaded:
    first = replace(seen[0], published=row["published"])
    document = Document(row["text"], row["lang"], first, row["title"])
    with ledger.reading() as connection:
        known = write.known(connection, document, row["rules"])
    reading = _reading(row, claims)
    if known.published != row["published"]:
        reading = extract(replace(document, appearance=replace(first, published=known.published)))
    with ledger.writing() as connection:
        for appearance in seen:
            write.write_appearance(connection, replace(document, appearance=appearance), read_at)
        if known.current:
            return Loaded(first.name, "known", 0)
        write.write_reading(connection, row["id"], row["text"], reading, rules=row["rules"], published=known.published)
    return Loaded(first.name, "again" if known.stored else "new", len(reading.claims))


def _reading(row: dict[str, Any], claims: list[Any]) -> Reading:
    return Reading(
        tuple(claim_from_json(body) for body in claims),
        tuple(NotFlow(mention_from_json(item), item["why"]) for item in json.loads(row["not_flows"])),
        tuple(
            Conversion(money_from_json(first), money_from_json(second))
            for first, second in json.loads(row["conversions"])
        ),
    )


def _rows(path: Path, columns: list[str] | None = None) -> list[dict[str, Any]]:
    from pyarrow import parquet

    found: list[dict[str, Any]] = parquet.read_table(path, columns=columns).to_pylist()
    return found
