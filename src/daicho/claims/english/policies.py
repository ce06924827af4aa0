"""Policies: a government or bloc acts on the technology or its trade: controls, sanctions, tariffs, laws, strategies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from daicho.claims.english import policy_cues as cues
from daicho.claims.english.cast import Cast, party_of, phrase_party, unique
from daicho.claims.english.lines import Line
from daicho.claims.english.speakers import speakers_of
from daicho.model.annotated import Name, NameType
from daicho.model.claim import Party, Policy
from daicho.reference import places

_PARTS = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis"})


def policies(cast: Cast) -> Iterator[Policy]:
    """Every act of policy in a document: a verb of acting whose doer is a state."""
    acts = [
        (line, verb, instrument)
        for line in cast.lines
        if not cues.NOT.search(line.low)
        for verb in range(len(line.tokens))
        if (instrument := _instrument(line, verb)) is not None
    ]
    lead = _lead(cast, len(acts)) if acts else None
    told: list[Policy] = []
    for line, verb, instrument in sorted(acts, key=lambda act: act[0].sentence.heading):
        actor = _actor(cast, line, verb, instrument) or (lead if _is_impersonal(line, verb, instrument) else None)
        if actor and lead and cues.MINISTER.search(actor.name):
            actor = lead  # a minister acts for the state
        if actor is None:
            continue
        target = _target(line, verb, instrument, actor)
        if actor is lead and any(actor.name in party.name for party in target):
            continue  # "a licence for its China chip": not China's to give
        claim = Policy(
            quote=line.quote,
            actor=(actor,),
            target=target,
            action=_action(line, verb),
            says=speakers_of(line),
            confidence=0.75,
            why=(f"policy: {line.tokens[verb].lemma} {line.tokens[instrument].lemma}",),
        )
        if not (line.sentence.heading and any(_announces(claim, other) for other in told)):
            told.append(claim)
    yield from sorted(told, key=lambda claim: claim.quote.span.start)


def _announces(headline: Policy, body: Policy) -> bool:
    """Whether a headline tells, in fewer words, the act that the body tells of: the same instrument on the same thing."""
    words = {word.lower() for party in headline.target for word in party.name.split()}
    theirs = {word.lower() for party in body.target for word in party.name.split()}
    return headline.why[0].split()[-1] == body.why[0].split()[-1] and bool(words & theirs)


def _is_ordered(line: Line, verb: int) -> bool:
    """Whether a verb orders somebody to do something."""
    below = {line.tokens[i].dep for i in line.children[verb]}
    if "nsubjpass" in below and "agent" not in below:
        return False  # "the tools were ordered to be shipped"
    return line.tokens[verb].lemma == "order" and bool(below & {"xcomp", "ccomp"})


def _is_phrased(line: Line, verb: int) -> bool:
    """Whether a verb with its particle is an act of policy where trade or technology is spoken of."""
    lemma = line.tokens[verb].lemma
    phrased = any((lemma, line.tokens[i].text.lower()) in cues.PHRASED for i in line.children[verb])
    return phrased and not line.sums and cues.TRADE.search(line.low) is not None


def _instrument(line: Line, verb: int) -> int | None:
    """The word that makes a verb an act of policy: itself, or the instrument among what it acts on."""
    token = line.tokens[verb]
    if token.pos != "VERB" or any(line.tokens[i].dep == "neg" for i in line.children[verb]):
        return None
    if _is_urged(line, verb):
        return None
    if token.lemma in cues.STRONG:
        roles = {line.tokens[i].dep for i in line.children[verb]}
        acts_on = bool(roles & {"dobj", "nsubjpass", "prep", "ccomp", "xcomp"})
        first = line.tokens[line.children[verb][0]] if line.children[verb] else token
        if token.dep == "relcl" and first.dep == "prep" and first.span < token.span:
            return None  # "goods for which permits are required"
        if token.dep == "acl" and token.lemma in cues.NEEDING:
            return None  # "the machines required to make chips"
        granted = token.lemma == "sanction" and line.sums  # "sanctioned Rs 2,100 crore" is a grant
        return verb if acts_on and not granted and (not line.sums or cues.TRADE.search(line.low)) else None
    if _is_ordered(line, verb) or _is_phrased(line, verb):
        return verb
    if (
        token.lemma in cues.OBLIGING
        and token.dep in ("acl", "relcl")
        and line.tokens[token.head].lemma in cues.OBLIGING_NOUNS
    ):
        return token.head if _is_instrument(line, token.head, token.lemma) else None
    deed = _deed(line, verb)
    if deed not in cues.SOFT or (deed == "add" and any(line.tokens[i].dep == "ccomp" for i in line.children[verb])):
        return None  # "it was added that": said, not done
    if token.dep == "acl" and _is_instrument(line, token.head, deed):
        return token.head  # "a law signed in May"
    if (put := _put_on(line, verb)) is not None and _is_instrument(line, put, deed):
        return put
    for i in line.below(verb, _PARTS):
        role = line.tokens[i].dep
        under = role == "pobj" and line.tokens[line.tokens[i].head].text.lower() == "under"
        if under and line.tokens[i].lemma.lower() in cues.GROUNDS:
            continue  # what is done under a law is not done to it
        if role in _ROLES and (role != "nsubj" or deed in cues.BY_ITSELF) and _is_instrument(line, i, deed):
            return i
    return None


def _deed(line: Line, verb: int) -> str:
    """What a verb does, told with its particle: "do away with" abolishes."""
    lemma = line.tokens[verb].lemma
    away = lemma == "do" and any(line.tokens[i].text.lower() == "away" for i in line.children[verb])
    return "abolish" if away else lemma


def _put_on(line: Line, verb: int) -> int | None:
    """What a relative clause says somebody does: "the tariff of 25% that he has put on cars"."""
    token = line.tokens[verb]
    objects = [line.tokens[i].text.lower() for i in line.children[verb] if line.tokens[i].dep == "dobj"]
    relative = "that" in objects or "which" in objects
    if token.dep != "relcl" or not relative:
        return None
    noun = token.head
    if line.tokens[noun].dep == "pobj" and line.tokens[noun].text in cues.PERCENT:
        return line.tokens[line.tokens[noun].head].head
    return noun


def _is_urged(line: Line, verb: int) -> bool:
    """Whether an act is only what somebody presses others for: "urged Japan to impose curbs", "pressure to block sales"."""
    first = next((at for at in (verb, *line.up(verb)) if line.tokens[at].dep != "conj"), verb)
    token = line.tokens[first]
    above = line.tokens[token.head].lemma
    return token.dep in ("xcomp", "ccomp", "advcl", "acl") and above in cues.URGING


def _is_instrument(line: Line, i: int, verb: str) -> bool:
    """Whether a noun is an instrument of policy as the object of `verb`."""
    token = line.tokens[i]
    if any(line.tokens[j].text.lower() == "no" for j in line.children[i]):
        return False
    lemma = token.lemma.removesuffix("s") if token.pos == "PROPN" else token.lemma  # names keep their plural
    if token.pos not in ("NOUN", "PROPN") or lemma not in cues.INSTRUMENT:
        return False
    if lemma == "break" and not any(line.tokens[j].lemma == "tax" for j in line.children[i]):
        return False
    if lemma == "bill" and line.sums:
        return False  # what something costs
    if verb in cues.BARE_VERBS and not _is_unmistakable(line, i, lemma, verb):
        return False
    if token.lemma in cues.MONEYED and (verb not in cues.MONEYED_VERBS or line.sums):
        return False
    return token.lemma not in cues.SELDOM or cues.TRADE.search(line.low) is not None


def _is_unmistakable(line: Line, i: int, lemma: str, verb: str) -> bool:
    """Whether an instrument stands out with a verb that says little: "wants a moratorium", "the duty rises to 30 percent"."""
    if verb in ("rise", "fall", "go", "double", "triple", "quadruple", "halve", "bear"):
        return lemma in cues.CUSTOMS or (lemma in cues.RATES and cues.TRADE.search(line.low) is not None)
    return lemma in cues.UNMISTAKABLE and line.tokens[i].dep in ("dobj", "nsubjpass", "pobj", "conj")


_ROLES = frozenset({"dobj", "nsubjpass", "pobj", "attr", "appos", "nsubj", "conj"})


def _is_impersonal(line: Line, verb: int, instrument: int) -> bool:
    """Whether an act is told without its doer: in the passive, or with the instrument or whom it hits as its subject."""
    passive = any(line.tokens[i].dep in ("auxpass", "nsubjpass") for i in line.children[verb])
    itself = line.subject_of(verb) == instrument or line.tokens[verb].dep in ("acl", "relcl")
    return passive or itself or line.tokens[verb].lemma in ("come", "face", "reach", "apply", "bear", "need")


def _is_state(cast: Cast, name: Name) -> bool:
    kind = cast.kinds.get(name.full, name.type)
    if kind == "person":
        return cues.OFFICES.search(name.full) is not None or cues.OFFICES.search(name.mention.text) is not None
    return kind == "government" or (kind == "place" and name.country is not None)


def _is_town(name: Name) -> bool:
    """Whether a place is a town, which acts by being the subject only: "London bans", not "in Cheyenne … are banned"."""
    place = places.by_name(name.mention.text)
    return name.type == "place" and place is not None and place.kind == "city"


def _actor(cast: Cast, line: Line, verb: int, instrument: int) -> Party | None:
    """The state behind an act: by whom it is done, who does it, who says so, whose instrument it is."""
    given = line.tokens[instrument].lemma in cues.GIVEN
    givers = [j for i in line.children[instrument] if given and line.tokens[i].text == "from" for j in line.children[i]]
    for giver in givers:  # "a licence from the Dutch government"
        if (name := line.name_at(giver)) and _is_state(cast, name):
            return party_of(name)
    for at in (verb, *line.up(verb)):
        for i in line.children[at]:
            under = line.tokens[i].text.lower() == "under" and line.subject_of(at) is None
            if line.tokens[i].dep == "agent" or under:
                agents = [name for j in line.below(i) if (name := line.name_at(j)) and _is_state(cast, name)]
                if agents:
                    return party_of(agents[0])
                offices = [j for j in line.children[i] if line.tokens[j].lemma in cues.STATE_NOUNS]
                if offices:
                    return phrase_party(line.noun(offices[0]))
                if any(line.tokens[j].pos == "PRON" for j in line.children[i]):
                    return _spoken_of(cast, line)
        subject = line.subject_of(at)
        name = line.name_at(subject) if subject is not None else None
        if name and _is_state(cast, name):
            return party_of(name)
        if subject is not None and (line.tokens[subject].lemma in cues.STATE_NOUNS or _are_officials(line, subject)):
            return phrase_party(line.noun(subject))
        if subject is not None and line.tokens[subject].pos == "PROPN":
            law = phrase_party(line.noun(subject))
            if cues.NAMED_LAW.search(law.name) and " " in law.name:
                return law
        if subject is not None and line.tokens[subject].pos == "PRON" and (state := _spoken_of(cast, line)):
            return state
        if name and name.type in ("company", "organisation") and line.tokens[subject or 0].dep == "nsubj":
            return None
    before = [
        name
        for i, name in sorted(line.name_of_head.items())
        if i < verb and _is_state(cast, name) and (name.type != "place" or _may_act(line, i, name))
    ]
    if before:
        return party_of(before[-1])
    owners = [
        name
        for i in line.children[instrument]
        if (name := line.name_at(i)) and line.tokens[i].dep in ("poss", "compound", "nmod", "amod")
    ]
    return next((party_of(name) for name in owners if _is_state(cast, name)), None)


def _may_act(line: Line, i: int, name: Name) -> bool:
    """Whether a place named in a sentence may be the state that acts: no town, and none that goods come from or go to."""
    if _is_town(name):
        return False
    token = line.tokens[i]
    above = line.tokens[token.head]
    if token.dep in ("compound", "amod", "nmod"):
        return above.lemma in cues.INSTRUMENT | cues.STATE_NOUNS
    return token.dep != "pobj" or above.text.lower() not in ("to", "from", "for", "against", "with", "into")


def _are_officials(line: Line, subject: int) -> bool:
    """Whether "officials" are those of a state: "Dutch officials", "government officials"."""
    if line.tokens[subject].lemma not in ("official", "authority", "lawmaker"):
        return False
    before = [line.tokens[i].text for i in line.children[subject] if line.tokens[i].dep in ("amod", "compound", "nmod")]
    return any(places.adjective_country(word) or word.lower() in ("government", "state", "federal") for word in before)


def _spoken_of(cast: Cast, line: Line) -> Party | None:
    """The state that was the subject last, in the two lines before: whom "it" and "he" take up."""
    position = cast.position(line)
    for earlier in reversed(cast.lines[max(0, position - 2) : position]):
        for i, name in sorted(earlier.name_of_head.items(), reverse=True):
            if _is_state(cast, name) and earlier.tokens[i].dep in ("nsubj", "nsubjpass", "poss"):
                return party_of(name)
    return None


def _lead(cast: Cast, acts: int) -> Party | None:
    """The government or ministry a document with several acts names most; for want of one, the country it names most."""
    if acts > 1 and (found := _most_named(cast, ("government",))):
        return found
    return _most_named(cast, ("government", "place"))


def _most_named(cast: Cast, types: Sequence[NameType]) -> Party | None:
    """The state that is named most among names of these types, where it is named at least twice."""
    states = [
        name
        for name in cast.names
        if name.type in types and (name.type == "government" or (name.country and not _is_town(name)))
    ]
    counts: Counter[str] = Counter(name.full for name in states)
    best = max(counts, key=lambda full: counts[full], default=None)
    if best is None or counts[best] < 2:
        return None
    return party_of(next(name for name in states if name.full == best))


def _target(line: Line, verb: int, instrument: int, actor: Party) -> tuple[Party, ...]:
    """What the act bears on: what the instrument is on, of or against, and what the verb acts on; at most three."""
    found: list[Party] = []
    if line.tokens[verb].dep == "relcl" and instrument != line.tokens[verb].head:
        antecedent = line.tokens[verb].head  # "80 firms which the ministry placed on its list"
        if line.subject_of(verb) != antecedent and line.tokens[antecedent].lemma not in cues.VAGUE:
            found.append(phrase_party(line.noun(antecedent)))
    own = set(line.below(instrument)) if instrument != verb else set()
    apart = _PARTS | {"agent"}
    nouns = [
        i
        for i in {*own, *line.below(verb, apart)}
        if (line.tokens[i].pos in ("NOUN", "PROPN") or (line.tokens[i].dep == "dobj" and line.name_at(i)))
        and line.tokens[i].dep in _ROLES
        and not actor.mention.span.contains(line.tokens[i].span)
    ]
    barred = {j for i in nouns if (j := _forbidden(line, i)) is not None}
    for i in sorted(nouns, key=lambda i: (i not in own, i not in barred, i)):
        token = line.tokens[i]
        if i == instrument or token.lemma in cues.VAGUE or token.lemma in cues.INSTRUMENT or token.dep == "nsubj":
            whose = [j for j in line.children[i] if line.tokens[j].dep == "poss" and line.tokens[j].pos == "PROPN"]
            found += [phrase_party(line.noun(j)) for j in whose]  # "a tariff on Taiwan's exports"
            continue
        governor = line.tokens[token.head]
        if token.dep == "pobj" and governor.text.lower() not in cues.TARGET_PREPS:
            continue
        if token.dep == "pobj" and line.tokens[governor.head].text.lower() == "according":
            continue
        if any(date.mention.span.contains(token.span) for date in line.dates) or token.text in cues.PERCENT:
            continue
        taken_up = line.name_at(i) if token.pos == "PRON" else None  # "ordered it to sell"
        found.append(party_of(taken_up) if taken_up else phrase_party(line.noun(i)))
    return tuple(party for party in unique(found) if party.name != actor.name)[:3]


def _forbidden(line: Line, i: int) -> int | None:
    """`i` where it is the object of what somebody is kept from doing: "barred from buying chips"."""
    token = line.tokens[i]
    return i if token.dep == "dobj" and line.tokens[token.head].dep == "pcomp" else None


def _action(line: Line, verb: int) -> str:
    """The verb with what it acts on, in the text's words."""
    apart = _PARTS | {"nsubj", "nsubjpass", "cc", "punct"}
    kept = [i for i in line.below(verb, apart) if i >= verb]
    return " ".join(line.tokens[i].text for i in kept[:10])


def merged(found: Sequence[Policy]) -> tuple[Policy, ...]:
    """Repeats of one act fall to the first: same actor and a target in common, or the same verb and instrument."""
    kept: list[Policy] = []
    for claim in found:
        targets = {party.name for party in claim.target}
        again = any(
            other.actor[0].name == claim.actor[0].name
            and (targets & {party.name for party in other.target} or (not targets and other.why == claim.why))
            for other in kept
        )
        if not again:
            kept.append(claim)
    return tuple(kept)
