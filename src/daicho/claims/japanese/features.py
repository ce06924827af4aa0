"""What a scorer sees of a candidate beside a sum: the part its particles give it, and how present it is in the text.

A feature names a position and a part: `clause:giver` says that the candidate is the が of the verb of paying in the sum's clause.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from daicho.claims.japanese.backers import is_round
from daicho.claims.japanese.candidates import Appearance, Candidate
from daicho.claims.japanese.cast import Cast
from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.pairs import pairs_of
from daicho.claims.japanese.particles import part_of
from daicho.claims.japanese.reading import ACTORS, SHAPES, SUBJECTS, case_of, relation_of
from daicho.model.span import Span

_TOLD = {
    "giver": "giver", "taker": "taker", "owner-taker": "taker", "within-taker:subject": "taker", "attached": "attached",
}  # fmt: skip
_FUND = re.compile(r"(?:基金|ファンド)\Z")
_ENDOWED = re.compile(r"設け|設置|新設|創設|造成|立ち上げ|つくる|作る|拡充|積み増")
_MANY_LANDS = {"USD": frozenset(("US",)), "EUR": frozenset("EU DE FR IT ES NL IE AT BE FI PT GR".split())}  # noqa: SIM905
"""Currencies that deals in other countries are told in as well, with the states whose own money they are."""
_OF_JAPAN = re.compile(
    r"[都道府県]\Z|北海道|[一-龠]{2,3}県|経[済産]|総務省|文[部科]|国土交通|厚[生労]|環境省|農林水産|デジタル庁|内閣"
)
_OF_AMERICA = re.compile(r"商務省|国防総省|エネルギー省|国務省|ホワイトハウス")
_GIVEN = frozenset(("giver", "taker", "subject"))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a sum stands, and what is the same for all candidates beside it.

    given: the parts that somebody in its clause takes by its particles; beside: whom its line names, where and with what part;
    told: the parts that candidates take beside any sum of the document, with the lines that say so; pairs: for phrases of the
    line the sum that each goes with, where it tells of several; standing: what all sums of the document see of a candidate.
    """

    line: Line
    at: int
    clause: range
    given: str
    beside: Mapping[Candidate, Sequence[tuple[Appearance, str]]]
    told: Mapping[Candidate, Collection[tuple[int, str]]]
    pairs: Mapping[int, int]
    standing: Mapping[Candidate, _Standing]
    currency: str

    def elsewhere(self, candidate: Candidate) -> bool:
        """Whether a candidate goes with another sum of the line wherever the line names it."""
        if not self.pairs or candidate not in self.beside:
            return False
        shown = [a.phrase for a, _ in self.beside[candidate] if a.at_head or a.phrase in self.pairs]
        depth = min((self.line.phrases[i].depth for i in shown), default=0)
        phrases = [i for i in shown if self.line.phrases[i].depth == depth]  # アマゾン(AWS)は is named once
        return bool(phrases) and all(self.pairs.get(i, self.at) != self.at for i in phrases)


@dataclass(frozen=True, slots=True)
class _Standing:
    """The features a candidate has beside every sum: of its wording; of its presence in the text, by whether the sum's line
    names it.
    """

    wording: tuple[str, ...]
    here: tuple[str, ...]
    elsewhere: tuple[str, ...]


def spots_of(cast: Cast) -> Mapping[Span, Spot]:
    """The spots of a document's sums, as far as they stand in what was parsed."""
    told: dict[Candidate, dict[tuple[int, str], None]] = {}
    standing = {candidate: _standing(cast, candidate) for candidate in cast.candidates.values()} if cast.sums else {}
    found: dict[Span, Spot] = {}
    for money in cast.sums:
        if (where := cast.where(money)) is None:
            continue
        line, at, clause = where
        beside: dict[Candidate, list[tuple[Appearance, str]]] = {}
        named: set[int] = set()
        parts: set[str] = set()
        sums = cast.sums_in(line)
        for candidate, appearance in cast.by_line.get(line.index, ()):
            expected = part_of(line, at, appearance)
            beside.setdefault(candidate, []).append((appearance, expected))
            if appearance.at_head or appearance.phrase in sums:
                named.add(appearance.phrase)
            if expected in _GIVEN and appearance.phrase in clause and appearance.type in ACTORS:
                parts.add(expected)
            if part := _TOLD.get(expected):
                told.setdefault(candidate, {})[line.index, part] = None
        pairs = pairs_of(line, sums, named)
        found[money.mention.span] = Spot(
            line, at, clause, "+".join(sorted(parts)), beside, told, pairs, standing, money.currency
        )
    return found


