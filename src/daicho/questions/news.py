"""What has changed since a day: deals, their ranges and statuses, milestones, findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daicho.errors import UsageError
from daicho.ledger import read
from daicho.ledger.store import Ledger
from daicho.model.dates import known_by, last_day
from daicho.model.deal import DealLine
from daicho.model.finding import Finding
from daicho.questions.board import board
from daicho.questions.filters import Filters, chosen
from daicho.questions.findings import findings_kept, findings_of
from daicho.questions.known import known
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
    meant = {line.id for line in chosen((*then.lines, *now.lines), filters)}
    was, is_ = ({line.id: line for line in day.lines if line.id in meant} for day in (then, now))
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
    """What was known on a day, deals in order."""

    lines: Sequence[DealLine]
    findings: tuple[Finding, ...]
    undated: tuple[str, ...]


def _look(ledger: Ledger, day: str | None) -> _Day:
    known_then = board(ledger, None, day)
    with known(ledger, day, "deals", "findings", "projects") as found:
        if found is not None:
            return _Day(known_then.lines, findings_kept(found.connection, day).open, known_then.undated)
    return _Day(known_then.lines, findings_of(ledger, day).open, known_then.undated)


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
