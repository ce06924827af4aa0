"""How firm a sum is: considered, planned, committed, done or cancelled, from the verbs above it, their time and their mood.

A small linear model: for each verb on the way up from the sum, the class of its wording crossed with its time; then what the
clause and its neighbours say of talks, boards, building and withdrawal. Weights start from `PRIORS`
(see `tools/train_english.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from daicho.claims.english.cues import index_of, words
from daicho.claims.english.past import Flow, manner
from daicho.claims.english.sites import Site
from daicho.claims.english.syntax import Tree
from daicho.model.claim import STATUSES, Status
from daicho.reference.weights import weights

CLASSES = index_of(
    {
        "consider": """consider weigh mull explore study eye discuss examine evaluate negotiate seek contemplate ponder
        debate toy approach ask raise-possibility court float moot""",
        "plan": """plan pledge promise announce unveil propose intend aim vow expect target request offer want look
        hope prepare set forecast project line commit-to schedule""",
        "commit": """approve decide sign agree award allocate earmark clear select secure grant sanction commit authorise
        authorize endorse finalise finalize budget set-aside ringfence reserve adopt pass appropriate confirm
        guarantee assign win back build construct break allow permit free find""",
        "pay": """spend invest pay receive raise close acquire complete open disburse buy cost inject contribute
        finish sell issue draw borrow put pour sink get go come release fund lend""",
        "cancel": """cancel scrap withdraw abandon drop rescind shelve axe reject refuse deny terminate pull kill ditch
        collapse call-off forfeit lapse""",
        "total": "be total reach stand amount run come bring take add swell make",
        "cost": "cost require need estimate price value put",
    }
)
_SENTENCE = {
    "talks": """in talk|negotiat|discussion|option of|possibility|idea of|toy with|whether|weigh|consider|debate|mull|
        bill that would""",
    "doubt": r"\b(?:may|might|could|should demand)\b|if (?:demand|all)",
    "board": r"""board (?:\w+ )?(?:approve|clear|decide|sign)|approve|approval|decision on|pass the|
        final (?:approval|award|decision)|green light|\bnod\b|
        clear a proposal|cabinet""",
    "building": r"""under construction|be build|break ground|ground be break|ground-?breaking|earthwork|
        construction (?:\w+ )?(?:begin|start)|be put up|go up""",
    "meant": r"be mean for|be for\b|go to|fall to|be intend|come with|be in line for|stand ready|be to\b|plan add",
    "pledged": r"""commitment|commit\b|stick to|stand by|be down for|bear\b|price tag|cost of the|put the cost|the cost be|
        order\b""",
    "withdrawn": """call off|return the promise|break off|same way|turn down|
        withdraw|withdrawn|drop the plan|pull out|would have|have be go to|be to have|abandon|scrap|cancel|
        dead|shelve""",
    "held": r"on hold|put off|postpone|pause|delay|freeze|on ice",
    "paid": r"pay out|cheque|have be spend|already spend|so far|to date|since \d{4}|since it|last year",
    "agreed": r"agree|sign|contract|deal",
    "selected": r"select|choose|award|winner|recipient",
}
_SENTENCES = {name: re.compile(re.sub(r"\|\s+", "|", pattern)) for name, pattern in _SENTENCE.items()}

# What is held of each feature before training, in the order of STATUSES.
PRIORS: dict[str, tuple[float, float, float, float, float]] = {
    "bias": (-0.7, 0.6, 0.2, -0.2, -0.9),
    "kind:investment": (0.0, 0.5, -0.2, 0.0, 0.0),
    "kind:subsidy": (0.0, 0.0, 0.5, -0.2, 0.0),
    "kind:equity": (0.0, 0.0, 0.1, 0.6, 0.0),
    "kind:loan": (0.0, 0.0, 0.6, 0.4, 0.0),
    "v0:consider:past": (2.0, 0.0, -0.5, -0.5, 0.0),
    "v0:consider:now": (2.6, 0.0, -0.5, -0.8, 0.0),
    "v0:consider:ahead": (1.5, 0.3, -0.4, -0.6, 0.0),
    "v0:plan:past": (-0.3, 1.8, -0.3, -0.8, 0.0),
    "v0:plan:now": (-0.3, 1.8, -0.5, -0.8, 0.0),
    "v0:plan:ahead": (-0.2, 1.5, -0.5, -0.8, 0.0),
    "v0:commit:past": (-0.6, -0.6, 2.2, 0.0, 0.0),
    "v0:commit:now": (-0.4, 0.0, 1.6, -0.2, 0.0),
    "v0:commit:ahead": (0.0, 1.2, 0.4, -0.8, 0.0),
    "v0:pay:past": (-0.8, -0.8, 0.0, 2.2, 0.0),
    "v0:pay:now": (-0.4, 0.8, 0.4, -0.2, 0.0),
    "v0:pay:ahead": (-0.1, 1.2, 0.2, -1.2, 0.0),
    "v0:cancel:past": (0.0, -0.5, -0.5, -0.5, 2.5),
    "v0:cancel:now": (0.0, -0.3, -0.3, -0.5, 1.5),
    "v0:any:doubt": (1.2, 0.3, -0.5, -0.8, 0.2),
    "v0:total:past": (-0.3, -0.3, 0.0, 0.8, 0.0),
    "v0:cost:past": (-0.3, -0.3, 0.0, 0.8, 0.0),
    "subsidy&v0:total:now": (-0.2, 0.0, 0.8, -0.2, 0.0),
    "told:pay:past": (-0.5, -0.5, 0.0, 1.8, 0.0),
    "told:total:past": (-0.3, -0.3, 0.0, 0.8, 0.0),
    "told:commit:past": (-0.4, -0.4, 1.4, 0.2, 0.0),
    "told:plan:past": (-0.2, 1.2, -0.2, -0.4, 0.0),
    "taken:board": (-0.2, -0.2, 1.2, 0.0, 0.0),
    "taken:agreed": (-0.2, -0.1, 0.6, 0.0, 0.0),
    "taken:selected": (-0.2, -0.1, 0.6, 0.0, 0.0),
    "taken:talks": (0.8, 0.0, -0.1, -0.2, 0.0),
    "v1:consider:now": (1.6, 0.0, -0.3, -0.5, 0.0),
    "v1:consider:past": (1.2, 0.0, -0.3, -0.4, 0.0),
    "v1:plan:past": (-0.2, 1.2, -0.2, -0.6, 0.0),
    "v1:plan:now": (-0.2, 1.2, -0.2, -0.6, 0.0),
    "v1:commit:past": (-0.3, -0.2, 1.3, -0.4, 0.0),
    "v1:cancel:past": (0.0, -0.3, -0.3, -0.3, 1.8),
    "sent:talks": (1.4, 0.0, -0.2, -0.4, 0.0),
    "sent:doubt": (0.7, 0.1, -0.2, -0.3, 0.0),
    "sent:board": (-0.2, -0.2, 0.8, -0.1, 0.0),
    "sent:building": (-0.3, -0.1, 0.8, 0.0, 0.0),
    "sent:withdrawn": (0.0, -0.4, -0.4, -0.4, 3.0),
    "sent:held": (0.0, 0.7, -0.3, -0.4, 0.2),
    "sent:paid": (-0.2, -0.2, 0.0, 0.7, 0.0),
    "sent:agreed": (-0.2, -0.1, 0.5, 0.0, 0.0),
    "sent:selected": (-0.2, 0.0, 0.6, 0.0, 0.0),
    "next:building": (-0.2, 0.0, 0.5, 0.0, 0.0),
    "next:board": (-0.1, 0.0, 0.4, 0.0, 0.0),
    "next:withdrawn": (0.0, -0.1, -0.1, -0.1, 0.6),
}


def features_of(site: Site, kind: str, trees: Sequence[Tree], before: Flow | None) -> list[str]:
    """The features of one sum, taken as a flow of this kind. before: the flow told before it."""
    tree, tokens = site.tree, site.tokens
    found = {f"kind:{kind}", f"role:{site.money.role}"}
    head = "head&" if tree.sentence.heading else ""
    for noun in site.nouns[:2]:
        found |= {f"noun:{tokens[noun].lemma}", f"{kind}&noun:{tokens[noun].lemma}"}
    for place, verb in enumerate(site.verbs[:3]):
        time = _time(tree, verb)
        if place == 0:
            found |= {f"w0:{tokens[verb].lemma}:{time}", f"{head}{kind}&v0:{time}"}
        for name in CLASSES.get(_meant(tree, verb), ("other",)):
            found |= {f"v{min(place, 1)}:{name}:{time}", f"{kind}&v{min(place, 1)}:{name}:{time}"}
        if _doubtful(tree, verb):
            found.add(f"v{place}:any:doubt")
    for child in tree.children[site.head]:  # "the $3bn that went to the first plant", "$5bn promised in May"
        if tokens[child].dep in ("relcl", "acl") and tokens[child].pos in ("VERB", "AUX"):
            found |= {f"told:{name}:{_time(tree, child)}" for name in CLASSES.get(_meant(tree, child), ("other",))}
    if not site.verbs:
        found |= {"verbless", f"{kind}&verbless"}
    at = tree.order
    own = site.clause_lemmas
    around = " ".join(
        token.lemma for other in trees[max(0, at - 1) : at + 2] if other is not tree for token in other.tokens
    )
    if at and _takes_up(site):
        earlier = " ".join(token.lemma for token in trees[at - 1].tokens)
        found |= {f"taken:{name}" for name, pattern in _SENTENCES.items() if pattern.search(earlier)}
    if _under_way(tuple(trees)):
        found |= {"doc:building", f"{kind}&doc:building"}
    for name, pattern in _SENTENCES.items():
        if pattern.search(own):
            found |= {f"sent:{name}", f"{kind}&sent:{name}"}
        elif pattern.search(around):
            found.add(f"next:{name}")
    if before:
        way = f"after:{before.status}:{manner(site, before.site)}"
        found |= {way, f"{way}:{'same' if before.kind == kind else 'other'}"}
    return sorted(found)


_BUILDING = re.compile(
    r"under construction|is being built|being fitted out|\b(?:broke|breaks|broken) ground|since work began|\bis building\b"
    r"|(?:construction|work) (?:has )?(?:began|begun|started)|building work|final investment decision"
)


@lru_cache(maxsize=1)
def _under_way(trees: tuple[Tree, ...]) -> bool:
    """Whether a document tells that something is being built or has been begun."""
    return any(_BUILDING.search(" ".join(token.text for token in tree.tokens)) for tree in trees)


def _meant(tree: Tree, verb: int) -> str:
    """The dictionary form of a verb with what makes another verb of it: "set-aside"."""
    aside = tree.tokens[verb].lemma == "set" and any(tree.tokens[c].text == "aside" for c in tree.children[verb])
    return "set-aside" if aside else tree.tokens[verb].lemma


_PRONOUNS = words("they it this that these those")


def _takes_up(site: Site) -> bool:
    """Whether the subject of a sum's verb stands for what was told before: "They come to $8bn"."""
    subjects = [
        c for verb in site.verbs[:1] for c in site.tree.children[verb] if site.tokens[c].dep.startswith("nsubj")
    ]
    return any(site.tokens[subject].text.lower() in _PRONOUNS for subject in subjects)