def _standing(cast: Cast, candidate: Candidate) -> _Standing:
    types = sorted(candidate.types)
    wording = [f"type={t}" for t in types]
    wording += _shapes(candidate.key)
    wording += [f"called={name}" for name in sorted(candidate.called)]
    wording += [f"noun={noun}" for noun in _nouns(cast, candidate.appearances[0])]
    if "place" in candidate.types and all(_is_origin(cast, a) for a in candidate.appearances):
        wording.append("origin")
    ways = (("lead", cast.lead_of), ("first", cast.first_of), ("only", cast.only_of))
    ranks = [f"{way}:{type_}" for type_ in types for way, who in ways if who(type_) is candidate]
    count = f"count={min(len(candidate.appearances), 4)}"
    return _Standing(
        tuple(wording), (count, *(f"{rank}:here" for rank in ranks)), (count, *(f"{rank}:elsewhere" for rank in ranks))
    )


def _nouns(cast: Cast, appearance: Appearance) -> Iterator[str]:
    """The word that a candidate's name ends in: 工場 of 千歳工場, 内訳, 銀行."""
    line, end = cast.lines[appearance.line], appearance.mention.span.end
    phrase = line.phrases[appearance.phrase]
    yield from (t.text for t in line.sentence.tokens[phrase.first : phrase.last] if t.span.end == end)


def _is_origin(cast: Cast, appearance: Appearance) -> bool:
    """Whether a country only says where a company is from: 日本のラピダス, アメリカの「アンペア」."""
    line = cast.lines[appearance.line]
    phrase = line.phrases[appearance.phrase]
    if phrase.case != "の" or appearance.country is None:
        return False
    owned = {phrase.head, line.phrases[phrase.head].head if line.phrases[phrase.head].case == "の" else phrase.head}
    return any(a.phrase in owned and a.type == "company" for _, a in cast.by_line[appearance.line])


def of_candidate(cast: Cast, spot: Spot, candidate: Candidate) -> list[str]:
    """The features of a candidate for some part in a sum's flow: the part its particles give it, and how present it is."""
    standing = spot.standing[candidate]
    found = [*standing.wording]
    if "government" in candidate.types or "place" in candidate.types:
        found.append(f"purse={_purse(candidate, spot.currency)}")
    line, given = spot.line, spot.given
    topic = cast.topic_before(line.index) is candidate
    if same := spot.beside.get(candidate):
        for appearance, expected in same:
            found += _beside(spot, candidate, appearance, expected)
        found.append(f"topic-too={topic}")
    else:
        found += ["elsewhere", f"elsewhere:given={given}", f"topic={topic}:given={given}"]
        if near := candidate.before(line.index):
            there = cast.lines[near.line]
            distance = min(line.index - near.line, 3)
            case = case_of(there.phrases[near.phrase])
            subject = case in SUBJECTS and near.at_head
            found += [f"back{distance}", f"back{distance}:{case}", f"back{distance}:subject={subject}:given={given}"]
            if near is _latest(cast, line.index, near.type):
                found += [f"latest:{near.type}", f"latest:{near.type}:given={given}"]
            if cast.lines[candidate.appearances[0].line].sentence.heading:
                found.append("in-heading")
        else:
            found.append("later")
    told = {part for index, part in spot.told.get(candidate, ()) if index != line.index and part != "attached"}
    if told:
        found.append(f"told={'+'.join(sorted(told))}:{'here' if same else 'elsewhere'}")
    if is_round(line) and (backs := cast.backers_near(line.index, candidate)) is not None:
        found.append(f"backs:{'here' if backs == line.index else 'near'}")
    found += _of_opening(cast, spot, candidate)
    found += standing.here if same else standing.elsewhere
    return list(dict.fromkeys(found))


