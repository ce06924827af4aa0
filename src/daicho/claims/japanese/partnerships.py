"""Partnerships in Japanese text: two or more named parties agree to work together (提携, 連携, 共同研究, 合弁, 覚書, 協定).

と marks the partner, は or が the one who is told of; parties listed side by side (A、BとCの3社は) all belong. Without a word
of agreement, parties that build or run something together, or share its capital (Aが8割、Bが2割を出資), are partners too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from daicho.claims.japanese.lines import Line, Placed
from daicho.claims.japanese.phrases import path_of
from daicho.claims.japanese.roles import Scene, noun_phrase, party, span_of
from daicho.claims.japanese.says import says_of
from daicho.model.annotated import Name
from daicho.model.claim import Partnership, Party

_CUE = re.compile(
    r"(?:資本|業務|技術|戦略的?|包括)*(?:提携|連携)(?:協定)?|協業|合弁(?:会社|事業)?|覚書|MOU|(?:立地|包括|協力|共同|基本|相互|産学)*[協協]?(?<!貿易)(?<!休戦)協定(?:書)?|パートナーシップ"
    r"|アライアンス|共同(?!体|通信|声明|会見|執筆)(?:で|研究|開発|出資|事業|企業体|運営|運航|生産|利用|設立)?|協力|コンソーシアム|手を組|タッグ|組む|組み、|取り決め"
)
_STRONG = re.compile(
    r"提携|協定|覚書|MOU|合弁|パートナーシップ|アライアンス|コンソーシアム|共同(?:研究|開発|出資|事業|運営|生産)|協業|手を組|タッグ|取り決め"
)
_JOINT_WORK = re.compile(
    r"設ける|設けた|建てる|つく[るっり]|作る|手がけ|手掛け|担う|担い|立ち上げ|建設する|整備する|開発する|運営|一つにし|統合し|統合する|共同"
)
_PARTNER_OF = re.compile(r"(?:提携|協業|連携|共同開発|共同研究)(?:先|相手|パートナー)(?:である|の|・)?")
_NOT_SO = re.compile(
    r"企業として|要請|呼びかけ|融資|協調融資|首脳|国際協力|協力(?:会社|企業|金|機構|隊)|買収|訴訟|競争|対立|争い|断念|解消"
)
_LINKS = frozenset(("と", "や", "", "および", "及び", "ならびに", "並びに", "も"))
_PUBLIC = re.compile(r".*(?:県|市|町|村|州|府|都|道|区)\Z")
_COUNT = re.compile(r".*(?:[2-9２-９]\d?|両|二|三|四|五)(?:社|者|行|校|大学|カ国|か国|国|機関|氏|団体)|両国|両者|両社")
_NAMELESS = re.compile(r".*(?:研究室|大学|大|社|グループ|チーム|校|市|町|県|政府|機構|側|協会|会社)")
_SHARE = re.compile(r"(?:[はが:]|に?約|\s|\()*\Z")


@dataclass(frozen=True, slots=True)
class _Chain:
    """Parties that the text lists side by side, with the case of the list's last phrase and that phrase's index."""

    parties: tuple[Party, ...]
    case: str
    last: int
    end: int


def partnerships_of(lines: Sequence[Line], scenes: Sequence[Scene]) -> tuple[Partnership, ...]:
    """The partnerships a document tells of, once for each set of parties."""
    kept: list[Partnership] = []
    for line, scene in zip(lines, scenes, strict=True):
        for claim in _of_line(line, scene):
            twin = next((i for i, other in enumerate(kept) if _same(other, claim)), None)
            if twin is None:
                kept.append(claim)
            elif len(claim.parties) >= len(kept[twin].parties):
                kept[twin] = replace(claim, says=claim.says or kept[twin].says)
    return tuple(kept)


def _of_line(line: Line, before: Scene) -> Iterator[Partnership]:
    found = _partners(line, before)
    if found is None:
        return
    parties, at, cue = found
    if len(parties) > 1:
        yield Partnership(
            quote=line.quote,
            says=says_of(line),
            parties=parties,
            about=_about(line, at),
            confidence=0.7 if _STRONG.search(cue) else 0.5,
            why=(cue,),
        )


def _partners(line: Line, before: Scene) -> tuple[tuple[Party, ...], int, str] | None:
    """The parties of a line that tells of a partnership, the place of the word that tells, and that word."""
    cues = [cue for cue in _CUE.finditer(line.text) if not _NOT_SO.search(line.text, cue.start(), cue.end() + 12)]
    if cues and (of := _PARTNER_OF.search(line.text)):
        names = _able(line, of.end(), of.end() + 24)
        return _distinct((*before.maker, *(party(name.item) for name in names[:1]))), of.start(), of.group()
    if shares := _sharers(line):
        return shares, 0, "shares"
    chains = _chains(line)
    tellers = [chain for chain in chains if chain.case in ("は", "が", "も")]
    for chain in chains:
        cue = next((cue for cue in cues if chain.case.startswith("と") and _leads_to(line, chain, cue)), None)
        if cue and (cue.group() not in ("協力",) or _STRONG.search(line.text) or "協力" in line.text[chain.end :]):
            tellers_before = [teller for teller in tellers if teller.end <= chain.end] or tellers
            first = tellers_before[-1].parties if tellers_before else _nameless(line, chain) or before.maker
            return _distinct((*first, *chain.parties)), cue.start(), cue.group()
    joint = next((chain for chain in tellers if len(chain.parties) > 1), None)
    if joint and (cue := next((cue for cue in cues if cue.start() >= joint.end), None)):
        return _distinct(joint.parties), cue.start(), cue.group()
    work = _JOINT_WORK.search(line.text, joint.end) if joint else None
    if joint and work and not line.heading:
        return _distinct(joint.parties), work.start(), work.group()
    return None


def _leads_to(line: Line, chain: _Chain, cue: re.Match[str]) -> bool:
    """Whether the と of a list belongs to the cue: on the way to its verb, or in the same clause before it."""
    if cue.end() <= chain.end:
        return False
    path = [span_of(line, line.phrases[i]) for i in path_of(line.phrases, chain.last)]
    on_way = any(start < cue.end() and cue.start() < end for start, end in path)
    return on_way or line.clause(chain.end - 1) == line.clause(cue.start())


def _chains(line: Line) -> list[_Chain]:
    """The lists of parties of a line, left to right: phrases joined by と, や or 、 up to the one whose case they share."""
    out: list[_Chain] = []
    held: list[Party] = []
    for i, phrase in enumerate(line.phrases):
        if phrase.depth:
            continue
        start, end = span_of(line, phrase)
        names = _able(line, start, end)
        if names:
            held += [party(name.item) for name in names[-1:]]
        elif held and _COUNT.fullmatch(phrase.text):
            out.append(_Chain(tuple(held), phrase.case, i, end))
            held = []
            continue
        elif held and phrase.form != "adnominal" and not _in_clause_before_name(line, i):
            held = []
            continue
        if not names:
            continue
        if phrase.case in _LINKS and _listed_on(line, i):
            continue
        if phrase.case == "の" and _counted_next(line, i):
            continue
        out.append(_Chain(tuple(held), phrase.case, i, end))
        held = []
    return out


def _in_clause_before_name(line: Line, i: int) -> bool:
    """Whether phrase `i` only describes the next name of a list: Aと、県内に工場を持つB."""
    for phrase in line.phrases[i:]:
        if phrase.depth:
            continue
        if _able(line, *span_of(line, phrase)):
            return True
        if phrase.form in ("final", "continuing", "quoted") or phrase.case in ("は", "が"):
            return False
    return False


def _listed_on(line: Line, i: int) -> bool:
    """Whether the list goes on after phrase `i`: with a name, one told of by a clause, or a count of the parties."""
    later = [k for k in range(i + 1, len(line.phrases)) if not line.phrases[k].depth]
    if not later:
        return False
    after = line.phrases[later[0]]
    if _able(line, *span_of(line, after)) or _COUNT.fullmatch(after.text):
        return True
    return (
        line.phrases[i].comma
        and line.phrases[i].case == "と"
        and any(line.phrases[k].form == "adnominal" for k in later[:4])
        and _in_clause_before_name(line, later[0])
    )


def _counted_next(line: Line, i: int) -> bool:
    after = next((phrase for phrase in line.phrases[i + 1 :] if not phrase.depth), None)
    return after is not None and _COUNT.fullmatch(after.text) is not None


def _able(line: Line, start: int, end: int) -> tuple[Placed[Name], ...]:
    """The names between two characters that can be a party: organisations, and places that govern themselves.

    A government or place must end its phrase: 県内, 米国産 name no party.
    """
    return tuple(
        name
        for name in line.names
        if start <= name.start
        and name.end <= end
        and (
            name.item.type in _PARTIES or (name.end == end and (name.item.type == "government" or _governs(name.item)))
        )
    )


_PARTIES = frozenset(("company", "organisation", "unknown"))


def _governs(name: Name) -> bool:
    """Whether a place is one that acts: a country, prefecture or town."""
    return name.type == "place" and bool(name.country or _PUBLIC.match(name.full))


def _nameless(line: Line, chain: _Chain) -> tuple[Party, ...]:
    """A subject that is no name but somebody (研究室は市と連携し)."""
    for i, phrase in enumerate(line.phrases[: chain.last]):
        if phrase.case in ("は", "が") and _NAMELESS.fullmatch(phrase.text):
            return (noun_phrase(line, i),)
    return ()


def _sharers(line: Line) -> tuple[Party, ...]:
    """The owners of a joint company: names that each have a share of the capital (Aが8割、Bが2割を出資)."""
    if "出資" not in line.text and "合弁" not in line.text and "共同" not in line.text:
        return ()
    owners: list[Party] = []
    for share in line.quantities:
        if share.item.unit == "%":
            owner = next(
                (
                    name
                    for name in reversed(_able(line, 0, share.start))
                    if _SHARE.match(line.text, name.end, share.start)
                ),
                None,
            )
            owners += [party(owner.item)] if owner else []
    return _distinct(owners) if len(owners) > 1 else ()


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Each party once, in order; one whose name holds another's is the same."""
    out: list[Party] = []
    for one in parties:
        if all(one.name not in other.name and other.name not in one.name for other in out):
            out.append(one)
    return tuple(out)


def _about(line: Line, at: int) -> str:
    """The clause around the cue, shortened: what they work on together."""
    start, end = line.clause(at)
    return line.text[max(start, at - 30) : min(end, at + 25)].strip("、。 ")


def _same(one: Partnership, other: Partnership) -> bool:
    """Whether two claims tell of the same parties: each of the fewer is among the more."""
    fewer, more = sorted((one.parties, other.parties), key=len)
    return all(any(a.name in b.name or b.name in a.name for b in more) for a in fewer)
