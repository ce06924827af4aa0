"""What has changed since a day: deals, their ranges and statuses, milestones, findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from daicho.errors import UsageError
from daicho.ledger import kept, read, tables
from daicho.ledger.store import Ledger, Snapshot
from daicho.model.dates import known_by, last_day
from daicho.model.deal import DealLine
from daicho.model.finding import Finding
from daicho.questions.board import board
from daicho.questions.filters import Filters, chosen
from daicho.questions.findings import findings_kept, findings_of
from daicho.questions.kept_lines import lines_with_ids
from daicho.questions.known import known
from daicho.questions.settled import settled
from daicho.questions.timelines import Timeline, slip_months, timelines_of


@dataclass(frozen=True, slots=True)
class Changed:
    """A deal as it was known on the earlier day and as it is known now: another range, another status, or both."""

    before: DealLine
    now: DealLine

    @property
    def other_range(self) -> bool:
        """Whether the range is another one."""
        return _range(self.before) != _range(self.now)

    @property
    def other_status(self) -> bool:
        """Whether the status is another one."""
        return self.before.status != self.now.status


@dataclass(frozen=True, slots=True)
class Moved:
    """A step of a project whose date was told anew. before: the date told last by the earlier day, None for a step first told
    since; slip: by how many months it moved, negative where it came forward, None where the two may be one date.
    """

    line: Timeline
    before: str | None
    slip: int | None


@dataclass(frozen=True, slots=True)
class News:
    """What is known on the day `as_of` and was not, or not so, on the day `since`. undated: documents that neither day knows.

    gone: deals that are no longer one of their own (they turned out to be another), or that no claim tells of any more.
    """

    since: str
    as_of: str | None
    new: tuple[DealLine, ...]
    changed: tuple[Changed, ...]
    gone: tuple[DealLine, ...]
    moved: tuple[Moved, ...]
    findings: tuple[Finding, ...]
    undated: tuple[str, ...]


def news(ledger: Ledger, since: str, filters: Filters | None = None, as_of: str | None = None) -> News:
    """What documents published after `since`, by `as_of` (default: the newest date in the ledger), have changed.

    filters: which deals are meant, as they are now or were then; milestones and findings are told whatever the filters.
    Judgements count as they stand now on both days. Raises UsageError for a day of asking before `since`.
    """
    if as_of and last_day(as_of) < last_day(since):
        raise UsageError(f"nothing can be new by {as_of} since {since}: the days are the other way round")
    with ledger.reading() as connection:
        day = as_of or read.newest_date(connection)
    then, now = _look(ledger, since), _look(ledger, day)
    before, after = _differing(ledger, then, now)
    meant = {line.id for line in chosen((*before, *after), filters)}
    was, is_ = ({line.id: line for line in lines if line.id in meant} for lines in (before, after))
    old = {finding.id for finding in then.findings}
    return News(
        since=since,
        as_of=day,
        new=tuple(line for key, line in is_.items() if key not in was),
        changed=tuple(_changed(was, is_)),
        gone=tuple(line for key, line in was.items() if key not in is_),
        moved=tuple(_moved(timelines_of(ledger, day, since), since)),
        findings=tuple(finding for finding in now.findings if finding.id not in old),
        undated=now.undated,
    )


@dataclass(frozen=True, slots=True)
class _Day:
    """What was known on a day. otherwise: the deals that stood otherwise than in the ledger as it is, by id, with the lines of
    those that there were by their place; None where nothing that is kept could tell.
    """

    day: str | None
    otherwise: Mapping[str, tuple[str, DealLine] | None] | None
    findings: tuple[Finding, ...]
    undated: tuple[str, ...]


def _look(ledger: Ledger, day: str | None) -> _Day:
    with known(ledger, day, "deals", "findings", "projects") as found:
        if found is not None:
            lines = _lines(found.connection, found.otherwise)
            otherwise = {key: lines.get(key) for key in found.otherwise}
            return _Day(day, otherwise, findings_kept(found.connection, day).open, found.undated)
    return _Day(day, None, findings_of(ledger, day).open, board(ledger, None, day, ["id"]).undated)


def _differing(ledger: Ledger, then: _Day, now: _Day) -> tuple[Iterable[DealLine], Iterable[DealLine]]:
    """The deals as they were known on two days, in order: those at least that stood otherwise on the one than on the other."""
    before, after = then.otherwise, now.otherwise
    with settled(ledger) as connection:
        if connection is not None and before is not None and after is not None:
            lines = _lines(connection, {*before, *after})
            return _in_order({**lines, **before}), _in_order({**lines, **after})
    return board(ledger, None, then.day).lines, board(ledger, None, now.day).lines


def _lines(connection: Snapshot, ids: Collection[str]) -> dict[str, tuple[str, DealLine]]:
    """The lines of these deals with their places among all, by id."""
    places = dict(tables.find(connection, kept.DEALS, "id", ids, "id", "opened"))
    return {line.id: (places[line.id], line) for line in lines_with_ids(connection, places)}


def _in_order(lines: Mapping[str, tuple[str, DealLine] | None]) -> list[DealLine]:
    return [line for _, line in sorted((one for one in lines.values() if one), key=itemgetter(0))]


def _changed(before: Mapping[str, DealLine], after: Mapping[str, DealLine]) -> Iterator[Changed]:
    for key, line in after.items():
        if key in before:
            one = Changed(before[key], line)
            if one.other_range or one.other_status:
                yield one


def _range(line: DealLine) -> tuple[object, ...]:
    return line.currency, line.low, line.high


def _moved(lines: Sequence[Timeline], since: str) -> Iterator[Moved]:
    for line in lines:
        known = [value for told, value, _ in line.history if known_by(told or None, since)]
        latest = line.history[-1][1]
        if len(known) == len(line.history):
            continue
        if not known:
            yield Moved(line, None, None)
        elif known[-1] != latest:
            yield Moved(line, known[-1], slip_months(known[-1], latest))