# What the labelling guide fixes by the verb alone, with how sure that makes us.
_WEIGHING = words("weigh mull consider explore contemplate ponder debate")
_PROMISING = words("promise pledge vow")
_GETTING = words("receive get share bear obtain win")
_FIRM = re.compile(r"\b(?:approve|decide|select|sign|agree|allocate|budget|award|secure|choose|clear|board|cabinet)\b")
_INTENDING = words("mean plan intend want aim hope wish propose expect")
_POSSIBLE = re.compile(r"\b(?:possibility|option|idea) of\b|\btoy with\b|\bin talk\b")
_PRELIMINARY = re.compile(r"\b(?:preliminary|non-?binding)\b|\bin line for\b", re.IGNORECASE)
_BOARD = re.compile(
    r"\bboard (?:of director )?(?:on \w+ )?(?:have )?(?:(?!will|may|could|would|yet|to|should|not)\w+ )?"
    r"(?:approve|clear|stand by)\b"
    r"|\bapprove by (?:the|its|their) board\b"
)
# What is under way ("began construction of a $2bn plant"), unless it is only to begin.
_BEGUN = re.compile(
    r"\b(?:begin|start|launch|commence|kick off) (?:the )?(?:construction|building work|building|build|work)\b|\bbreak ground\b"
)
_YET = r"\b(?:will|would|to|may|might|could|should|shall|plan|expect|aim|hope) (?:\w+ )?"
_TO_BEGIN = re.compile(_YET + r"(?:begin|start|launch|commence|kick|break)\b")
_HANDED = words("receive collect disburse spend sink burn pour pump plough plow attract")
_FLOWING = words("go flow")
_GIVING = words("give add lend pour pump put inject plough")
_PROPOSED = words("propose plan announce envision envisage intend project pledge promise")
_PROPOSALS = words("proposal bid application")
_LICENSED = words("license licence register")
# What comes of a sum that was struck down, turned down or never drawn.
_NOT_TO_BE = re.compile(
    r"\b(?:strike down|annul|quash|lapse|turn away|fall through|come to (?:nothing|naught)|reject (?:\w+ )*?(?:offer|bid)"
    r"|not (?:go ahead|proceed|be build|build|materiali[sz]e|happen)|no longer (?:plan|intend|go|be|want)"
    r"|never be (?:draw|build|pay|spend|use)|drop (?:the|its|their|a) (?:plan|project|bid))\b"
)
# A project that was given up, told close by; and a sum that was to go into one.
_GIVEN_UP = re.compile(
    r"\b(?:scrap(?:s|ped)?|cancel(?:s|l?ed)?|abandon(?:s|ed)?|shelved?|axed?|ditch(?:ed)?|call(?:s|ed)? off|annulled|struck down"
    r"|terminated?|pull(?:s|ed)? (?:out|the plug)|walk(?:s|ed)? away|back(?:s|ed)? out|g[ia]ve(?:n|s)? up|withdr[ae]wn?)\b"
)
_WAS_TO = re.compile(
    r"\bwould have\b|\b(?:was|were) to\b|\bhad (?:planned|intended|hoped|wanted|meant|expected|pledged|promised)\b"
    r"|\b(?:been|was|were) (?:planned|promised|pledged|intended|hoped|meant|expected|earmarked|set aside|due|offered)\b"
)
_CLOSE_BY = 250
"""Characters before and after a sum's sentence."""
_SETTLED = 0.9


