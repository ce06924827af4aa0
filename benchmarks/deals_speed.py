"""How long deals take: worked out from all claims, kept after one more document, and asked for; claims made up by `checks_speed`.

With --ledger, only how long every question takes of a ledger that is there (`made_ledger.py` makes one of any number of deals):
in this process, then as commands, from their start to the last byte of what they print or, a workbook of all deals, write.

Printed: claims to deals for a tenth of the claims and for all, the growth and the peak of memory; a document taken out of a kept
ledger and put back, over and over; questions of the kept ledger. Beside it, on the labelled development texts, how good our deals
are and how good the naive key "same kind, currency and sum" is (B-cubed F1).

python benchmarks/deals_speed.py [--claims N] [--documents N] [--ledger LEDGER]
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert, select

from checks_speed import ledger as made_up
from daicho.deals import gather
from daicho.ledger import changes, write
from daicho.ledger.schema import appearances, claims, documents, readings
from daicho.ledger.store import Ledger, open_ledger
from daicho.model.deal import DealLine, Stated
from daicho.model.wire import claim_to_json
from daicho.questions.board import board
from daicho.questions.entities import entities_of
from daicho.questions.filters import Filters
from daicho.questions.findings import findings_of
from daicho.questions.flows import flows
from daicho.questions.indicators import indicators_of
from daicho.questions.settling import settle
from daicho.questions.timelines import timelines_of
from daicho.questions.totals import FIELDS, columns_in, totals

_REPO = Path(__file__).resolve().parents[1]
_TABLES = (documents, appearances, readings, claims)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=30, help="how many are taken out and put back")
    parser.add_argument("--ledger", help="ask this one, and do nothing else")
    options = parser.parse_args()
    if options.ledger:
        with open_ledger(options.ledger, create=False) as store:
            _timed("whatever is not settled yet", lambda: settle(store))
            _ask(store)
        _commands(options.ledger)
        return
    _naive()
    few, many = (made_up(number)[0] for number in (options.claims // 10, options.claims))
    before = _timed(f"{len(few)} claims to deals", lambda: gather(few))
    after = _timed(f"{len(many)} claims to deals", lambda: gather(many))
    print(f"growth {after / before:.1f} for ten times the claims; peak memory {_megabytes():.0f} MB")
    with tempfile.TemporaryDirectory() as folder, open_ledger(f"{folder}/made-up.db") as store:
        _write(store, many)
        _timed("all of them kept in a ledger", lambda: settle(store))
        _one_more(store, random.Random(1).sample(sorted({one.document for one in many}), options.documents))
        _ask(store)


def _ask(store: Ledger) -> None:
    """Time every question, the deals it starts from included."""
    lines = board(store).lines
    print(f"{len(lines)} deals, {sum(line.claim_count for line in lines)} claims of money in them")
    _timed("deals", lambda: board(store))
    _timed("deals of one kind", lambda: board(store, Filters(kind="subsidy")))
    for by in (*([name] for name in FIELDS), ["payer", "year"], ["country", "sector"], ["payer_country", "month"]):
        _timed(f"totals by {', '.join(by)}", lambda by=by: totals(_lines(store, by), by))
    _timed("totals by kind in dollars", lambda: totals(_lines(store, ["kind"]), ["kind"], "USD"))
    _timed("flows", lambda: flows(_lines(store, _FLOWS)))
    _timed("flows in dollars", lambda: flows(_lines(store, _FLOWS), "USD"))
    print(
        f"{len(findings_of(store).open)} findings, {len(timelines_of(store))} steps, {len(indicators_of(store))} indicators"
    )
    _timed("findings", lambda: findings_of(store))
    _timed("timelines", lambda: timelines_of(store))
    _timed("indicators", lambda: indicators_of(store))
    _timed("entities", lambda: entities_of(store))


_FLOWS = ("payer_country", "country")


def _lines(store: Ledger, by: Sequence[str]) -> Sequence[DealLine]:
    """The deals with what it takes to total them by these fields."""
    return board(store, None, None, columns_in(by)).lines


_COMMANDS = (
    "totals",
    "totals --by country,year",
    "totals --by sector --in USD",
    "totals --by payer_country --measure committed",
    "flows --in USD",
    "deals --sector batteries --status done --since 2025",
    "check --class sum",
    "indicators --unit rank",
    "entities METI",
    "timeline --format jsonl",
)


def _commands(ledger: str) -> None:
    """Time commands as a person waits for them."""
    with tempfile.TemporaryDirectory() as folder:
        for command in (*_COMMANDS, f"export xlsx {folder}/deals.xlsx"):
            before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "daicho", *command.split(), "--ledger", ledger],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"daicho {command}: {wall:.2f} s ({cpu:.2f} s of processor time)", flush=True)


def _timed(what: str, work: Callable[[], object]) -> float:
    """Seconds of processor time, which a busy machine changes less than those of the clock; both are printed."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what}: {wall:.2f} s ({cpu:.2f} s of processor time)", flush=True)
    return cpu


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _write(store: Ledger, stated: Sequence[Stated]) -> None:
    by_document: dict[str, list[Stated]] = defaultdict(list)
    for one in stated:
        by_document[one.document].append(one)
    rows: Mapping[Table, list[dict[str, Any]]] = {table: [] for table in _TABLES}
    for key, told in by_document.items():
        day = told[0].published
        rows[documents].append({"id": key, "text": "", "lang": "en"})
        seen = {"id": f"a{key}", "document": key, "source": key, "name": key, "published": day, "read_at": ""}
        rows[appearances].append(seen)
        rows[readings].append({"document": key, "rules": "", "published": day, "not_flows": [], "conversions": []})
        for ordinal, one in enumerate(told):
            body = claim_to_json(one.claim)
            row = {"id": one.id, "document": key, "ordinal": ordinal, "kind": one.claim.kind, "body": body}
            rows[claims].append(row)
    with store.writing() as connection:
        for table, some in rows.items():
            connection.execute(insert(table), some)
        changes.changed(connection)


