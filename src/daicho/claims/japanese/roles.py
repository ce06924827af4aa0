"""Who acts, on what and where, at a point of a Japanese text: the slots `subject`, `project` and `place`.

Japanese leaves out what the reader knows: a sentence without a subject goes on with the one before. So the text is read in order
and each point knows the actor, project and place last spoken of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from daicho.claims.japanese.lines import Line, Placed
from daicho.claims.japanese.phrases import Phrase
from daicho.model.annotated import Name
from daicho.model.claim import Party
from daicho.model.patterns import searchable

MAKERS = frozenset(("company", "organisation", "unknown"))
ACTORS = MAKERS | {"government"}
FACILITY = searchable(
    r"(?:工場|拠点|棟|ライン|センター|施設|研究所|プラント|発電所|蓄電所|変電所|製錬所|基地局|キャンパス|ファブ|衛星|炉|設備|スパコン|コンピューター?"
    r"|事業所|パーク|基地|講座|校舎|学部|学科|ラボ|風力|太陽光|第[\d一二三]期|DC|プロジェクト|法人|サービス|ファンド|ロケット|通信網|5G網)\Z"
)
TRIAL = re.compile(r"試作|実証(?!炉|衛星|プラント)|パイロット|試験(?:ライン|棟|設備)")
"""A line for trials is no plant: what follows it is told of the plant again."""
SUBJECTS = ("は", "が", "も", "って")
TOPICS = ("は", "も", "って")
_UNLISTED = re.compile(r"[ァ-ヺー・A-Za-z]{5,}")
_HEAD = re.compile(r"[▶▼▽△◆◇●○■□・※\ufe0e\s]+(?P<name>[^、。はがをに:：(（]{2,24})")
"""A list item that is a mark and a name."""
_ITEM = re.compile(r"[▶▼▽△◆◇●○■□・※]\s*(?P<name>[^、。はがをに:：=(（\s]{2,20})(?:\([^()]*\))?=")
"""A list item that begins with a mark, a name, and its seat."""
_BOTH = frozenset(("両社", "各社", "同社", "当社"))
_CANNOT_BEGIN = frozenset(("向け", "ため", "こと", "もの", "それぞれ", "ほか"))
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Scene:
    """What the text is about at one point: the actor (anyone), the maker (no government), the project, the place."""

    actor: tuple[Party, ...] = ()
    maker: tuple[Party, ...] = ()
    project: tuple[Party, ...] = ()
    place: tuple[Party, ...] = ()


def scenes_of(lines: Sequence[Line]) -> tuple[Scene, ...]:
    """For each line, the scene the lines before it have set; at first the company most spoken of is the maker.

    What the headline does not name is spoken of in passing: a line that leaves its maker out goes on about the headline's.
    """
    leading = _leading(lines)
    scene = Scene(leading, leading)
    headed = _companies(lines[0]) if lines else frozenset()
    subject = _leading(lines, headed) if headed else ()
    out: list[Scene] = []
    for line in lines:
        passing = subject and not any(name in maker.name for maker in scene.maker for name in headed)
        out.append(replace(scene, maker=subject) if passing else scene)
        scene = _carried(line, scene)
    return tuple(out)


def _companies(line: Line) -> frozenset[str]:
    """The full names of the companies that a line names."""
    return frozenset(name.item.full for name in line.names if name.item.type == "company")


def _carried(line: Line, before: Scene) -> Scene:
    """What a line leaves for those after it: only what it tells of (は, も) goes on being told of."""
    at = len(line.text)
    heads = _heads(line)
    return Scene(
        _subject_of(line, at, ACTORS, TOPICS) or heads or before.actor,
        _subject_of(line, at, MAKERS, TOPICS) or heads or before.maker,
        _facility_of(line, at) or before.project,
        places_at(line, at) or before.place,
    )


def scene_at(line: Line, at: int, before: Scene) -> Scene:
    """The scene at character `at` of a line: its own words first, then what the lines before have set."""
    heads = _heads(line)
    return Scene(
        _subject_of(line, at, ACTORS, SUBJECTS) or heads or before.actor,
        _subject_of(line, at, MAKERS, SUBJECTS) or heads or before.maker,
        _facility_of(line, at) or before.project,
        places_at(line, at) or before.place,
    )


def _heads(line: Line) -> tuple[Party, ...]:
    """Whoever heads a list item by its form, known or not: ◇ヒノワDC(東京)=千葉県印西市。"""
    item = _ITEM.match(line.text)
    return (Party(line.flow.mention(*item.span("name")), item["name"]),) if item else ()


def span_of(line: Line, phrase: Phrase) -> tuple[int, int]:
    """Start and end of a phrase's compound as characters of its line."""
    tokens = line.flow.sentence.tokens
    return line.flow.starts[phrase.first], line.flow.starts[phrase.core - 1] + len(tokens[phrase.core - 1].text)


