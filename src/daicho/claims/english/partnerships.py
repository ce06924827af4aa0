"""Partnerships: two or more named parties agree to work together on a stated subject."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from daicho.claims.english.cast import PROJECTS, Cast, party_of
from daicho.claims.english.lines import Line
from daicho.claims.english.patterns import cue, either, plain_cue, words
from daicho.claims.english.speakers import speakers_of
from daicho.model.annotated import Name
from daicho.model.claim import Partnership, Party
from daicho.model.patterns import lowered

_WORK = either(
    "develop\\w* build\\w* run own\\w* operat\\w* research laborator\\w+ lab labs set_up market\\w* establish\\w* train\\w* work"
)
_TOGETHER = plain_cue(
    rf"""joint[-_]ventures? joint(?:ly)?_{_WORK} {_WORK}_(?:\w+_){{0,4}}(?:jointly|together)
    (?:its|whose|their|as|become|becoming|technology|research|venture|development|industrial|strategic|foundry)_(?:\w+_){{0,2}}partners?
    partner(?:s|ed|ing)_(?:with|in|on|to) partnerships?_(?:with|between|agreement|to|for|of|under|on|in)
    strategic_partnership team(?:s|ed|ing)?_up join(?:s|ed|ing)?_(?:forces|hands) collaborat(?:e|es|ed|ing|ion)
    co-?operat(?:e|es|ed|ing|ion) alliances? memorand(?:um|a)_of mous? tie-ups? tied_up cooperation_agreement
    consortium work(?:s|ing)?_together in_partnership invest_together (?:accords?|pacts?)_(?:between|with) will_partner_with
    teaming_with joint_(?:\w+_)?(?:plant|lab|fab|factory|company|firm|course|programme|program)s?_(?:of|by|between)
    framework_agreements? agreements?_between cooperation_(?:accord|deal|pact) exchanged_documents co-develop\w* jointly
    letters?_of_intent
    work(?:s|ing|ed)?_with(?!_(?:the_)?\w+s\b) allied_with
    (?:sign\w*|struck|conclude\w*)_an?_(?:\w+_)?(?:pact|accord|alliance) ventures?\b.{{0,60}}\bowned_by
    (?<!taken_)together_with\b.{{0,60}}\b(?:build|develop|set_up|plan\w*|wants?|run|launch\w*|invest\w*)
    link(?:s|ed|ing)?_up pair(?:s|ed|ing)?_up venture_that"""
)
_SIGNED = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|struck|reached|concluded)\b.{0,60}\b(?:agreement|pact|accord)\b.{0,80}\b"
    + either("develop research cooperat co-operat collaborat together joint partner")
)
# Trade, supply and credit agreements, and partners who are people, are no partnership of parties.
_NOT = plain_cue(
    r"""free_trade law_firm partners?_at managing_partner supply_agreement purchase_agreement credit_agreement
    (?:this|that|such)_(?:cooperation|collaboration|partnership|alliance) limited_partnership trading_partners? good_words
    (?:collaboration|partnership|cooperation)_with_(?:the_)?(?:business|private|public|industr\w+)_sector"""
)
_ABOUT = re.compile(
    r"\bto "
    + either("develop build set_up run establish test market design produce make explore offer train create supply")
    + r"\b[^.;,]{3,90}|\b(?:on|for|in) (?!the same|20\d\d|\d)[^.;,]{4,90}",
    re.IGNORECASE,
)
_TWO = cue("they the_two the_pair both the_companies the_partners the_two_\\w+")
_BETWEEN = re.compile(r"(?: \w+){0,3}? (?:of|between|among) |(?<=jointly) by ")
_VENTURE_BEFORE = re.compile(r"\b(?:ventures?|called|named|entity|known as|consortium),? \Z", re.IGNORECASE)


# What parties do together: "with the university it is going to draw up a course", "has agreed with Toyota to test cells".
_DOING = words(
    """develop build set draw run train design research test create launch open produce teach establish share offer study
    explore operate agree cooperate collaborate begin start undertake"""
)
# What several set up as one, and what they put their names to.
_SETTING_UP = words("build set establish open found")
_SIGNING = words("sign conclude strike reach")
_PAPERS = words("agreement memorandum pact accord letter mou")
# Dealings of a seller or giver and a taker.
_QUOTING = words("add say tell note explain comment state stress remark quip")
_TRADING = words("buy sell supply pay lend give provide acquire take purchase deliver award grant hand sue settle")
_OF_TRADE = words(
    "supply purchase offtake power loan credit lease license licence trade sale service lending share facility"
)
_OWNED = re.compile(
    r"\bowned (?:jointly )?by\b(?=[^;.]{0,80}?(?:%|per ?cent|equal|in thirds))"
    r"|\bbelong(?:s|ed|ing)? to\b(?=[^;.]{3,60}? (?:and|together) )"
)
# "works with": a partner must follow, not a tool.
_WORKS_WITH = re.compile(r"\bwork\w* with\Z")
_NOBODY = words("who which that this it they")
_NAMING = re.compile(r"(?:between|(?<!memorandum)(?<!memoranda)(?<!letter)(?<!letters) of|by)\Z")
_POSSESSIVES = words("its their his her")


_NEXT = 30
"""Characters within which a partner follows "works with"."""


@dataclass(frozen=True)
class _Cue:
    """The words that tell of a partnership, where they end, and the parties where grammar names them."""

    text: str
    end: int
    names: tuple[Name, ...]


def partnerships(cast: Cast) -> Iterator[Partnership]:
    """Every partnership of a document, as each sentence states it."""
    earlier: list[Name] = []
    for line in cast.lines:
        found = None if line.sentence.heading or _NOT.search(line.low) else _told(line) or _done_together(line)
        if found:
            whole = _completed(cast, line, found.names, earlier)
            if len(whole) >= 2:
                yield Partnership(
                    quote=line.quote,
                    parties=whole,
                    about=_about(line, found.end),
                    says=speakers_of(line),
                    confidence=0.75 if len(whole) == 2 else 0.6,
                    why=(f"partnership: {found.text}",),
                )
        parties = _distinct(name for _, name in sorted(line.name_of_head.items()) if _can_join(line, name))
        if len(parties) >= 2:
            earlier = parties


def _told(line: Line) -> _Cue | None:
    """A partnership told by its words, with the names beside them."""
    match = _cue_of(line)
    names = tuple(_beside(line, match)) if match else ()
    if match is None or (match.re is _OWNED and len(names) < 2):
        return None
    return _Cue(match.group(), match.end(), names)


def _done_together(line: Line) -> _Cue | None:
    """A partnership told by grammar: somebody does something with somebody, or two agree to do it."""
    for at, token in enumerate(line.tokens):
        if several := _several(line, at):
            return _Cue(f"{token.lemma} together", token.span.end - line.sentence.span.start, several)
        signs = token.lemma in _SIGNING and _signs_paper(line, at)
        does = token.lemma in _DOING or signs
        if not does or token.pos != "VERB" or token.dep == "acl" or line.subject_of(at) is None:
            continue
        below = [at, *(i for i in line.children[at] if line.tokens[i].dep == "xcomp")]
        if token.dep == "xcomp":
            below.append(token.head)  # "is going to set up", "wants to build"
        if any(line.tokens[i].lemma in _TRADING for i in below) or (token.lemma == "agree" and line.sums):
            continue
        along = [i for verb in below for i in line.children[verb]]
        along += [j for i in along if signs and line.tokens[i].dep == "dobj" for j in line.children[i]]
        along += [j for i in along if line.tokens[i].text.lower() == "together" for j in line.children[i]]
        withs = [i for i in along if line.tokens[i].text.lower() == "with"]
        partners = [name for i in withs for j in line.children[i] for name in _listed(line, j)]
        subject = line.subject_of(at)
        own = _listed(line, subject) if subject is not None else []
        if partners or (token.lemma == "agree" and len(own) >= 2):
            end = line.tokens[at].span.end - line.sentence.span.start
            return _Cue(f"{token.lemma} with" if partners else "agree", end, tuple(_distinct([*own, *partners])))
    return None


def _signs_paper(line: Line, verb: int) -> bool:
    """Whether a verb's object is an agreement to work together, not one of trade or credit: "signed two agreements with"."""
    for i in line.children[verb]:
        if line.tokens[i].dep == "dobj" and line.tokens[i].lemma in _PAPERS:
            return not any(line.tokens[j].lemma in _OF_TRADE for j in line.children[i])
    return False


