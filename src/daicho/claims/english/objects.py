"""What a sum is for: the works and purposes that the text names, ranked by how each stands to the sum.

A small linear model as for the parties (`parties`): weights start from `PRIORS` and are learned by `tools/train_english.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from daicho.claims.english.acts import acts_of, goals_of
from daicho.claims.english.cues import classes_of, words
from daicho.claims.english.past import Past, manner
from daicho.claims.english.projects import Work, is_purpose, main_work
from daicho.claims.english.sites import CLAUSES, Site, path_to, sums_between, way_up
from daicho.claims.english.syntax import Tree
from daicho.claims.english.work_names import named, party
from daicho.claims.english.work_words import SITES, VAGUE, is_programme, ordinal
from daicho.model.claim import Party
from daicho.model.span import Span
from daicho.reference.weights import weights

# A claim names three objects at most, recipients included: a sum is seldom for more than a site and its programme.
_OBJECTS = 3
_FAR = 6
# Scores above which an object is named beside the likeliest one: at all, and how far below that one a second and a third.
_LEAST, _BESIDE = -0.5, (4.0, 2.0)
_PHRASES = frozenset(
    {"pobj", "dobj", "nsubj", "nsubjpass", "conj", "appos", "attr", "ROOT", "oprd", "dative", "npadvmod"}
)
_PURPOSES = frozenset(f"prep:{word}" for word in ("for", "in", "into", "on", "toward", "towards", "to", "behind"))
_PROGRAMMES = words("programme program scheme initiative mission fund venture accelerator corridor ecosystem")
_FIELDS = words(
    "technology research development production manufacturing training skill chip processor cell battery semiconductor capacity"
)
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "these", "those"})

# What is held of the features before training, on the scale of the model's scores.
PRIORS: dict[str, float] = {
    "sum's noun": 2.0, "edge:prep:for": 0.8, "edge:prep:into": 0.8, "edge:prep:in": 0.4, "edge:prep:on": 0.4, "edge:prep:to": 0.3,
    "here": 1.0, "clause": 0.6, "head:site": 1.0, "head:programme": 0.4, "head:field": 0.2, "head:vague": -0.3,
    "head:other": -0.3,
    "main": 1.2, "title": 0.5, "back1": 0.5, "back2": 0.2, "ahead1": 0.2, "dobj@v0": 0.4, "nsubjpass@v0": 0.4, "bare": -0.5,
    "goal": 1.0, "beside the goal": -0.6, "covered": 1.5,
    "foremost:purpose": 1.0, "foremost:path": 0.5, "foremost:work": 1.0, "foremost:only": 0.5,
    "sums:behind:1": -0.8, "sums:behind:2": -1.2, "sums:before:1": -0.5, "sums:before:2": -0.8,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aim:
    """Something that a sum may be for, with the features of all its mentions near the sum."""

    party: Party
    features: frozenset[str]

    @property
    def may_receive(self) -> bool:
        """Whether the sum's own sentence names it as what the money is for: a field or programme is then its recipient."""
        return "here" in self.features and "head:site" not in self.features

    @property
    def as_recipient(self) -> frozenset[str]:
        """Its features, told apart from those of organisations."""
        return frozenset(f"for:{feature}" for feature in self.features)


def objects_of(aims: Sequence[Aim], recipients: int = 0) -> tuple[Party, ...]:
    """What a sum is for, of everything that it may be for, likeliest first. recipients: how many are named already."""
    model = weights("english_object")
    scored = [(model.score("object", aim.features), aim) for aim in aims]
    scored.sort(key=lambda item: (-item[0], item[1].party.mention.span))
    found: list[Party] = []
    for score, aim in scored:
        if len(found) == _OBJECTS or (found and score < max(_LEAST, scored[0][0] - _BESIDE[len(found) - 1])):
            break
        if not any(_same_wording(aim.party, other) or _another(aim.party, other) for other in found):
            found.append(aim.party)
    return tuple(found[: max(1, _OBJECTS - recipients)])


def _same_wording(one: Party, other: Party) -> bool:
    """Whether a name is the other, or the words of one are among those of the other."""
    small, big = sorted((set(one.name.lower().split()), set(other.name.lower().split())), key=len)
    return small <= big


def _another(one: Party, other: Party) -> bool:
    """Whether two names are of different works in one row: "first fab" and "second fab"."""
    first, second = ordinal(one.name), ordinal(other.name)
    return first is not None and second is not None and first != second