def settled_status(site: Site, kind: str) -> Status | None:
    """The status where a verb above the sum leaves no choice: what is weighed or promised, what a government will give."""
    tree, tokens = site.tree, site.tokens
    lemmas = site.lemmas(site.verbs[:3])
    own = site.clause_lemmas
    if _SENTENCES["withdrawn"].search(own):
        return None
    if any(lemma in _WEIGHING for lemma in lemmas) or _POSSIBLE.search(own):
        return "considering"
    if kind == "investment" and site.money.role != "old" and _BOARD.search(own):
        return "committed"
    if len(lemmas) > 1 and lemmas[1] in _INTENDING and tokens[site.verbs[0]].dep == "xcomp":
        return "planned"
    if any(lemma in _PROMISING for lemma in lemmas[:2]):
        return "planned"
    if kind == "subsidy" and _PRELIMINARY.search(tree.sentence.span.of(tree.text)):
        return "planned"
    if kind == "subsidy" and site.verbs and not _FIRM.search(own) and _is_future(tree, site.verbs[0]):
        return "planned"
    return None


def _plainly_told(site: Site, kind: str) -> Status | None:
    """The status that the words right at the sum name: "started construction of", "has received", "a proposed", "licensed"."""
    tree, tokens = site.tree, site.tokens
    own = site.clause_lemmas
    if kind == "investment" and _BEGUN.search(own):
        return "planned" if _TO_BEGIN.search(own) else "committed"
    described = [c for i in (site.head, *site.nouns[:2]) for c in tree.children[i] if tokens[c].dep in ("amod", "acl")]
    if any(tokens[c].lemma in _PROPOSED and tokens[c].dep == "amod" for c in described):
        return "planned"
    if any(tokens[i].lemma in _PROPOSALS for i in (*site.nouns[:2], *(tokens[i].head for i in site.nouns[:1]))):
        return "planned"
    if any(tokens[i].lemma in _LICENSED for i in (*site.verbs[:1], *described)):
        return "committed"
    verb = site.verbs[0] if site.verbs else None
    if verb is not None and _time(tree, verb) == "past" and (tokens[verb].lemma in _HANDED or _has_flowed(tree, verb)):
        return "done"
    if verb is not None and tokens[verb].lemma in _GIVING and _is_giving(tree, verb) and not _FIRM.search(own):
        return "planned"
    if kind == "investment" and any(_is_bound(tree, verb) for verb in site.verbs[:2]):
        return "committed"
    return "cancelled" if _NOT_TO_BE.search(own) else None


