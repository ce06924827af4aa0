"""Who does what with a sum, as grammar tells it: the one whose act moves it, the one who gets it, whose work it goes into.

The subject is followed through what shares it ("wants to put", "has approved and will pay"), through clauses on the sum or on
what it counts ("the $5bn fund Japan has set aside") and through reports ("X has said that $5bn would go into …").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from daicho.claims.english.applicants import applicants
from daicho.claims.english.cues import words
from daicho.claims.english.sites import RAISING, Site, acting, is_passive
from daicho.claims.english.syntax import Tree

_GIVING = words("""invest reinvest spend put pour plough plow pump sink commit pledge provide give grant award allocate earmark
        contribute lend pay inject promise offer approve set reserve bear shoulder fund finance back add deploy channel stump
        extend hand devote disburse budget splash lay chip sanction assign appropriate dedicate vow support subsidise
        subsidize bring plan propose build expand buy acquire subscribe foot top""")
_GETTING = words(
    "receive get win obtain secure land draw attract raise borrow collect net fetch gain share issue sell tap bag benefit"
)
_COSTING = words("cost require need take swallow total come")
_TELLING = words("say tell report announce reveal confirm disclose unveil note write add explain put estimate reckon")
_TWO_PLACED = words("award grant give hand promise offer pay allocate assign lend guarantee")
_INTO = words("for in into on toward towards to behind at")
_SUPPORT = words("support favour favor aid development construction expansion pursuit financing")
# What money is kept in by whoever gives it; of a grant or loan the owner may be either side.
_POTS = words("programme program scheme fund plan package budget initiative pledge commitment outlay spending")
# What a sum is put into, and whose owner mostly pays for it.
_OWNED = words("""plant factory fab facility campus complex mill refinery smelter gigafactory foundry line hub park center centre
        venture project expansion laboratory lab cable network""")
# What no sum is for: "for its part", "for a stake of 8%".
_NO_GOALS = words("part stake share time exchange return instance example")
_SUBJECTS = ("nsubj", "nsubjpass")
# What acts in the name of its owner: "the company's statement puts the outlay at $5bn".
_ORGANS = words("""plan statement announcement board unit arm subsidiary chief executive ceo head boss president chairman minister
        spokesman spokeswoman spokesperson official founder pledge budget parent division branch affiliate management director
        government cabinet ministry share contribution investment outlay commitment spending expenditure
        bill part state city town province region prefecture county canton district""")


@dataclass(frozen=True, slots=True)
class Act:
    """A part played with a sum, by the word `token`.

    what: `gives`, `gets`, `costs`, `tells`, `totals`, `owns`, or `acts` where the verb says none of these.
    """

    token: int
    what: str


def acts_of(site: Site) -> tuple[Act, ...]:
    """The parts that grammar gives out, each word once in each."""
    return tuple(dict.fromkeys((*_done(site), *_owning(site))))


def _done(site: Site) -> Iterator[Act]:
    tree, tokens = site.tree, site.tokens
    own = {site.head, *site.nouns, *tree.within(site.money.mention.span)}
    if asking := list(applicants(site)):
        for asker in asking:
            yield from _played(tree, asker, "gives")
        return
    does = "acts"
    for place, verb in enumerate(site.verbs):
        lemma = tokens[verb].lemma
        moved = any(c in own and tokens[c].dep in _SUBJECTS for c in tree.children[verb])
        if does in ("acts", "tells"):
            does = "totals" if lemma in RAISING and not place and _is_raised(site, verb) else _class_of(lemma) or does
        done = acting(site, verb)
        passive = is_passive(site, verb) or (tokens[done].tag == "VBN" and tokens[done].dep == "acl")
        agents = list(_agents(tree, verb))
        if moved or passive:
            yield from (Act(source, "gives") for source in _sources(tree, verb))
        for agent in agents:
            yield from _played(tree, agent, does)
        if agents and does == "gives" and tokens[verb].dep in ("acl", "relcl") and tokens[verb].head in own:
            return  # "a grant planned by Berlin is in line with the rules, Brussels announced": Berlin gives, nobody else
        if lemma in _COSTING and not passive:
            for child in tree.children[verb]:
                if tokens[child].dep in ("dobj", "dative") and child not in own:
                    yield from _played(tree, child, "gives")
        subjects = [c for c in tree.children[verb] if tokens[c].dep in _SUBJECTS and c not in own]
        for subject in subjects:
            if tokens[subject].tag == "WP" and tokens[subject].lemma == "what":
                continue
            given = passive and tokens[done].lemma in _TWO_PLACED
            yield from _played(tree, subject, "gets" if given else does if not passive else f"{does}/passive")
        if subjects or (moved and place + 1 < len(site.verbs) and tokens[verb].dep in ("ROOT", "conj")):
            return
        if tokens[verb].dep in ("relcl", "acl") and tokens[verb].head not in own:
            head = tokens[verb].head
            if tokens[verb].tag == "VBG":
                yield from _played(tree, head, does)
                if does == "costs":
                    yield from (Act(mover, "owns") for mover in _movers(tree, head))
                return
            if tokens[verb].tag == "VBN" and tokens[verb].dep == "acl" and lemma in _TWO_PLACED:
                yield from _played(tree, head, "gets")
                return


def _is_raised(site: Site, verb: int) -> bool:
    """Whether a sum is what another rises to: "takes the outlay to $5bn"."""
    return any(site.tokens[c].lemma == "to" and c in (site.head, *site.nouns) for c in site.tree.children[verb])


def _class_of(lemma: str) -> str | None:
    if lemma in _GETTING:
        return "gets"
    if lemma in _COSTING:
        return "costs"
    if lemma in _GIVING:
        return "gives"
    return "tells" if lemma in _TELLING else None


def _movers(tree: Tree, noun: int) -> Iterator[int]:
    """Who acts on a thing that costs a sum: "Micron has chosen a site for a complex costing $5bn"."""
    for verb in tree.up(noun):
        if tree.tokens[verb].pos != "VERB":
            continue
        subjects = [c for c in tree.children[verb] if tree.tokens[c].dep == "nsubj"]
        if subjects or any(tree.tokens[c].dep == "nsubjpass" for c in tree.children[verb]):
            yield from (tree.tokens[verb].head if tree.tokens[c].tag in ("WDT", "WP") else c for c in subjects)
            return


def _agents(tree: Tree, verb: int) -> Iterator[int]:
    for child in tree.children[verb]:
        if tree.tokens[child].dep == "agent" or (tree.tokens[child].dep == "prep" and tree.tokens[child].lemma == "by"):
            yield from (c for c in tree.governed(child) if tree.tokens[c].pos != "NUM")


_COMING = words("come be flow stem derive finance fund pay provide draw borrow")


def _sources(tree: Tree, verb: int) -> Iterator[int]:
    """Whom a sum comes from: "$5m comes from Iowa", "is available from Iowa", "is financed from the fund"."""
    if tree.tokens[verb].lemma not in _COMING:
        return
    for at in (verb, *(c for c in tree.children[verb] if tree.tokens[c].dep == "acomp")):
        yield from tree.linked(at, "from")


def _played(tree: Tree, i: int, what: str) -> Iterator[Act]:
    """The part of a word, of those listed with it, and of the one in whose name it acts."""
    yield Act(i, what)
    for child in tree.children[i]:
        if tree.tokens[child].dep == "conj":
            yield from _played(tree, child, what)
        elif tree.tokens[i].lemma.lower() in _ORGANS and i not in tree.name_of_head:
            if tree.tokens[child].dep in ("poss", "compound", "nmod", "amod"):
                yield Act(child, what)
            elif tree.tokens[child].dep == "prep" and tree.tokens[child].lemma in ("of", "at"):
                yield from (Act(c, what) for c in tree.governed(child))


def goals_of(site: Site) -> frozenset[int]:
    """The nouns that a sum goes into or that cost it: "for a plant", "towards building a line", "the two fabs cost"."""
    tree, tokens = site.tree, site.tokens
    found: list[int] = []
    for word in (site.head, *site.nouns[:2], *site.verbs[:1]):
        for child in tree.children[word]:
            if tokens[child].dep == "prep" and tokens[child].lemma in _INTO:
                found += _governed(tree, child)
            elif word in site.verbs and tokens[child].dep in ("xcomp", "advcl") and child not in site.verbs:
                found += _objects(tree, child) if tokens[child].tag == "VB" else ()
            elif word in site.verbs and tokens[child].dep in _SUBJECTS and tokens[word].lemma in _COSTING:
                found.append(child)
    for goal in list(found):
        found += _conjuncts(tree, goal)
    return frozenset(
        goal for goal in found if goal not in site.nouns and goal != site.head and tokens[goal].lemma not in _NO_GOALS
    )


def _governed(tree: Tree, preposition: int) -> Iterator[int]:
    """What a preposition governs: its noun, what it is "in support of", the object of the act it names."""
    for child in tree.children[preposition]:
        if tree.tokens[child].dep == "pobj" and tree.tokens[child].lemma in _SUPPORT:
            below = [c for c in tree.children[child] if tree.tokens[c].lemma == "of"]
            yield from (c for b in below for c in tree.governed(b))
        elif tree.tokens[child].dep == "pobj":
            yield child
        elif tree.tokens[child].dep == "pcomp":
            yield from _objects(tree, child)


def _objects(tree: Tree, verb: int) -> list[int]:
    return [c for c in tree.children[verb] if tree.tokens[c].dep == "dobj"]


def _conjuncts(tree: Tree, i: int) -> list[int]:
    found = [c for c in tree.children[i] if tree.tokens[c].dep == "conj"]
    return [*found, *(further for c in found for further in _conjuncts(tree, c))]


def _owning(site: Site) -> Iterator[Act]:
    """Whose the works are that the sum goes into: "for a plant Intel is to build", "for Intel's plant", "planned by Intel"."""
    tree, tokens = site.tree, site.tokens
    for i, name in tree.name_of_head.items():
        before = tree.within(name.mention.span).start - 1
        if name.type == "company" and tokens[i].dep == "nsubj" and before >= 0 and _runs_on(site, before):
            yield Act(i, "owns")
    for noun in site.nouns:
        if tokens[noun].lemma in _OWNED:
            yield from (Act(owner, "owns") for owner in _possessors(tree, noun))
        elif tokens[noun].lemma in _POTS:
            yield from (Act(owner, "gives") for owner in _possessors(tree, noun))
    for goal in sorted(goals_of(site) - set(tree.name_of_head)):
        for child in tree.children[goal]:
            token = tokens[child]
            if token.dep == "poss":
                yield Act(child, "owns")
            elif token.dep == "prep" and token.lemma in ("of", "by"):
                yield from (Act(c, "owns") for c in tree.governed(child))
            elif token.dep in ("relcl", "acl") and not _objects(tree, child):
                yield from (Act(c, "owns") for c in _agents(tree, child))
                yield from (Act(c, "owns") for c in tree.children[child] if tokens[c].dep == "nsubj")


def _possessors(tree: Tree, noun: int) -> Iterator[int]:
    """Whose a thing is: "India's $10bn programme", "a $5bn plant of Intel's"."""
    for child in tree.children[noun]:
        if tree.tokens[child].dep == "poss":
            named = [i for i in tree.name_of_head if i < child] if tree.tokens[child].tag == "WP$" else []
            owner = max(named, default=child)  # "Vedanta and Foxconn, whose …": whoever is named last before
            yield owner
            yield from _conjuncts(tree, owner)
            if named and tree.tokens[owner].dep == "conj":
                yield tree.tokens[owner].head


def _runs_on(site: Site, noun: int) -> bool:
    """Whether a noun behind the sum runs into the name behind it: "for a plant Intel is to build" parses as one long name."""
    token = site.tokens[noun]
    return token.dep == "compound" and token.tag == "NN" and token.span.start > site.money.mention.span.end
