"""How firm a sum is: considered, planned, committed, done or cancelled, from the verbs above it and their tense.

A small linear model (see `tools/train_english.py`) over the class of each verb, its form and its auxiliaries.
"""

from __future__ import annotations

from daicho.claims.english.cues import index_of
from daicho.claims.english.sites import Site
from daicho.claims.english.syntax import Tree
from daicho.model.claim import STATUSES, Status
from daicho.reference.weights import weights

_CLASSES = index_of(
    {
        "consider": """consider weigh mull explore study eye discuss talk possibility may might could examine evaluate negotiate
            negotiation seek ask option contemplate approach ponder debate bill""",
        "plan": """plan pledge promise announce unveil propose intend will aim vow expect target request offer proposal want look
            hope prepare pencil due set would forecast project estimate""",
        "commit": """approve decide sign agree award allocate allocation earmark clear select secure grant sanction commit
            commitment authorise authorize endorse green-light nod finalise finalize approval budget ringfence reserve aside
            break ground underway construction adopt pass back lend guarantee appropriate start begin contract provide chip bind
            decision assign win""",
        "done": """spend invest pay receive raise close acquire complete open disburse buy cost inject contribute finish sell issue
            draw borrow found put pour sink total bring get already past since lead""",
        "cancel": """cancel scrap withdraw abandon drop rescind shelve axe reject refuse deny terminate pull kill ditch collapse
            instead longer dead fall forfeit lapse""",
        "pause": "pause delay postpone suspend freeze halt slow hold ice",
    }
)


def features_of(site: Site, kind: str) -> list[str]:
    """The features of one sum, taken as a flow of this kind."""
    tree, tokens = site.tree, site.tokens
    found = {f"kind:{kind}", f"role:{site.money.role}", "heading" if tree.sentence.heading else "body"}
    for place, verb in enumerate(site.verbs[:3]):
        shape = _shape(tree, verb)
        classes = _CLASSES.get(tokens[verb].lemma, ("other",))
        found.add(f"v{place}:{shape}")
        found |= {f"v{place}:{c}" for c in classes}
        found |= {f"v{place}:{c}:{shape}" for c in classes}
        found |= {f"any:{c}:{shape}" for c in classes}
        found.add(f"{kind}&v{place}:{shape}")
        for child in tree.children[verb]:
            if tokens[child].dep in ("aux", "neg", "advmod", "auxpass"):
                found.add(f"v{place}~{tokens[child].lemma}")
        if place == 0:
            found.add(f"v0={tokens[verb].lemma}")
    if not site.verbs:
        found.add("verbless")
    for lemma in site.lemmas(site.nouns):
        found |= {f"noun:{c}" for c in _CLASSES.get(lemma, ())}
    for token in tokens:
        found |= {f"sent:{c}" for c in _CLASSES.get(token.lemma, ())}
    for token in tokens:
        if token.tag == "MD" or token.lemma in ("if", "whether", "already", "not", "yet"):
            found.add(f"sent~{token.lemma}")
    return sorted(found)


def _shape(tree: Tree, verb: int) -> str:
    """The form of a verb with the auxiliaries that change its time: "VBN+have", "VB+to", "VB+will"."""
    token = tree.tokens[verb]
    helpers = {
        tree.tokens[child].lemma for child in tree.children[verb] if tree.tokens[child].dep in ("aux", "auxpass")
    }
    for helper in ("may", "might", "could", "can", "would", "should", "will", "have", "to", "be"):
        if helper in helpers:
            return f"{token.tag}+{helper}"
    return token.tag


def status_of(site: Site, kind: str) -> tuple[Status, float]:
    """The status and its probability."""
    best, share, _ = weights("english_status").best(STATUSES, features_of(site, kind))
    return next(status for status in STATUSES if status == best), share