def _one_more(store: Ledger, some: Iterable[str]) -> None:
    """Take documents out and put them back, and print how long it took until the deals were right again."""
    seconds, busy = [], []
    for key in some:
        with store.writing() as connection:
            rows = {
                table: [dict(row._mapping) for row in connection.execute(select(table).where(_of(table) == key))]
                for table in _TABLES
            }
            write.remove(connection, key)
        settle(store)
        with store.writing() as connection:
            for table, found in rows.items():
                connection.execute(insert(table), found)
            changes.changed(connection, key)
        wall, cpu = time.perf_counter(), time.process_time()
        settle(store)
        seconds.append(time.perf_counter() - wall)
        busy.append(time.process_time() - cpu)
    told = ", ".join(
        f"{name} {of(seconds):.2f} s ({of(busy):.2f})"
        for name, of in (("median", statistics.median), ("nine of ten under", _most), ("most", max))
    )
    print(f"one more document, {len(seconds)} times: {told}", flush=True)


def _most(found: Sequence[float]) -> float:
    return sorted(found)[int(len(found) * 0.9)]


def _of(table: Table) -> Any:
    return table.c.id if table is documents else table.c.document


def _naive() -> None:
    """B-cubed of our deals and of the naive key, from the labels of the development texts, where these are here."""
    sys.path.insert(0, str(_REPO / "tests"))
    from deals.gold import labelled

    folder = _REPO.parent / "shared" / "gold" / "dev"
    if not folder.exists():
        print("the development texts are not here: quality is not compared")
        return
    found = list(labelled(folder))
    slug = {one.stated.id: one.slug for one in found}
    ours = {stated.id: deal.id for deal in gather(one.stated for one in found) for stated in deal.claims}
    money = [one.stated for one in found]
    naive = {one.id: f"{one.claim.kind} {one.money.amount.currency} {one.money.amount.value}" for one in money}
    print(
        f"B-cubed F1 on {len(found)} labelled claims: ours {_b_cubed(ours, slug):.3f}, kind, currency and sum ", end=""
    )
    print(f"{_b_cubed(naive, slug):.3f}")


def _b_cubed(home: Mapping[str, str], slug: Mapping[str, str]) -> float:
    both = Counter((home[id_], slug[id_]) for id_ in slug)
    homes, slugs = Counter(home[id_] for id_ in slug), Counter(slug.values())
    precision = statistics.mean(both[home[id_], slug[id_]] / homes[home[id_]] for id_ in slug)
    recall = statistics.mean(both[home[id_], slug[id_]] / slugs[slug[id_]] for id_ in slug)
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    main()
