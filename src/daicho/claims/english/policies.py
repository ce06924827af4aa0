"""Policies: a government or bloc acts on the technology or its trade: controls, sanctions, tariffs, laws, strategies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from daicho.claims.english.cast import Cast, party_of, phrase_party, unique
from daicho.claims.english.lines import Line
from daicho.claims.english.patterns import cue, plain_cue, words
from daicho.claims.english.speakers import speakers_of
from daicho.model.annotated import Name, NameType
from daicho.model.claim import Party, Policy
from daicho.reference import places

# Acts in themselves, whatever their object.
_STRONG = words(
    """ban bar block blacklist restrict curb sanction prohibit rescind revoke repeal exempt tighten relax outlaw
    deregulate penalise penalize embargo tariff limit require oblige nationalise nationalize forbid legalise legalize"""
)
# Acts only where their object is an instrument of policy.
_SOFT = words(
    """impose levy slap lift ease expand add remove withdraw pass enact adopt sign approve launch unveil publish
    introduce announce require order waive extend designate clear mandate propose set put place keep maintain release
    issue draft draw apply raise push cut amend plan prepare consider seek take use coordinate warn promote rewrite
    broaden widen face come reach charge enter scrap suspend abolish allow authorise authorize grant back agree
    retaliate open lower change present table lay reform revise overhaul vote double triple quadruple halve rise fall go bear
    want need have begin start implement enforce bring roll institute finalise finalize strengthen toughen step outline reverse
    ratify renew trigger invoke create establish increase reduce hike float weigh mull"""
)
_INSTRUMENT = words(
    """control restriction curb rule tariff duty levy ban sanction licence license licensing law act bill order
    strategy policy regulation directive decree roadmap framework guideline visa quota cap moratorium limit embargo
    prohibition permit ordinance legislation requirement exemption list blacklist blueprint tax aid credit incentive
    investigation probe inquiry waiver permission approval initiative programme program package scheme legislation
    limitation crackdown clampdown"""
)
# Tax, aid and programmes are policy where they are waived, cleared or launched and no sum is stated: else they are a subsidy.
_MONEYED = words("tax aid credit incentive initiative programme program package scheme")
_MONEYED_VERBS = words(
    """launch unveil adopt pass waive cut clear increase create expand raise lower broaden widen double approve authorise
    authorize allow extend introduce exempt abolish suspend"""
)
# An instrument that is the subject acts by itself: "the law took effect in May".
_BY_ITSELF = words("take enter apply come expire require ban bar face reach rise fall go double triple quadruple")
# Verbs that say little: what they go with must be unmistakable.
_BARE_VERBS = words(
    """want need have begin start rise fall go bear change present table lay double triple quadruple halve
    bring roll step create establish increase reduce float weigh mull trigger invoke"""
)
_UNMISTAKABLE = words(
    """tariff duty levy ban sanction licence license embargo quota moratorium law bill strategy regulation legislation inquiry
    investigation probe permission approval restriction waiver"""
)
_NEEDING = words("require limit need")
_URGING = words("urge press ask persuade lobby pressure call request demand appeal convince")
# Laws act by themselves where they are named: "the Inflation Reduction Act increases the tax credit".
_NAMED_LAW = re.compile(r"\b(?:Act|Law|Bill|Directive|Regulation|Order)\Z")
_RATES = words("tariff duty levy quota tax")
_GIVEN = words("licence license permission permit approval waiver exemption")
_CUSTOMS = words("tariff duty levy")
# What a bill or law does: "a bill obliging operators to report attacks".
_OBLIGING = words(
    "oblige require ban bar let allow permit exempt limit force compel prohibit restrict forbid cap curb block give"
)
_OBLIGING_NOUNS = words("bill law act rule regulation order directive decree legislation ordinance")
_SELDOM = words(
    """order list plan act cap limit permit control initiative programme program package scheme target permission approval
    inquiry investigation probe"""
)  # only with a word of trade or law near
_TRADE = plain_cue(
    r"""exports? imports? imported customs trade chips?\w* semiconductors? technolog\w+ entity unreliable national industrial
    foreign chinese china security cyber\S* data state_aid subsid\w+ energy executive equipment ai artificial licen[cs]\w+
    foundr\w+ tariffs? rare critical minerals
    goods chips investment"""
)
_NOT = plain_cue(
    r"price_controls? quality_control controls?_\d+ cleared_for ban_lifted under_control in_order_(?:to|that) brings?_together"
)
_VAGUE = words(
    """set package raft wave batch array slate host measure sale export shipment number type round range series import access
    use supply rule permit licence license
    imports effect force place step part list year month"""
)
_PERCENT = words("% percent cent")
_TARGET_PREPS = words("on of for to against from over upon toward towards")
_OFFICES = cue("president minister premier chancellor secretary governor administration white_house")
_MINISTER = re.compile(r"\b(?:minister|premier|secretary|commissioner)\Z")
_STATE_NOUNS = words(
    """lawmaker mp senator legislator regulator commissioner president premier chancellor governor council parliament
    cabinet minister watchdog authority government ministry administration commission congress senate deputy
    legislature councillor assembly bureau democrats republicans"""
)
_PARTS = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis"})


def policies(cast: Cast) -> Iterator[Policy]:
    """Every act of policy in a document: a verb of acting whose doer is a state."""
    acts = [
        (line, verb, instrument)
        for line in cast.lines
        if not _NOT.search(line.low)
        for verb in range(len(line.tokens))
        if (instrument := _instrument(line, verb)) is not None
    ]
    lead = _lead(cast, len(acts)) if acts else None
    told: list[Policy] = []
    for line, verb, instrument in sorted(acts, key=lambda act: act[0].sentence.heading):
        actor = _actor(cast, line, verb, instrument) or (lead if _is_impersonal(line, verb, instrument) else None)
        if actor and lead and _MINISTER.search(actor.name):
            actor = lead  # a minister acts for the state
        if actor is None:
            continue
        claim = Policy(
            quote=line.quote,
            actor=(actor,),
            target=_target(line, verb, instrument, actor),
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


def _instrument(line: Line, verb: int) -> int | None:
    """The word that makes a verb an act of policy: itself, or the instrument among what it acts on."""
    token = line.tokens[verb]
    if token.pos != "VERB" or any(line.tokens[i].dep == "neg" for i in line.children[verb]):
        return None
    if _is_urged(line, verb):
        return None
    if token.lemma in _STRONG:
        roles = {line.tokens[i].dep for i in line.children[verb]}
        acts_on = bool(roles & {"dobj", "nsubjpass", "prep", "ccomp", "xcomp"})
        first = line.tokens[line.children[verb][0]] if line.children[verb] else token
        if token.dep == "relcl" and first.dep == "prep" and first.span < token.span:
            return None  # "goods for which permits are required"
        if token.dep == "acl" and token.lemma in _NEEDING:
            return None  # "the machines required to make chips"
        granted = token.lemma == "sanction" and line.sums  # "sanctioned Rs 2,100 crore" is a grant
        return verb if acts_on and not granted and (not line.sums or _TRADE.search(line.low)) else None
    if _is_ordered(line, verb):
        return verb
    if token.lemma in _OBLIGING and token.dep in ("acl", "relcl") and line.tokens[token.head].lemma in _OBLIGING_NOUNS:
        return token.head if _is_instrument(line, token.head, token.lemma) else None
    if token.lemma not in _SOFT:
        return None
    if token.dep == "acl" and _is_instrument(line, token.head, token.lemma):
        return token.head  # "a law signed in May"
    for i in line.below(verb, _PARTS):
        role = line.tokens[i].dep
        if role in _ROLES and (role != "nsubj" or token.lemma in _BY_ITSELF) and _is_instrument(line, i, token.lemma):
            return i
    return None


def _is_urged(line: Line, verb: int) -> bool:
    """Whether an act is only what somebody presses others for: "urged Japan to impose curbs", "pressure to block sales"."""
    first = next((at for at in (verb, *line.up(verb)) if line.tokens[at].dep != "conj"), verb)
    token = line.tokens[first]
    above = line.tokens[token.head].lemma
    return token.dep in ("xcomp", "ccomp", "advcl", "acl") and above in _URGING


def _is_instrument(line: Line, i: int, verb: str) -> bool:
    """Whether a noun is an instrument of policy as the object of `verb`."""
    token = line.tokens[i]
    if any(line.tokens[j].text.lower() == "no" for j in line.children[i]):
        return False
    lemma = token.lemma.removesuffix("s") if token.pos == "PROPN" else token.lemma  # names keep their plural
    if token.pos not in ("NOUN", "PROPN") or lemma not in _INSTRUMENT:
        return False
    if lemma == "bill" and line.sums:
        return False  # what something costs
    if verb in _BARE_VERBS and not _is_unmistakable(line, i, lemma, verb):
        return False
    if token.lemma in _MONEYED and (verb not in _MONEYED_VERBS or line.sums):
        return False
    return token.lemma not in _SELDOM or _TRADE.search(line.low) is not None


def _is_unmistakable(line: Line, i: int, lemma: str, verb: str) -> bool:
    """Whether an instrument stands out with a verb that says little: "wants a moratorium", "the duty rises to 30 percent"."""
    if verb in ("rise", "fall", "go", "double", "triple", "quadruple", "halve", "bear"):
        return lemma in _CUSTOMS or (lemma in _RATES and _TRADE.search(line.low) is not None)
    return lemma in _UNMISTAKABLE and line.tokens[i].dep in ("dobj", "nsubjpass", "pobj", "conj")


_ROLES = frozenset({"dobj", "nsubjpass", "pobj", "attr", "appos", "nsubj", "conj"})


def _is_impersonal(line: Line, verb: int, instrument: int) -> bool:
    """Whether an act is told without its doer: in the passive, or with the instrument or whom it hits as its subject."""
    passive = any(line.tokens[i].dep in ("auxpass", "nsubjpass") for i in line.children[verb])
    itself = line.subject_of(verb) == instrument or line.tokens[verb].dep in ("acl", "relcl")
    return passive or itself or line.tokens[verb].lemma in ("come", "face", "reach", "apply", "bear", "need")


def _is_state(cast: Cast, name: Name) -> bool:
    kind = cast.kinds.get(name.full, name.type)
    if kind == "person":
        return _OFFICES.search(name.full) is not None or _OFFICES.search(name.mention.text) is not None
    return kind == "government" or (name.country is not None and kind == "place")


def _actor(cast: Cast, line: Line, verb: int, instrument: int) -> Party | None:
    """The state behind an act: by whom it is done, who does it, who says so, whose instrument it is."""
    given = line.tokens[instrument].lemma in _GIVEN
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
                offices = [j for j in line.children[i] if line.tokens[j].lemma in _STATE_NOUNS]
                if offices:
                    return phrase_party(line.noun(offices[0]))
                if any(line.tokens[j].pos == "PRON" for j in line.children[i]):
                    return _spoken_of(cast, line)
        subject = line.subject_of(at)
        name = line.name_at(subject) if subject is not None else None
        if name and _is_state(cast, name):
            return party_of(name)
        if subject is not None and (line.tokens[subject].lemma in _STATE_NOUNS or _are_officials(line, subject)):
            return phrase_party(line.noun(subject))
        if subject is not None and line.tokens[subject].pos == "PROPN":
            law = phrase_party(line.noun(subject))
            if _NAMED_LAW.search(law.name) and " " in law.name:
                return law
        if subject is not None and line.tokens[subject].pos == "PRON" and (state := _spoken_of(cast, line)):
            return state
        if name and name.type in ("company", "organisation") and line.tokens[subject or 0].dep == "nsubj":
            return None
    before = [name for i, name in sorted(line.name_of_head.items()) if i < verb and _is_state(cast, name)]
    if before:
        return party_of(before[-1])
    owners = [
        name
        for i in line.children[instrument]
        if (name := line.name_at(i)) and line.tokens[i].dep in ("poss", "compound", "nmod", "amod")
    ]
    return next((party_of(name) for name in owners if _is_state(cast, name)), None)


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
    states = [name for name in cast.names if name.type in types and (name.country or name.type == "government")]
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
        if line.subject_of(verb) != antecedent and line.tokens[antecedent].lemma not in _VAGUE:
            found.append(phrase_party(line.noun(antecedent)))
    own = set(line.below(instrument)) if instrument != verb else set()
    apart = _PARTS | {"agent"}
    nouns = [
        i
        for i in {*own, *line.below(verb, apart)}
        if line.tokens[i].pos in ("NOUN", "PROPN") and line.tokens[i].dep in _ROLES
    ]
    for i in sorted(nouns, key=lambda i: (i not in own, i)):
        token = line.tokens[i]
        if i == instrument or token.lemma in _VAGUE or token.lemma in _INSTRUMENT or token.dep == "nsubj":
            whose = [j for j in line.children[i] if line.tokens[j].dep == "poss" and line.tokens[j].pos == "PROPN"]
            found += [phrase_party(line.noun(j)) for j in whose]  # "a tariff on Taiwan's exports"
            continue
        governor = line.tokens[token.head]
        if token.dep == "pobj" and governor.text.lower() not in _TARGET_PREPS:
            continue
        if token.dep == "pobj" and line.tokens[governor.head].text.lower() == "according":
            continue
        if any(date.mention.span.contains(token.span) for date in line.dates) or token.text in _PERCENT:
            continue
        found.append(phrase_party(line.noun(i)))
    return tuple(party for party in unique(found) if party.name != actor.name)[:3]


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