def _several(line: Line, verb: int) -> tuple[Name, ...]:
    """The firms named together as those who set up one thing or sign one paper: "X and Y will build a factory"."""
    token = line.tokens[verb]
    subject = line.subject_of(verb) if token.lemma in _SETTING_UP | _SIGNING and token.pos == "VERB" else None
    if subject is None or any(line.tokens[i].text.lower() in ("each", "respectively") for i in line.children[verb]):
        return ()
    done = [line.tokens[i] for i in line.children[verb] if line.tokens[i].dep == "dobj" and line.tokens[i].tag == "NN"]
    one = any(item.lemma in _PAPERS if token.lemma in _SIGNING else item.lemma in PROJECTS for item in done)
    names = tuple(_distinct(_listed(line, subject))) if one else ()
    firms = len(names) >= 2 and all(name.type != "government" for name in names)
    return names if firms else ()


def _listed(line: Line, first: int) -> list[Name]:
    """The possible parties of the list that begins at a word."""
    if line.tokens[first].tag == "WDT":  # "a school with which it is going to run a course"
        relative = next((at for at in line.up(first) if line.tokens[at].dep == "relcl"), None)
        first = first if relative is None else line.tokens[relative].head
    name = line.name_at(first)
    found = [name] if name and _can_join(line, name) else []
    for child in line.children[first]:
        if line.tokens[child].dep in ("conj", "appos"):
            found += _listed(line, child)
    return found


