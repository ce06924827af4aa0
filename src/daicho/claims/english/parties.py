"""Who may pay or receive a sum: the organisations a sentence and its surroundings name, and how each stands to the sum."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from daicho.claims.english.acts import acts_of
from daicho.claims.english.asides import is_aside
from daicho.claims.english.cast import party_of
from daicho.claims.english.cues import classes_of, words
from daicho.claims.english.media import is_medium
from daicho.claims.english.past import FLOWS, Past, manner
from daicho.claims.english.sites import CLAUSES, Site, acting, actor_of, is_passive, path_to, sums_between, way_up
from daicho.claims.english.syntax import Tree
from daicho.model.annotated import AnnotatedDocument, Name, NameType
from daicho.model.claim import Party
from daicho.model.span import Mention
from daicho.reference import places

_TELLING = ("subsidy", "public", "award", "receive", "invest", "spend", "loan", "equity", "plant", "cost", "support")
_FAR = 6  # sentences before a sum whose names may be its parties
_DOING = frozenset({"gives", "acts", "tells"})
# Features that mean something else for a grant than for an investment.
_CROSSED = (
    "part:",
    "doer",
    "state",
    "beside the doer",
    "paid",
    "got",
    "nsubj@v0:borrow",
    "actor",
    "prep:with@",
    "type:",
    "back",
    "nearest",
    "rank",
    "title",
    "here",
    "nsubj@",
    "nsubj/passive@",
    "agent:by@",
    "poss@",
    "prep:from@",
    "prep:to@",
    "prep:for@",
    "nsubj~",
    "nsubj/passive~",
    "agent:by~",
    "prep:from~",
    "prep:to~",
    "prep:for~",
    "dobj~",
    "dative~",
)
_GROUPS = words("""company firm maker lender bank fund investor shareholder buyer insurer partner backer group trio
        duo quartet pair consortium syndicate owner founder recipient donor member supplier chipmaker carmaker automaker
        manufacturer giant heavyweight startup start-up operator business university government ministry
        creditor bondholder carrier telco utility trust authority lawmaker minister household""")
_RULING = words("government ministry authority lawmaker minister")
_BOARD = re.compile(r"(?:the |The )?(?:Board(?: of Directors)?|(?:Management|Supervisory|Executive) Board)")
_NOBODY = words("any no every whichever")
_ROUND = re.compile(r"(?:Phase|Series|Round|Stage|Fab) (?:[A-Z]|\d+|[IVX]+)\b\.?|[A-Z][\w-]+ (?:round|Round)")
_UNRESOLVED = words("it they them its their we our us which who whose that this")
_PUBLIC = words("aid subsidy grant support funding money assistance incentive tax cash")
_ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "pobj", "dobj", "agent", "conj", "appos", "poss", "dative", "attr", "ROOT"}
)

# What is held of the features before training, on the scale of the models' scores.
PRIORS: dict[str, dict[str, float]] = {
    "payer": {
        "part:gives": 1.2, "part:tells": 0.6, "part:acts": 0.5, "part:gets": -1.5, "part:gives/passive": -0.5,
        "subsidy&state": 1.5, "doer": 0.5, "beside the doer": -1.0, "investment&part:owns": 1.5, "subsidy&part:owns": -1.0,
        "actor": 0.6, "actor/active": 0.6, "actor/active:invest": 0.8, "actor/active:spend": 0.8, "actor/active:award": 0.8,
        "actor/active:build": 0.5, "actor/active:plan": 0.5, "actor/active:receive": -3.0, "actor/passive:award": -2.5,
        "loan&actor/active:borrow": -2.5, "equity&actor/active:borrow": -2.0,
        "nsubj@v0": 0.4, "nsubj:invest": 1.0, "nsubj:spend": 1.0, "nsubj:award": 1.0, "nsubj:plan": 0.8, "nsubj:build": 0.8,
        "nsubj:lend": 0.8, "nsubj:receive": -2.5, "nsubj/passive:award": -2.0, "agent:by": 2.0, "prep:from": 1.2, "prep:to": -1.5,
        "prep:for": -1.0, "dative": -2.0, "dobj": -1.2, "poss": 0.6, "nearest:before": 0.2, "clears": -3.0,
        "type:product": -1.5, "type:place": -0.8, "subsidy&type:government": 2.0, "subsidy&type:company": -1.5,
        "subsidy&type:place": 0.8, "investment&type:government": -0.8, "investment&type:company": 0.6,
        "loan&type:government": -1.0, "investment&poss@sum": 2.0, "organ": -0.5, "place:city": -1.5,
        "dealt:own:ahead": 1.0, "dealt:own:behind": 0.5, "dealt:other:ahead": -1.5, "dealt:other:behind": -1.0,
        "equity&type:government": -0.5, "loan&nsubj@v0:borrow": -2.5, "equity&nsubj@v0:borrow": -2.5, "loan&prep:with@v0": 1.5,
        "title": 0.2, "here": 0.4, "back1": 0.2, "rank:0": 0.3,
        "behind:by": 2.5, "behind:from": 1.8, "behind:to": -2.0, "behind:for": -1.0, "behind:into": -1.5, "ahead:with": 0.3,
    },
    "recipient": {
        "part:gets": 1.2, "part:gives": -1.0, "subsidy&part:owns": 2.0, "loan&part:owns": 1.0, "equity&part:owns": 1.0,
        "actor/active": -0.6, "actor/active:receive": 2.5, "actor/passive:award": 2.0,
        "loan&actor/active:borrow": 2.5, "equity&actor/active:borrow": 2.0,
        "nsubj:receive": 1.0, "nsubj/passive:award": 1.0, "prep:to": 1.8, "prep:for": 1.0, "prep:into": 1.0, "dative": 2.0,
        "dobj": 1.0, "agent:by": -2.5, "prep:from": -1.5, "prep:by": -2.0, "nsubj@v0": -0.6, "type:government": -2.0,
        "type:place": -2.0, "type:product": -0.8, "subsidy&type:company": 1.0, "investment&type:company": -0.8,
        "loan&nsubj@v0:borrow": 2.5, "equity&nsubj@v0:borrow": 2.5, "rank:0": 0.4, "title": 0.3,
        "behind:by": -2.5, "behind:from": -1.8, "behind:to": 1.5, "behind:for": 0.6, "behind:into": 0.8,
        "ahead:with": 0.8, "ahead:for": 0.5, "subsidy&poss@sum": 1.5, "dealt:own:ahead": 0.5, "dealt:own:behind": 0.5,
        "dealt:other:ahead": -1.0, "dealt:other:behind": -1.0,
    },
}  # fmt: skip


@lru_cache(maxsize=8192)
def _crosses(feature: str) -> bool:
    """Whether a feature means something else for each kind: asked of the same few hundred over and over."""
    return feature.startswith(_CROSSED)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be a party to a sum, with the features of all its mentions near it.

    token: where its best mention stands in the sum's sentence, None where only other sentences name it.
    """

    name: Name
    features: frozenset[str]
    token: int | None

    def features_as(self, kind: str) -> frozenset[str]:
        """The features where the sum is taken as a flow of this kind."""
        return self.features | {f"{kind}&{feature}" for feature in self.features if _crosses(feature)}

    @property
    def party(self) -> Party:
        """The candidate as a slot's value."""
        return party_of(self.name)


