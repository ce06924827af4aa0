"""Which of several sums in a line goes with whom or what.

Aが15億円、Bが9億円を出す; X工場に4兆円、Y拠点に2兆円を充てる; AとBがそれぞれ20億円と15億円を出す.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from daicho.claims.japanese.lines import Line

_SUBJECTS = frozenset(("が", "は", "も", "から", "からの"))
_TARGETS = frozenset(("に", "へ", "に対し", "向け", "には"))
_EACH = ("それぞれ", "おのおの", "各々", "順に")


def pairs_of(line: Line, sums: Collection[int], named: Collection[int]) -> Mapping[int, int]:
    """For each phrase of `named` (those that name somebody or something) the one of `sums` (those that hold one) it goes with.

    Empty unless at least two sums of the line have somebody, or something, of their own.
    """
    by_depth = [sorted(i for i in sums if bool(line.phrases[i].depth) == inside) for inside in (False, True)]
    shown = max(by_depth, key=len)
    if len(shown) < 2:
        return {}
    found: dict[int, int] = {}
    for cases in (_SUBJECTS, _TARGETS):
        before = _segments(line, shown, named, cases, ahead=True)
        after = _segments(line, shown, named, cases, ahead=False) if cases is _TARGETS and len(before) < 2 else {}
        for own in (before, after):
            if len(own) > 1:
                found |= {i: at for at, members in own.items() for i in members}
    in_order = _in_order(line, shown, named)
    return {i: at for i, at in found.items() if at not in in_order.values()} | in_order


def _segments(
    line: Line, sums: Sequence[int], named: Collection[int], cases: Collection[str], *, ahead: bool
) -> dict[int, list[int]]:
    """For each sum those of `named` that stand by one of `cases` between it and the sum before (ahead), or after it."""
    edges = [-1, *sums] if ahead else [*sums, len(line.phrases)]
    found: dict[int, list[int]] = {}
    for k, at in enumerate(sums):
        inside = range(edges[k] + 1, edges[k + 1])
        heads = [i for i in inside if i in named and _stands(line, i, at, cases, ahead=ahead)]
        if heads:
            owners = [i for i in heads[:-1] if line.phrases[i].case == "の" and line.phrases[i].head == heads[-1]]
            ends = {heads[-1], *owners}
            listed = [i for i in inside if i in named and i < heads[-1] and line.phrases[i].head in ends]
            found[at] = [*(i for i in listed if line.phrases[i].case in ("と", "や", "")), *owners, heads[-1]]
    return found


def _stands(line: Line, i: int, at: int, cases: Collection[str], *, ahead: bool) -> bool:
    """Whether phrase `i` stands by one of `cases`, or bare right before the sum at `at`."""
    phrase = line.phrases[i]
    if bool(phrase.depth) != bool(line.phrases[at].depth):
        return False
    if cases is _TARGETS and phrase.case == "の":  # 甲や乙の事業に300億円
        while phrase.case == "の" and i < phrase.head < at:
            i, phrase = phrase.head, line.phrases[phrase.head]
    bare = ahead and cases is _SUBJECTS and (i == at or (i == at - 1 and not phrase.case and not phrase.form))
    return bare or phrase.case in cases


def _in_order(line: Line, sums: Sequence[int], named: Collection[int]) -> dict[int, int]:
    """The pairs of AとBがそれぞれ20億円と15億円: as many parties before the word as sums after it, in order."""
    each = next((i for i, phrase in enumerate(line.phrases) if phrase.text.startswith(_EACH)), None)
    if each is None:
        return {}
    run = [i for i in sums if i >= each]
    if (
        len(run) < 2
        or any(line.phrases[i].case not in ("と", "", "や") for i in run[:-1])
        or run[-1] - run[0] >= 2 * len(run)
        or any(line.phrases[i].case in _SUBJECTS for i in range(run[0], run[-1]))
    ):
        return {}
    first = max((i for i in sums if i < each), default=-1)
    parties = [
        i for i in range(first + 1, each) if i in named and not line.phrases[i].depth and line.phrases[i].case != "の"
    ]
    return dict(zip(parties[-len(run) :], run, strict=True)) if len(parties) >= len(run) else {}