def _has_flowed(tree: Tree, verb: int) -> bool:
    """Whether money is what moved: "2 trillion yen has flowed into its plants", not "the firm went into debt"."""
    return tree.tokens[verb].lemma in _FLOWING and _moves_into(tree, verb)


def _moves_into(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[c].dep == "prep" and tree.tokens[c].lemma == "into" for c in tree.children[verb])


def _is_giving(tree: Tree, verb: int) -> bool:
    """Whether somebody gives in the present: "the city adds $5m", "is pouring $2bn into"; no passive, no report of the past."""
    if tree.tokens[verb].lemma == "put" and not _moves_into(tree, verb):
        return False  # what is put up is being built, what is put at a sum is reckoned
    if any(tree.tokens[c].dep == "prt" for c in tree.children[verb]):
        return False  # "adds up to $5bn"
    helpers = [tree.tokens[c] for c in tree.children[verb] if tree.tokens[c].dep in ("aux", "auxpass")]
    if tree.tokens[verb].tag in ("VBZ", "VBP"):
        return not helpers
    return (
        tree.tokens[verb].tag == "VBG"
        and any(h.tag in ("VBZ", "VBP") and h.lemma == "be" for h in helpers)
        and not any(h.dep == "auxpass" for h in helpers)
    )


def _is_bound(tree: Tree, verb: int) -> bool:
    """Whether a verb binds who says it: "undertakes to invest", "has committed"."""
    lemma = tree.tokens[verb].lemma
    return lemma == "undertake" or (lemma == "commit" and _time(tree, verb) == "past")