def _cue_of(line: Line) -> re.Match[str] | None:
    """The words that tell of working together, unless they are part of a name ("Maple Arch Partners")."""
    for pattern in (_TOGETHER, _SIGNED, _OWNED):
        for match in pattern.finditer(line.low):
            start, end = line.sentence.span.start + match.start(), line.sentence.span.start + match.end()
            part_of_name = any(
                name.mention.span.start <= start < name.mention.span.end > end and name.mention.text[0].isupper()
                for name in line.names
            )
            alone = _WORKS_WITH.search(match.group()) and not any(
                end <= name.mention.span.start <= end + _NEXT for name in line.names
            )
            named = match.group().isalpha() and match.start() > 0 and line.words[match.start() : match.end()].istitle()
            if not part_of_name and not alone and not named:
                return match
    return None


def _beside(line: Line, found: re.Match[str]) -> list[Name]:
    """The possible parties in the stretch of the line that has the cue: those "of" or "between" it where it says so."""
    begin = line.words.rfind(";", 0, found.start()) + 1
    end = line.words.find(";", found.end())
    if _BETWEEN.match(line.words, found.end()) or found.re is _OWNED or _NAMING.search(found.group()):
        begin = found.end()
    offset = line.sentence.span.start
    stretch = range(offset + begin, offset + (end if end >= 0 else len(line.words)))
    names = [name for _, name in sorted(line.name_of_head.items()) if name.mention.span.start in stretch]
    ventures = {name.full for name in names if "venture" in name.mention.text.lower()}
    possible = _distinct(
        name for name in names if name.full not in ventures and _can_join(line, name) and not _only_pays(line, name)
    )
    named = [name for name in possible if name.mention.text.lower() not in _POSSESSIVES]
    possible = named if len(named) >= 2 else possible
    if found.re is _OWNED:
        return possible
    sides = [name for name in possible if (head := line.head(name.mention.span)) is not None and _is_side(line, head)]
    return sides if len(sides) >= 2 else possible


