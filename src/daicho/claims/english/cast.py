"""Who and what a document is about: its actors, projects and places, and which of them a line speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from daicho.claims.english.lines import SUBJECTS, Line
from daicho.claims.english.patterns import words
from daicho.model.annotated import Name, NameType
from daicho.model.claim import Party
from daicho.model.span import Mention

PROJECTS = words(
    """plant fab factory facility site campus line centre center hub project complex park lab laboratory foundry
    refinery farm station cable mine reactor hall phase wing building supercomputer school programme program course
    academy network expansion gigafactory megafactory smelter mill unit system venture warehouse cluster fabs pipeline
    electrolyser electrolyzer interconnector terminal shipyard institute initiative scheme room computer satellite
    extension factories facilities campuses"""
)
_TAKING_UP = words("it that this there one which")
_ACTORS = frozenset({"company", "organisation", "unknown"})


@dataclass(frozen=True)
class Cast:
    """The document's lines and who plays in them.

    names: all of the document's, those of unparsed lines too; published: its day of publication, where known.
    """

    lines: tuple[Line, ...]
    names: tuple[Name, ...] = ()
    published: str | None = None

    @property
    def dated(self) -> bool:
        """Whether the day of publication is known."""
        return self.published is not None

    @cached_property
    def _positions(self) -> dict[int, int]:
        return {line.index: position for position, line in enumerate(self.lines)}

    def position(self, line: Line) -> int:
        """Where a line stands among the lines."""
        return self._positions[line.index]

    @cached_property
    def kinds(self) -> dict[str, NameType]:
        """What each thing named is, by its proper name rather than by the pronouns that take it up."""
        return {name.full: name.type for name in reversed(self.names) if _is_proper(name)}

    @cached_property
    def lead(self) -> Party | None:
        """The company or organisation the document names most, earlier ones before later ones, as it mostly calls it."""
        actors = [name for name in self.names if is_actor(name) and _is_proper(name)]
        counts: Counter[str] = Counter()
        for name in actors:  # a company told as one counts more than a name of unknown kind
            counts[name.full] += 1 + (name.type != "unknown")
        order = list(dict.fromkeys(name.full for name in actors))
        best = max(order, key=lambda full: (counts[full], -order.index(full)), default=None)
        named = [name for name in actors if name.full == best]
        if not named:
            return None
        wordings = Counter(name.mention.text for name in named)
        return party_of(max(named, key=lambda name: (wordings[name.mention.text], -name.mention.span.start)))

    def actor(self, line: Line, near: int | None = None) -> Party | None:
        """Who acts in a line: the subject above `near`, another actor named there, the actor last spoken of, or the lead."""
        if near is not None:
            for verb in (near, *line.up(near)):
                subject = line.subject_of(verb)
                name = line.name_at(subject) if subject is not None else None
                if name and is_actor(name):
                    return party_of(name)
        inside = [name for name in line.names if is_actor(name)]
        if self.lead and any(name.full == self.lead.name for name in inside):
            return self.lead
        speaking = next((name for name in inside if _is_subject(line, name)), None)
        return party_of(speaking) if speaking else self.lead

    def project(self, line: Line, near: int | None = None) -> Party | None:
        """The plant, site or programme a line speaks of: the nearest named there, else just before, else the document's."""
        position = self.position(line)
        inside = self.projects[position]
        if inside:
            best = min(inside, key=lambda i: abs(i - near) if near is not None else i)
            return phrase_party(line.noun(best))
        taken_up = any(token.text.lower() in _TAKING_UP and token.dep in SUBJECTS for token in line.tokens)
        for other in range(position - 1, -1 if taken_up else max(-1, position - 4), -1):
            if found := self.projects[other]:
                return phrase_party(self.lines[other].noun(found[0]))
        return self.lead_project

    @cached_property
    def lead_project(self) -> Party | None:
        """What the document speaks of most, by the noun it is called; its fullest wording."""
        heads = [(line, i) for line, found in zip(self.lines, self.projects, strict=True) for i in found]
        counts = Counter(line.tokens[i].lemma for line, i in heads)
        order = list(dict.fromkeys(line.tokens[i].lemma for line, i in heads))
        if not order:
            return None
        most = max(order, key=lambda lemma: (counts[lemma], -order.index(lemma)))
        named = [line.noun(i) for line, i in heads if line.tokens[i].lemma == most]
        return phrase_party(max(named, key=lambda mention: (min(len(mention.text.split()), 4), -mention.span.start)))

    @cached_property
    def projects(self) -> tuple[tuple[int, ...], ...]:
        """For each line, the words in it that head the name of a project."""
        return tuple(
            tuple(
                i
                for i, token in enumerate(line.tokens)
                if (token.lemma in PROJECTS or token.text.lower() in PROJECTS)
                and token.pos in ("NOUN", "PROPN")
                and token.dep not in ("compound", "nmod", "amod")
                and not _is_doing(line, i)
            )
            for line in self.lines
        )

    def place(self, line: Line) -> tuple[Party, ...]:
        """Where: the places named in the line, most exact first as the text writes them."""
        found = [name for name in line.names if name.type == "place" and _is_locative(line, name)]
        return tuple(party_of(name) for name in found[:2])


def _is_doing(line: Line, i: int) -> bool:
    """Whether "building" is what builders do rather than a house: "two years of building"."""
    bare = line.tokens[i].text == "building" and not any(j < i for j in line.children[i])
    return bare and line.tokens[i].dep == "pobj"


def is_actor(name: Name) -> bool:
    """Whether a name is one of a company or organisation (or of unknown kind and no nationality)."""
    return name.type in _ACTORS and not (name.type == "unknown" and name.country)


def party_of(name: Name) -> Party:
    """A name as a slot of a claim."""
    return Party(name.mention, name.stands_for or name.full)


def phrase_party(mention: Mention) -> Party:
    """A noun phrase as a slot of a claim."""
    return Party(mention, " ".join(mention.text.split()))


def unique(parties: Sequence[Party | None]) -> tuple[Party, ...]:
    """The parties without gaps and repetitions, by name."""
    found: dict[str, Party] = {}
    for party in parties:
        if party:
            found.setdefault(party.name, party)
    return tuple(found.values())


def _is_proper(name: Name) -> bool:
    """Whether a name is written as one, not as "it" or "the company"."""
    text = name.mention.text
    described = text.startswith(("The ", "This ", "Its ")) and name.full not in text
    return text[0].isupper() and text.lower() not in _TAKING_UP and not described


def _is_subject(line: Line, name: Name) -> bool:
    """Whether a name is the subject of the sentence, or of what it reports."""
    head = line.head(name.mention.span)
    if head is None or line.tokens[head].dep not in SUBJECTS:
        return False
    return line.tokens[line.tokens[head].head].dep in ("ROOT", "conj", "ccomp")


def _is_locative(line: Line, name: Name) -> bool:
    head = line.head(name.mention.span)
    if head is None:
        return True
    token = line.tokens[head]
    above = line.tokens[token.head]
    return token.dep in ("pobj", "appos", "compound", "poss", "npadvmod") and (
        token.dep != "pobj" or above.text.lower() in ("in", "at", "near", "outside", "of", "across", "to", "around")
    )