def told(*names: Name) -> list[Candidate]:
    """Names that the text itself gives a part to, so that nothing is left to weigh."""
    return [Candidate(name, frozenset(), None) for name in names]


@dataclass(frozen=True)
class Organisations:
    """The organisations of a document: how often each occurs, which the title names, who was spoken of in each sentence."""

    trees: tuple[Tree, ...]
    counts: Counter[str]
    ranks: dict[str, int]
    title: frozenset[str]


def _groups(tree: Tree) -> list[tuple[int, Name]]:
    """Parties without a name: "six electronics makers", "a syndicate led by Lion Quay Bank", and "German" of German aid."""
    found = []
    for i, token in enumerate(tree.tokens):
        if token.lemma in _GROUPS and token.pos == "NOUN" and i not in tree.name_of_head and token.dep in _ARGUMENTS:
            if any(tree.tokens[c].text.lower() in _NOBODY for c in tree.children[i]):
                continue  # "more than any investor has ever put up"
            if token.lemma == "minister" and token.tag != "NNS":
                continue  # one minister speaks for a government, ministers are it
            if any(tree.tokens[c].dep == "appos" and c in tree.name_of_head for c in tree.children[i]):
                continue  # "its partner, Zuiderzee": the name speaks for itself
            if token.dep == "appos" and token.head in tree.name_of_head:
                continue  # "Zuiderzee, a Dutch toolmaker"
            if (name := tree.names_at.get(i + 1)) and is_party(name):
                found.append((i, name))  # "driving firm Norvane": parsers hang such a name on anything
                continue
            span = tree.phrase(i)
            led = [c for c in tree.children[i] if tree.tokens[c].lemma in ("lead", "head", "include") and c > i]
            agents = [
                n for c in led for a in tree.children[c] if tree.tokens[a].dep == "agent" for n in tree.children[a]
            ]
            if not tree.text[span.start].isalnum():
                continue  # the end of a word that the parser split: "would-be founders"
            mention = Mention.at(tree.text, span.start, max([span.end, *(tree.tokens[n].span.end for n in agents)]))
            kind: NameType = "government" if token.lemma in _RULING else "company"
            found.append((i, Name(mention, kind, re.sub(r"^(?:the|an?) ", "", mention.text, flags=re.IGNORECASE))))
        elif (
            token.dep == "amod"
            and (name := tree.names_at.get(i))
            and name.country
            and tree.tokens[token.head].lemma in _PUBLIC
        ):
            found.append((i, Name(name.mention, "government", name.full, name.country)))
    return found


