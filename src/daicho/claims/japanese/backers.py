"""Who put up the money of a round, told beside the sum's own sentence: 引受先はA、B; Aがリードした; a list under 【引受先】."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from daicho.claims.japanese.candidates import Appearance, Candidate
from daicho.claims.japanese.lines import Line

_LEADS = re.compile(r"リード|主導")
"""What the first of the backers of a round does."""
_JOINS = re.compile(r"引き受け|引受|参加|加わ|参画|応じ|名を連ね")
"""What the others do; beside a sum of their own they do it with that sum alone."""
_CALLED = re.compile(
    r"(?:引受先|割当先|調達先|割り当て先|引受人|出資者|出資元|出資企業|投資家|株主|リードインベスター)(?:企業|一覧|名|陣)?"
)
_TOPIC = re.compile(rf"{_CALLED.pattern}(?:は|には|が|に|として|[:：])")
_AS = re.compile(
    r"(?:[(（][^()（）\n]{1,40}[)）])?(?:など)?(?:を|が)?(?:リード|引受先|引き受け先|割当先|割り当て先|共同リード)"
)
_HEADING = re.compile(rf"[^。]{{0,12}}{_CALLED.pattern}[^。]{{0,10}}\Z")
_NAMED = frozenset(("company", "organisation", "unknown", "person", "actor"))
_RAISED = re.compile(r"調達|増資|第三者割当|ラウンド|シリーズ[A-ZＡ-Ｚ]")
_SO_FAR = re.compile(r"累計|これまで|創業以来|設立以来|総調達|総資金調達")
_MOST = 24
"""Lines of a list of backers."""


def is_round(line: Line) -> bool:
    """Whether a line tells of money raised in one round, not of all that was ever raised."""
    return _RAISED.search(line.text) is not None and _SO_FAR.search(line.text) is None


def backers_of(
    lines: Sequence[Line], by_line: Mapping[int, Sequence[tuple[Candidate, Appearance]]]
) -> Mapping[int, tuple[Candidate, ...]]:
    """For each line that tells backers, whom it tells; those of a list stand at its heading."""
    found: dict[int, tuple[Candidate, ...]] = {}
    for line in lines:
        backers = list(_told(line, by_line.get(line.index, ()))) or list(_under(lines, line, by_line))
        if backers:
            found[line.index] = tuple(dict.fromkeys(backers))
    return found


def _told(line: Line, named: Sequence[tuple[Candidate, Appearance]]) -> Iterator[Candidate]:
    """Those a sentence tells: named after 引受先は, leading a round, or taken as its lead."""
    topic = _TOPIC.search(line.text)
    text = line.flow.stored
    for candidate, appearance in named:
        if not appearance.at_head or appearance.type not in _NAMED or _CALLED.search(candidate.key):
            continue
        phrase = line.phrases[appearance.phrase]
        start = line.flow.offset(appearance.mention.span.start)
        after = topic is not None and start >= topic.end()
        above = [line.words[i] for i in line.paths[appearance.phrase][1:3]]
        acts = phrase.case in ("が", "は", "も", "と", "や", "")
        leads = acts and any(_LEADS.search(word) or (not line.sums and _JOINS.search(word)) for word in above)
        if after or leads or _AS.match(text, appearance.mention.span.end):
            yield candidate


def _under(
    lines: Sequence[Line], heading: Line, by_line: Mapping[int, Sequence[tuple[Candidate, Appearance]]]
) -> Iterator[Candidate]:
    """Those whom the short lines under a heading list, a company each."""
    if not heading.heading or not _HEADING.fullmatch(heading.text):
        return
    for index in range(heading.index + 1, min(len(lines), heading.index + 1 + _MOST)):
        named = [c for c, a in by_line.get(index, ()) if a.type in _NAMED and a.type != "actor"]
        if not lines[index].heading or not named:
            return
        yield named[0]