def _falls_with_project(site: Site) -> bool:
    """Whether a sum was to go into what the text, close by, says was given up."""
    own = " ".join(site.tokens[i].text for i in site.clause)
    if not _WAS_TO.search(own):
        return False
    span, text = site.tree.sentence.span, site.tree.text
    return _GIVEN_UP.search(text, max(0, span.start - _CLOSE_BY), span.end + _CLOSE_BY) is not None


def _is_future(tree: Tree, verb: int) -> bool:
    """Whether a verb stands in the future: "will provide", "is to chip in", "is going to provide"."""
    tokens = tree.tokens
    helpers = {tokens[child].lemma for child in tree.children[verb] if tokens[child].dep in ("aux", "auxpass")}
    above = tokens[tokens[verb].head].lemma
    if tokens[verb].lemma in _GETTING:  # what somebody will get has often been decided
        return False
    return bool(helpers & {"will", "shall"}) or (
        "to" in helpers and tokens[verb].dep == "xcomp" and above in ("be", "go")
    )


def _time(tree: Tree, verb: int) -> str:
    """Whether a verb speaks of what is over, of what goes on or of what is to come."""
    token = tree.tokens[verb]
    helpers = {
        tree.tokens[child].lemma for child in tree.children[verb] if tree.tokens[child].dep in ("aux", "auxpass")
    }
    if helpers & {"will", "would", "to", "shall", "could", "may", "might", "should", "can"}:
        return "ahead"
    if token.tag == "VBD" or "have" in helpers:
        return "past"
    if token.tag == "VBN":
        auxiliary = [tree.tokens[child] for child in tree.children[verb] if tree.tokens[child].dep == "auxpass"]
        return "now" if any(a.tag in ("VBZ", "VBP", "VBG") for a in auxiliary) else "past"
    return "now"


def _doubtful(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[child].lemma in ("may", "might", "could") for child in tree.children[verb])


def status_of(site: Site, kind: str, trees: Sequence[Tree], before: Flow | None) -> tuple[Status, float]:
    """The status and its probability. before: the flow told before it."""
    told = _plainly_told(site, kind)
    if told in (None, "planned") and _falls_with_project(site):
        return "cancelled", _SETTLED
    if settled := told or settled_status(site, kind):
        return settled, _SETTLED
    best, share, _ = weights("english_status").best(STATUSES, features_of(site, kind, trees, before))
    return next(status for status in STATUSES if status == best), share