def _first(item: tuple[int, Name]) -> int:
    return item[0]


def is_party(name: Name) -> bool:
    """Whether a name can pay or receive: organisations, and places that stand for their governments."""
    if (
        is_medium(name)
        or _BOARD.fullmatch(name.full)
        or name.full.lower() in _UNRESOLVED
        or _ROUND.fullmatch(name.full)
    ):
        return False
    if name.type in ("company", "government", "organisation"):
        return True
    if name.type == "unknown":
        return name.country is None
    return name.type == "product" or (name.type == "place" and (name.country is not None or _has_rulers(name)))


_RULED = frozenset({"Region", "Province", "Prefecture", "County", "State", "Municipality", "Canton", "Voivodeship"})


def _has_rulers(name: Name) -> bool:
    """Whether a place's name says that it is ruled as one: "the Sicilian Region"."""
    return name.full.split()[-1] in _RULED


def _can_do(name: Name, parts: Set[str]) -> bool:
    """Whether a name acts: a country does as its government, any other place only where it gives."""
    if name.type != "place" or "gives" in parts:
        return True
    spot = places.by_name(name.mention.text)
    return spot is not None and spot.kind == "country"


def _governs(name: Name) -> bool:
    """Whether a place has a government of its own that a text may mean by it: a country, a state, a prefecture."""
    spot = places.by_name(name.mention.text)
    return spot is not None and spot.kind in ("country", "subdivision", "region")


def organisations_of(annotated: AnnotatedDocument, trees: Sequence[Tree]) -> Organisations:
    """The parties of a document."""
    counts = Counter(name.full for name in annotated.names if is_party(name) and name.type != "place")
    ranks = {full: rank for rank, (full, _) in enumerate(sorted(counts.items(), key=lambda item: (-item[1], item[0])))}
    first = annotated.sentences[0].span if annotated.sentences else None
    title = frozenset(name.full for name in annotated.names if first and first.contains(name.mention.span))
    return Organisations(tuple(trees), counts, ranks, title)