def phrase_at(line: Line, at: int) -> int | None:
    """Index of the phrase that holds character `at`."""
    tokens = line.flow.sentence.tokens
    i = line.flow.token_at(at)
    return next(
        (k for k, phrase in enumerate(line.phrases) if phrase.first <= i < phrase.last and i < len(tokens)), None
    )


def told_of(line: Line, at: int) -> tuple[Party, ...]:
    """Whoever the line itself tells of before character `at`, a government too."""
    return _subject_of(line, at, ACTORS, TOPICS)


def told_by(line: Line, at: int) -> int | None:
    """Index of the noun that the clause around character `at` describes (昨年量産を始めた→第1工場), or None."""
    i = phrase_at(line, at)
    for k in line.paths[i][:2] if i is not None else ():
        if line.phrases[k].form == "adnominal" and line.phrases[k].head > k:
            return line.phrases[k].head
    return None


def noun_phrase(line: Line, i: int) -> Party:
    """Phrase `i` with the の-phrases before it that belong to it, as far as it stays short; dates and sums are left out."""
    start, end = span_of(line, line.phrases[i])
    k = i
    while k > 0 and line.phrases[k - 1].case == "の" and line.phrases[k - 1].head == k:
        earlier, stop = span_of(line, line.phrases[k - 1])
        if end - earlier > _LONGEST or filled(line, earlier, stop) or line.phrases[k - 1].text in _CANNOT_BEGIN:
            break
        start, k = earlier, k - 1
    mention = line.flow.mention(start, end)
    return Party(mention, line.text[start:end])


def names_within(line: Line, start: int, end: int, types: frozenset[str] = ACTORS) -> tuple[Placed[Name], ...]:
    """The names of the given types between two characters of the line."""
    return tuple(name for name in line.names if start <= name.start and name.end <= end and name.item.type in types)


def bracketed_name(line: Line, at: int) -> Name | None:
    """The organisation in brackets directly after character `at`: the short form of a name no list knows (某社(ABC))."""
    if line.text[at : at + 1] not in ("(", "（"):
        return None
    inside = (name.item for name in line.names if name.start == at + 1 and name.item.type in MAKERS)
    return next(inside, None)


def party(name: Name) -> Party:
    """A name as a slot's party."""
    return Party(name.mention, name.full)


def places_at(line: Line, at: int) -> tuple[Party, ...]:
    """The nearest place before character `at` of the line, else the first after it; a country only where nothing is nearer."""
    places = [
        name
        for name in line.names
        if name.item.type == "place"
        and len(name.item.full) > 1
        and not (_bracketed(line, name) or line.seats_a_firm(name))
    ]
    before = [name for name in places if name.end <= at]
    exact = [name for name in before if name.item.country is None]
    chosen = exact[-1:] or before[-1:] or places[:1]
    return tuple(party(name.item) for name in chosen)


