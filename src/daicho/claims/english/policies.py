"""Policies: a government or bloc acts on the technology or its trade: controls, sanctions, tariffs, laws, strategies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from daicho.claims.english.cast import Cast, party_of, phrase_party, unique
from daicho.claims.english.lines import Line
from daicho.claims.english.speakers import speakers_of
from daicho.model.annotated import Name
from daicho.model.claim import Party, Policy

_ACTS = re.compile(
    r"\b(?:export (?:controls?|curbs?|licens\w+|restrictions?|rules?|permission|bans?)|(?:curbs?|controls?|limits?|restrictions?|bans?) on|restrict(?:s|ed|ing)?"
    r"|sanction(?:s|ed|ing)?|tariffs?|duties|impos(?:e|es|ed|ing)|entity list|blacklist\w*|bann(?:ed|ing)|bans?|rescind\w*|revok\w*|repeal\w*"
    r"|(?:executive )?orders? (?:to|boosting|banning)|(?:act|bill|law)\b.{0,40}\b(?:passed|took effect|takes effect|pass|signed|enacted)|(?:passed|pass|enacted|signed)\b.{0,30}\b(?:act|bill|law)"
    r"|foreign product rules?|licens(?:e|ing) requirement|national strategy|industrial (?:policy|strategy)|work permit rules|relax\w*|tighten\w*|prohibit\w*|cleared .{0,30}state aid|state aid .{0,40}clear\w+"
    r"|put .{0,60} on (?:it|the list)|adding .{0,60} list|new controls|controlled)\b",
    re.I,
)
_NOT = re.compile(r"\b(?:price controls?|quality control|controlled by|controls? \d|cleared for)\b", re.I)
_TARGET_PREPS = frozenset("on of for to against from over".split())


def policies(cast: Cast) -> Iterator[Policy]:
    """Every act of policy in a document."""
    for line in cast.lines:
        match = _ACTS.search(line.words)
        if not match or _NOT.search(line.words):
            continue
        at = _word_at(line, match.start())
        actor = _actor(cast, line, at)
        if actor:
            yield Policy(
                quote=line.quote,
                actor=(actor,),
                target=_target(line, at, actor),
                action=_action(line, at, match.group()),
                says=speakers_of(line),
                confidence=0.6,
                why=(f"policy: {match.group().lower()}",),
            )


def _word_at(line: Line, offset: int) -> int:
    start = line.sentence.span.start + offset
    return next((i for i, token in enumerate(line.tokens) if token.span.end > start), 0)


def _is_state(name: Name) -> bool:
    return name.type == "government" or (name.type == "place" and name.country is not None)


def _actor(cast: Cast, line: Line, at: int) -> Party | None:
    """The government above the act: subject of its verb or agent of the passive, else one named in the line."""
    for verb in (at, *line.up(at)):
        subject = line.subject_of(verb)
        name = line.name_at(subject) if subject is not None else None
        if name and (_is_state(name) or name.type == "person"):
            return party_of(name)
        for i in line.children[verb]:
            if line.tokens[i].dep == "agent":
                for j in line.below(i):
                    if (name := line.name_at(j)) and _is_state(name):
                        return party_of(name)
    states = [name for name in line.names if name.type == "government"]
    return party_of(states[0]) if states else None


def _target(line: Line, at: int, actor: Party) -> tuple[Party, ...]:
    """What the act bears on: objects of its verb and of its prepositions, and another country named."""
    verb = next((i for i in (at, *line.up(at)) if line.tokens[i].pos == "VERB"), at)
    found: list[Party | None] = []
    for i in line.below(verb):
        token = line.tokens[i]
        if (
            token.dep == "pobj"
            and line.tokens[token.head].text.lower() in _TARGET_PREPS
            and token.pos in ("NOUN", "PROPN")
        ):
            found.append(phrase_party(line.noun(i)))
        elif token.dep in ("dobj", "nsubjpass") and token.pos in ("NOUN", "PROPN"):
            found.append(phrase_party(line.noun(i)))
    return tuple(party for party in unique(found) if party.name != actor.name)[:3]


def _action(line: Line, at: int, cue: str) -> str:
    verb = next((i for i in (at, *line.up(at)) if line.tokens[i].pos == "VERB"), None)
    if verb is None:
        return cue.lower()
    words = [
        i
        for i in line.below(verb, frozenset({"advcl", "relcl", "ccomp", "conj", "nsubj", "nsubjpass", "parataxis"}))
        if i >= verb
    ]
    return " ".join(line.tokens[i].text for i in words[:10])


def merged(found: Sequence[Policy]) -> tuple[Policy, ...]:
    """Repeats of one act fall to the first: same actor and a target in common."""
    kept: list[Policy] = []
    for claim in found:
        targets = {party.name for party in claim.target}
        if not any(
            other.actor[0].name == claim.actor[0].name and targets & {party.name for party in other.target}
            for other in kept
        ):
            kept.append(claim)
    return tuple(kept)