def candidates(site: Site, known: Organisations, past: Past) -> list[Candidate]:
    """Everything that may be a party to the sum, in order of the text."""
    features: defaultdict[str, set[str]] = defaultdict(set)
    best: dict[str, tuple[tuple[int, int, int], Name, int | None]] = {}
    setting = _setting(site)
    at = site.tree.order
    inside = site.tree.within(site.money.mention.span)
    ordered = sorted(
        (*((i, name) for i, name in site.tree.name_of_head.items() if is_party(name)), *_groups(site.tree)), key=_first
    )
    ordered = [(i, name) for i, name in ordered if not is_aside(site.tree, i, name)]
    before = [i for i, _ in ordered if i < inside.start]
    behind = [i for i, _ in ordered if i >= inside.stop]
    parts = defaultdict(set)
    for act in acts_of(site):
        parts[act.token].add(act.what)
    doers = {i for i, name in ordered if parts[i] & _DOING and name.type != "product" and _can_do(name, parts[i])}
    for i, name in ordered:
        found = set(_relation(site, _speaker(site.tree, i), name))
        found |= {f"part:{what}" for what in parts[i]}
        if doers:
            found.add("doer" if i in doers else "beside the doer")
        if i in doers and name.type == "place":
            found.add("state")
        if before and i == before[-1]:
            found.add("nearest:before")
            if 0 <= site.money.mention.span.start - name.mention.span.end <= 3:
                found |= {"adjacent", *(f"adjacent:{c}" for c in classes_of(site.lemmas(site.verbs[:2])))}
        if behind and i == behind[0]:
            found.add("nearest:behind")
        side = "before" if i < inside.start else "behind"
        found |= {f"side:{side}", f"sums:{side}:{sums_between(site, name.mention.span)}"}
        found |= _dealing(site, name)
        if _ORGAN.search(name.full):
            found.add("organ")
        if link := _link(site, name):
            found |= {link, *(f"{link}:{c}" for c in classes_of(site.lemmas(site.verbs[:2])) if c in _TELLING)}
        _note(name, found, (0, _kind_of_mention(name) - 3 * (i in doers), abs(i - site.head)), i, features, best)
    for step, tree in [(step, known.trees[at - step]) for step in range(1, min(_FAR, at) + 1)]:
        far = f"back{min(step, 3)}"
        for i, name in tree.name_of_head.items():
            if is_party(name) and (name.type != "place" or _governs(name)):
                dep = tree.tokens[i].dep
                found = {far, f"{far}:{dep}" if dep.startswith("nsubj") else "back:other"}
                if doers:
                    found.add("beside the doer")
                _note(name, found, (step, _kind_of_mention(name), i), None, features, best)
    for full, name, found in _of_before(site, past):
        features[full] |= found
        best.setdefault(full, ((_FAR + 1, 0, 0), name, None))
    for found in features.values():
        if "doer" in found:
            found.discard("beside the doer")
    for full in known.title:
        if full in best:
            features[full].add("title")
    out = []
    for full, (_, name, token) in best.items():
        found = features[full]
        found.add(f"rank:{min(known.ranks.get(full, 3), 3)}")
        found.add(f"type:{name.type}")
        if name.type == "place":
            spot = places.by_name(name.mention.text)
            found.add(f"place:{spot.kind if spot else 'city'}")
        if token is not None:
            found.add("here")
        found |= {f"{name.type}&{feature}" for feature in setting}
        out.append(Candidate(name, frozenset(found), token))
    return sorted(out, key=lambda c: c.name.mention.span)


def _of_before(site: Site, past: Past) -> Iterator[tuple[str, Name, set[str]]]:
    """The parties of the sums told before, with what each did there."""
    for side, last, known, kinds in (
        ("paid", past.flow.payers if past.flow else (), past.payers, past.paid),
        ("got", past.flow.recipients if past.flow else (), past.recipients, past.got),
    ):
        for name in known:
            found = {f"{side}:once:{kind}" for kind in FLOWS if (name.full, kind) in kinds}
            if past.flow and name in last:
                way = manner(site, past.flow.site)
                found |= {f"{side}:{way}", f"{side}:{way}:{past.flow.kind}"}
            yield name.full, name, found


# Who decides over a state's money without being its purse.
_ORGAN = re.compile(
    r"\b(?:Diet|[Pp]arliament|Congress|Senate|House|Bundestag|[Cc]abinet|[Tt]axpayers?|Commission|[Bb]udget|Board|Council)\b"
)
_LINK = re.compile(r"\s*(?:\([^)]{0,40}\),?\s*)?(?P<link>by|from|to|for|with|of|into|in)\s+(?:the\s+)?")
_DEALT_AHEAD = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?,?\s*(?:with\s+)?(?:the\s+(?:remaining|other|rest of the)\s+)?(?:a\s+further\s+|another\s+)?"
)
_DEALT_BEHIND = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:(?:came|comes|will come|is to come|is coming|is|was)\s+)?(?:from|by|to|for)\s+(?:the\s+)?"
    r"(?:[\w.’'-]+\s+){0,3}?"
)


def _dealing(site: Site, name: Name) -> set[str]:
    """Which sum a candidate goes with where a sentence deals out several: "Intel $8.5bn and TSMC $6.6bn", "$70m from X"."""
    text, own, figures = site.tree.text, site.money.mention.span, site.tree.figures
    if len(figures) < 2:
        return set()
    found = set()
    for figure in figures:
        whose = "own" if figure == own else "other"
        ahead, behind = name.mention.span.end <= figure.start, figure.end <= name.mention.span.start
        if ahead and _DEALT_AHEAD.fullmatch(text, name.mention.span.end, figure.start):
            found.add(f"dealt:{whose}:ahead")
        elif behind and _DEALT_BEHIND.fullmatch(text, figure.end, name.mention.span.start):
            found.add(f"dealt:{whose}:behind")
    return found