def _only_pays(line: Line, name: Name) -> bool:
    """Whether a government is named for its money: in a line with a sum, unless it stands as one of two sides."""
    head = line.head(name.mention.span)
    if not line.sums or name.type != "government" or head is None:
        return False
    token = line.tokens[head]
    return token.dep != "pobj" or line.tokens[token.head].text.lower() not in ("with", "between")


def _distinct(names: Iterable[Name]) -> list[Name]:
    """One name each, the longest wording."""
    found: list[Name] = []
    for name in names:
        same = next((i for i, other in enumerate(found) if name.full in other.full or other.full in name.full), None)
        if same is None:
            found.append(name)
        elif len(name.mention.text) > len(found[same].mention.text):
            found[same] = name
    return found


def _can_join(line: Line, name: Name) -> bool:
    """Whether a name is that of a possible party: an organisation, no exchange's ticker and not the venture itself."""
    if name.type not in ("company", "organisation", "government") and (name.type != "unknown" or name.country):
        return False
    before, after = line.around(name.mention.span, 30, 30)
    if name.mention.text.split()[-1].lower() in PROJECTS or _is_speaker(line, name):
        return False
    if len(name.full) < 3 or name.full.lower() in _NOBODY or _TOGETHER.fullmatch(lowered(name.full)):
        return False
    if re.search(r"\([^)]{0,30}\Z", before):
        return False
    return not (_VENTURE_BEFORE.search(before) or re.match(r"(?: \([^)]*\))?,? (?:in which\b|the venture\b)", after))


def _is_speaker(line: Line, name: Name) -> bool:
    """Whether a name of unknown kind is whom the line quotes: "…, Pind added"."""
    head = line.head(name.mention.span)
    if head is None or name.type != "unknown" or line.tokens[head].dep != "nsubj":
        return False
    return line.tokens[line.tokens[head].head].lemma in _QUOTING


def _completed(cast: Cast, line: Line, parties: Sequence[Name], earlier: Sequence[Name]) -> tuple[Party, ...]:
    """The parties, with those a pronoun or an unnamed subject stands for; states where none but states are named."""
    names = list(parties)
    if len(names) < 2 and _TWO.search(line.words):
        names = [*names, *(name for name in earlier if name.full not in {other.full for other in names})]
    if not names:
        names = [
            name
            for i, name in sorted(line.name_of_head.items())
            if name.country and name.type == "place" and _is_side(line, i)
        ]
    found = [party_of(name) for name in names]
    if len(found) == 1:
        others = (actor for actor in (cast.actor(line), cast.lead) if actor and actor.name != found[0].name)
        found += list(others)[:1]
    return tuple({party.name: party for party in found}.values())


def _is_side(line: Line, i: int) -> bool:
    """Whether a name stands as a side of an agreement: "between Japan and the U.S.", "India and Japan signed", "with IBM"."""
    first = next((j for j in (i, *line.up(i)) if line.tokens[j].dep not in ("conj", "appos")), i)
    token = line.tokens[first]
    return token.dep in ("nsubj", "nsubjpass", "poss") or (
        token.dep == "pobj" and line.tokens[token.head].text.lower() in ("between", "with", "by", "of", "and")
    )


def _about(line: Line, after: int) -> str:
    match = _ABOUT.search(line.words, after) or _ABOUT.search(line.words)
    return match.group().strip() if match else ""


def _are_among(names: Iterable[str], others: Collection[str]) -> bool:
    """Whether each of some names is one of others, or a shorter or longer form of one."""
    return all(any(name in other or other in name for other in others) for name in names)


def merged(found: Sequence[Partnership]) -> tuple[Partnership, ...]:
    """One claim a set of parties: one whose parties are among another's says nothing new."""
    kept: list[Partnership] = []
    for claim in found:
        names = {party.name for party in claim.parties}
        for i, other in enumerate(kept):
            theirs = {party.name for party in other.parties}
            if _are_among(names, theirs):
                break
            if _are_among(theirs, names):
                kept[i] = claim
                break
        else:
            kept.append(claim)
    return tuple(kept)