def filled(line: Line, start: int, end: int) -> bool:
    """Whether a date, sum or quantity stands between two characters of the line."""
    spans = [(p.start, p.end) for p in line.dates]
    spans += [(p.start, p.end) for p in line.sums]
    spans += [(p.start, p.end) for p in line.quantities]
    return any(first < end and start < last for first, last in spans)


def subjects(line: Line, at: int, cases: Sequence[str] = SUBJECTS) -> Iterator[int]:
    """The phrases with は, が or も (or the given cases) that end before character `at`, nearest first."""
    for i in range(len(line.phrases) - 1, -1, -1):
        phrase = line.phrases[i]
        if phrase.case in cases and phrase.depth == 0 and span_of(line, phrase)[1] <= at:
            yield i


def _subject_of(line: Line, at: int, types: frozenset[str], cases: Sequence[str]) -> tuple[Party, ...]:
    """The nearest named subject before `at`; in a headline the first name."""
    for i in subjects(line, at, cases):
        start, end = span_of(line, line.phrases[i])
        if names := names_within(line, start, end, types):
            return (*_listed_before(line, i, types), party(names[-1].item))
        if named := bracketed_name(line, end):
            return (Party(line.flow.mention(start, end), named.full),)
        if cases == SUBJECTS and line.phrases[i].case == "は" and _UNLISTED.fullmatch(line.phrases[i].text):
            return () if FACILITY.search(line.phrases[i].text) else (noun_phrase(line, i),)
    if line.heading and (names := names_within(line, 0, at, types)):
        head = _HEAD.fullmatch(line.text)
        if head and names[-1].end == head.end("name"):  # a digest's item, headed by its company
            return (Party(line.flow.mention(*head.span("name")), head["name"]),)
        return (party(names[0].item),)
    return ()


def _listed_before(line: Line, i: int, types: frozenset[str]) -> tuple[Party, ...]:
    """The names listed with the subject phrase `i`, in order: the A of AとBは."""
    out: list[Party] = []
    while i > 0 and line.phrases[i - 1].case in ("と", "や", "") and not line.phrases[i - 1].form:
        i -= 1
        names = names_within(line, *span_of(line, line.phrases[i]), types)
        if not names or line.phrases[i].depth:
            break
        out.append(party(names[-1].item))
    return tuple(reversed(out))


def _facility_of(line: Line, at: int) -> tuple[Party, ...]:
    """The nearest plant, line, centre or programme before `at`, else the first after it."""
    names = {(name.start, name.end) for name in line.names if name.item.type in MAKERS}
    found = [
        i
        for i, phrase in enumerate(line.phrases)
        if FACILITY.search(phrase.text)
        and not TRIAL.search(phrase.text)
        and not phrase.form
        and span_of(line, phrase) not in names
    ]
    before = [i for i in found if span_of(line, line.phrases[i])[1] <= at]
    told_of = [i for i in before if line.particles(i).endswith("は")]
    return tuple(noun_phrase(line, i) for i in told_of[-1:] or before[-1:] or found[:1])


def _leading(lines: Sequence[Line], among: Collection[str] = ()) -> tuple[Party, ...]:
    """The company the document names most often, the first of equals. A list run together (甲・乙・丙) is no company.

    among: the full names that may be chosen; any where none are given.
    """
    companies = [name.item for line in lines for name in line.names if name.item.type == "company"]
    alone = {name.mention.text for name in companies}
    named = [
        name for name in companies if name.full not in _BOTH and alone.isdisjoint(name.mention.text.split("・")[1:])
    ]
    counts = Counter(name.full for name in named)
    best = max(counts.values(), default=0)
    first = next((name for name in named if counts[name.full] == best), None)
    return (party(first),) if first else ()


def _bracketed(line: Line, name: Placed[Name]) -> bool:
    """Whether a name stands in brackets, as a company's seat or a dateline does."""
    before = line.text[: name.start]
    return any(before.count(left) > before.count(right) for left, right in ("()", "【】", "[]"))