_PAID_BY = re.compile(
    r"\s*(?:\([^)]{0,40}\),?\s*)?(?:(?:is|are|was|were|will|be|to|has|have|had|being|been|going|due|also|now)\s+)*(?:paid|provided"
    r"|borne|put up|put in|invested|financed|funded|contributed|covered|met|given|granted|lent|spent|injected|committed|pledged"
    r"|promised|awarded)\s+(?:for\s+)?by\s+(?:the\s+)?(?:state\s+of\s+)?"
)
_LED_BY = re.compile(r"\s*,?\s*(?P<link>with|at|for|putting|gets?|receives?)\s+(?:the\s+)?")


def _link(site: Site, name: Name) -> str | None:
    """The one word between a sum and a candidate: "$5m from X", "X with $5m". It tells where a verb is left out."""
    text, money, span = site.tree.text, site.money.mention.span, name.mention.span
    if span.start >= money.end:
        if _PAID_BY.fullmatch(text, money.end, span.start):
            return "behind:by"
        match = _LINK.fullmatch(text, money.end, span.start)
        return f"behind:{match['link']}" if match else None
    match = _LED_BY.fullmatch(text, span.end, money.start)
    return f"ahead:{match['link']}" if match else None


def _note(
    name: Name,
    found: set[str],
    order: tuple[int, int, int],
    token: int | None,
    features: defaultdict[str, set[str]],
    best: dict[str, tuple[tuple[int, int, int], Name, int | None]],
) -> None:
    features[name.full] |= found
    if name.full not in best or order < best[name.full][0]:
        best[name.full] = (order, name, token)


def _kind_of_mention(name: Name) -> int:
    """Proper names before descriptions before pronouns, as evidence for who is meant."""
    text = name.mention.text
    return (
        2
        if text.lower() in ("it", "its", "which", "who", "whose")
        else int(not text[:1].isupper() or text.startswith("The "))
    )


def _setting(site: Site) -> set[str]:
    """What the sum's nouns and verbs say, to be crossed with a candidate's kind."""
    nouns, verbs = classes_of(site.lemmas(site.nouns)), classes_of(site.lemmas(site.verbs[:1]))
    return {f"noun:{c}" for c in nouns if c in _TELLING} | {f"verb:{c}" for c in verbs if c in _TELLING}


def _relation(site: Site, i: int, name: Name) -> set[str]:
    """How the token of a candidate stands to the sum in the tree."""
    tree, tokens = site.tree, site.tokens
    steps, at = path_to(site, i)
    if at is None:
        return {"tree:apart"}
    passive = is_passive(site, at)
    where = way_up(site, at)
    path = "<".join(steps[-2:])
    deep = "deep " if CLAUSES.intersection(steps[:-1]) else ""  # inside a clause that only hangs on what the verb has
    if steps[-1] == "acomp" and len(steps) > 1:  # "is available from Iowa"
        steps = steps[:-1]
    edge = deep + steps[-1] + ("/passive" if passive and steps[-1].startswith("nsubj") else "")
    found = {f"{edge}", f"{edge}@{where}", f"path:{path}@{where}", f"{edge}~{name.type}", f"steps:{min(len(steps), 4)}"}
    actor = actor_of(site)
    if actor and (i == actor[0] or _shares_list(tree, i, actor[0])):
        manner = "passive" if actor[1] else "active"
        found |= {"actor", f"actor/{manner}", f"actor~{name.type}"}
        found |= {f"actor/{manner}:{c}" for c in classes_of(site.lemmas(site.verbs[:1]))}
    classes = classes_of([tokens[acting(site, at)].lemma])
    found |= {f"{edge}@{where}:{c}" for c in classes} | {f"{edge}:{c}" for c in classes}
    if "clear" in classes and name.full in ("European Commission", "Commission", "Brussels", "EU", "European Union"):
        found.add("clears")
    if len(steps) > 1:
        found.add(f"{steps[-2]}<{edge}")
    return found


def _speaker(tree: Tree, i: int) -> int:
    """The token that acts for a name: "Board" in "the Board of Directors of Norvane Micro has approved"."""
    at, tokens = i, tree.tokens
    while tokens[at].dep == "pobj" and tokens[tokens[at].head].lemma == "of":
        at = tokens[tokens[at].head].head
        if tokens[at].lemma.lower() == "board":
            return at
    return i


def _shares_list(tree: Tree, i: int, first: int) -> bool:
    """Whether token `i` is listed with `first`: "IBM and Google"."""
    while tree.tokens[i].dep == "conj" and tree.tokens[i].head != i:
        i = tree.tokens[i].head
        if i == first:
            return True
    return False