def aims_of(site: Site, kind: str, story: tuple[Work, ...], times: Sequence[Span], past: Past) -> list[Aim]:
    """Everything that the sum, a flow of this kind, may be for, in order of the text."""
    tree, clause = site.tree, frozenset(site.clause)
    times = [time for time in times if time.overlaps(tree.sentence.span)]
    main = main_work(story)
    features: defaultdict[str, set[str]] = defaultdict(set)
    best: dict[str, tuple[int, Party]] = {}

    def note(value: Party, found: set[str], distance: int) -> None:
        key = value.name.lower()
        features[key] |= found
        if key not in best or distance < best[key][0]:
            best[key] = (distance, value)

    works = {work.at: work for work in story if work.tree is tree}
    near = [
        i for i, token in enumerate(tree.tokens) if i in works or (token.dep in _PHRASES and is_purpose(tree, i, times))
    ]
    foremost = _foremost(site, near, works)
    goals = goals_of(site) & set(near)
    givers = {act.token for act in acts_of(site) if act.what in ("gives", "tells")} & set(tree.name_of_head)
    near = [i for i in near if i in works or i not in givers]
    for i in near:
        value, span = (party(works[i], story), works[i].span) if i in works else (named(tree, i), None)
        head = works[i].head if i in works else tree.tokens[i].lemma
        found = _here(site, i, clause) | _look(tree, i, span or value.mention.span, head)
        found |= {f"foremost:{way}" for way, first in foremost.items() if first == i}
        if goals:
            found.add("goal" if i in goals else "beside the goal")
        note(value, found, abs(i - site.head))
    last = next((work for work in reversed(story) if work.tree.order < tree.order and work.head in SITES), None)
    for work in story:
        step = tree.order - work.tree.order
        if (
            step
            and (abs(step) <= _FAR or work is main or not work.tree.order)
            and (work.head in SITES or work.programme or abs(step) <= 2)
        ):
            found = {f"back{min(step, 4)}" if step > 0 else "ahead1" if step == -1 else "ahead"}
            if work.tree.order == 0:
                found.add("title")
            if work is last:
                found |= {"foremost:last", "foremost:only" if not works else "foremost:other"}
            if step == -1 and _is_covered(work.tree, work.at):
                found.add("covered")
            if goals:
                found.add("beside the goal")
            note(party(work, story), found | _look(work.tree, work.at, work.span, work.head), 100 + abs(step))
    if main:
        features[party(main, story).name.lower()].add("main")
        note(party(main, story), set(), 200)
    for key in past.objects & features.keys():
        features[key].add("aimed:once")
    if past.flow:
        for value in past.flow.objects:
            if value.name.lower() in features:
                features[value.name.lower()].add(f"aimed:{manner(site, past.flow.site)}")
    out = []
    for key, (_, value) in best.items():
        found = features[key]
        if "goal" in found:
            found.discard("beside the goal")
        out.append(Aim(value, frozenset(found | {f"{kind}&{feature}" for feature in found})))
    return sorted(out, key=lambda aim: aim.party.mention.span)


_COVERING = words("cover include comprise fund finance pay entail encompass call")
_MONEYS = words("""pledge plan investment money sum package project expansion outlay spending fund funding scheme programme
        program commitment grant award deal total figure it this that""")


def _is_covered(tree: Tree, i: int) -> bool:
    """Whether a noun is what a plan or a sum is said to cover: "The pledge covers a research center, two …"."""
    while tree.tokens[i].dep in ("conj", "appos", "pobj") or (
        tree.tokens[i].dep == "prep" and tree.tokens[i].lemma == "for"
    ):
        i = tree.tokens[i].head
    verb = i if tree.tokens[i].pos == "VERB" else tree.tokens[i].head
    return tree.tokens[verb].lemma in _COVERING and any(
        tree.tokens[c].dep == "nsubj" and tree.tokens[c].lemma.lower() in _MONEYS for c in tree.children[verb]
    )


def _foremost(site: Site, near: Sequence[int], works: Mapping[int, Work]) -> dict[str, int]:
    """The noun of the sentence that stands first in each way: the nearest in the tree, behind and before, the purpose told."""
    paths = {i: path_to(site, i) for i in near}
    nearest = sorted(near, key=lambda i: (paths[i][1] is None, len(paths[i][0]), abs(i - site.head)))
    ways: dict[str, list[int]] = {
        "path": nearest,
        "work": [i for i in nearest if i in works],
        "behind": [i for i in near if i > site.head],
        "before": [i for i in reversed(near) if i < site.head],
        "purpose": [i for i in near if i > site.head and paths[i][0] and paths[i][0][-1] in _PURPOSES],
    }
    return {way: found[0] for way, found in ways.items() if found}


def _here(site: Site, i: int, clause: frozenset[int]) -> set[str]:
    """How a noun of the sum's own sentence stands to the sum."""
    span, token = site.money.mention.span, site.tokens[i]
    side = "before" if token.span.start < span.start else "behind"
    steps, at = path_to(site, i)
    where = "apart" if at is None else way_up(site, at)
    last = ("deep " if CLAUSES.intersection(steps[:-1]) else "") + (steps[-1] if steps else "same")
    gap = abs(i - site.head)
    found = {
        "here",
        f"side:{side}",
        f"sums:{side}:{sums_between(site, token.span)}",
        f"{last}@{where}",
        f"edge:{last}",
        f"steps:{min(len(steps), 4)}",
        f"gap:{side}:{'near' if gap <= 4 else 'mid' if gap <= 10 else 'far'}",
        "clause" if i in clause else "other clause",
    }
    if len(steps) > 1:
        found.add(f"{steps[-2]}<{last}@{where}")
    if i in site.nouns:
        found.add("sum's noun")
    if at is not None:
        found |= {f"{last}:{c}" for c in classes_of([site.tokens[at].lemma])}
    return found


@lru_cache(maxsize=4096)
def _look(tree: Tree, i: int, span: Span, lemma: str) -> frozenset[str]:
    """What a noun phrase looks like, wherever it stands. lemma: its noun, or the one it stands for."""
    token = tree.tokens[i]
    inside = [tree.tokens[j] for j in tree.within(span)]
    head = (
        "vague" if lemma in VAGUE else "site" if lemma in SITES else "programme" if lemma in _PROGRAMMES
        else "field" if lemma in _FIELDS else "name" if token.pos == "PROPN" else "other"
    )  # fmt: skip
    found = {f"head:{head}", f"words:{min(5, len(inside))}", f"dep:{token.dep}"}
    before = tree.tokens[max(0, tree.within(span).start - 1)]
    if before.text.lower() in _DEFINITE:
        found.add(f"definite:{head}")
    if name := tree.names_at.get(i):
        found.add(f"name:{'programme' if is_programme(name) else name.type}")
    if any(t.pos == "PROPN" for t in inside):
        found.add("has name")
    if len(inside) == 1 and token.lemma == lemma:
        found.add("bare")
    if ordinal(span.of(tree.text)):
        found.add("numbered")
    return frozenset(found)