def _purse(candidate: Candidate, currency: str) -> str:
    """Whether a sum is in the money of a state's own country: 韓国政府 gives won, 県 gives yen."""
    land = next((a.country for a in candidate.appearances if a.country), None)
    if _OF_AMERICA.fullmatch(candidate.key):
        land = "US"
    elif land is None:
        land = "JP" if _OF_JAPAN.search(candidate.key) else ""
    if not land:
        return "unknown"
    if currency in _MANY_LANDS:
        return "own" if land in _MANY_LANDS[currency] else "shared"
    return "own" if land == currency[:2] else "foreign"


def _of_opening(cast: Cast, spot: Spot, candidate: Candidate) -> Iterator[str]:
    """How the title and the first sentence, unless the sum stands there, speak of a candidate."""
    for name, index in cast.opening(spot.line.index):
        if index == spot.line.index:
            yield f"opening-{name}=own"
            continue
        if there := next((a for a in candidate.appearances if a.line == index), None):
            case = case_of(cast.lines[index].phrases[there.phrase]) if there.at_head else "mod"
            yield f"opening-{name}:{case}:{'first' if there.phrase == 0 else 'later'}"
            yield f"opening-{name}"
        else:
            yield f"opening-{name}=no"


@lru_cache(maxsize=8192)
def _shapes(key: str) -> tuple[str, ...]:
    """What a candidate's own wording says of it; asked again for every sum nearby."""
    return tuple(f"shape={name}" for name, pattern in SHAPES.items() if pattern.search(key))


def for_role(found: list[str], kind: str) -> list[str]:
    """A candidate's features as the role scorers take them: each on its own and with the kind of flow."""
    return [*found, *(f"{kind}|{feature}" for feature in found)]


def _beside(spot: Spot, candidate: Candidate, appearance: Appearance, expected: str) -> Iterator[str]:
    line, at = spot.line, spot.at
    i = appearance.phrase
    phrase = line.phrases[i]
    case = case_of(phrase) if appearance.at_head else "mod"
    side = "before" if i < at else "after" if i > at else "in"
    near = "clause" if i in spot.clause else "sentence"
    relation = relation_of(line, at, i)
    yield f"{side}:{case}"
    yield f"{side}:{case}:{appearance.type}"
    yield f"{near}:{expected}"
    if near == "sentence" and expected in _GIVEN:
        yield f"{near}:{expected}:given={spot.given}"
    yield f"{near}:{side}:{expected}:{appearance.type}"
    yield relation
    yield f"{relation}:{expected}"
    if (paired := spot.pairs.get(i)) is not None:
        yield f"paired={paired == at}:{case}"
        yield f"paired={paired == at}:{case}:{appearance.type}"
    if phrase.depth:
        yield "bracketed"
    if _FUND.search(candidate.key):
        if line.phrases[at].case == "の" and line.phrases[at].head == i:
            yield "purse:sized"  # 2兆円の基金
        if case == "を" and _ENDOWED.search(line.words[phrase.head]):
            yield "purse:set-up"  # 基金を新設し
    rivals = [(a, part) for c, found in spot.beside.items() if c is not candidate for a, part in found if a.at_head]
    kin = [a for a, _ in rivals if a.type == appearance.type]
    if i < at and not any(i < a.phrase < at for a in kin):
        yield f"nearest-before:{appearance.type}"
        yield f"nearest-before:{expected}"
    if i > at and not any(at < a.phrase < i for a in kin):
        yield f"nearest-after:{appearance.type}"
        yield f"nearest-after:{expected}"
    if expected != "none" and not any(part == expected and abs(a.phrase - at) < abs(i - at) for a, part in rivals):
        yield f"nearest={expected}"
        yield f"nearest={expected}:{appearance.type}"
    if line.sentence.heading:
        yield f"heading:{side}:{case}"


def _latest(cast: Cast, index: int, type_: str) -> Appearance | None:
    for i in range(index - 1, -1, -1):
        for _, appearance in reversed(cast.by_line.get(i, ())):
            if appearance.type == type_:
                return appearance
    return None
