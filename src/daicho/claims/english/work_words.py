"""The words for works, and for which of several one is."""

from __future__ import annotations

import re
from functools import lru_cache

from daicho.claims.english.cues import words
from daicho.model.annotated import Name

WORKS = words("""plant factory fab facility campus project complex site line hub mill refinery smelter gigafactory
        foundry park unit infrastructure datacentre datacenter centre center laboratory lab network cable
        building cluster region reactor works base programme program scheme initiative expansion fund
        mission venture supercomputer farm station grid capacity terminal electrolyser plantation module
        prototype satellite vehicle road water upgrade phase wing quarter headquarters incubator
        accelerator corridor ecosystem chip processor cell battery semiconductor technology research
        development production manufacturing training skill""")
SITES = words("""plant factory fab facility campus project complex site line hub mill refinery smelter gigafactory
        foundry park unit datacentre datacenter centre center laboratory lab network cable building cluster
        region reactor works expansion infrastructure supercomputer farm terminal undertaking programme
        program scheme mission""")
# Sites so often told of in passing that they do not make a document's subject.
VAGUE = words("region site unit infrastructure undertaking")
NO_PURPOSE = words("""year month quarter decade week day form total sum return time addition cash share exchange part case
        end period stage term term aid subsidy grant support funding money investment loan bond debt equity
        capital cost round tranche installment instalment statement announcement country nation world office
        filing course rest figure outlay price investor
        backer spending commitment decision payroll purse founder number date job megawatt gigawatt petaflop nanometer nanometre
        percentage proportion connection addition line deal order way view hope percent cent company firm
        government ministry half first second third economy gdp top no permit permission approval bill history name
        pledge promise expense tag hand pocket contrast result audience president talk negotiation everything
        everyone nobody nothing other others executive minister
        spokesman spokeswoman official analyst engineer chairman budget revenue sale profit tax ground possibility
        former latter instance example fact particular worth principal interest tune purpose tie-up hectare acre leadership
        strength risk guarantee credit help backing assistance incentive relief signature member act bill law degree
        bonus reward reckoning account estimate question matter pace scale size extent effort signal move aim goal target
        ambition date door way lifetime headline ceremony
""")
STAGES = words("phase wing quarter")
"""Works only where the text says of what, or which one."""
COUNTS = frozenset({"two", "three", "four"})
_ORDINALS = {
    "first": "1", "original": "1", "initial": "1", "second": "2", "next": "2", "third": "3", "fourth": "4", "fifth": "5",
    "one": "1", "i": "1", "two": "2", "ii": "2", "three": "3", "iii": "3", "four": "4", "iv": "4", "five": "5",
}  # fmt: skip
_RANKED = re.compile(r"\b(first|original|initial|second|next|third|fourth|fifth)\b")
# What stands behind a noun or a name to say which one: "fab two", "plant No. 1", "Kumamoto 2", "Phase II".
WHICH = re.compile(r" (?:[Nn]o\.? ?|number |#)?(?:[1-9]|one|two|three|four|five|I{1,3}|IV)\b(?![-.,]\d|-)")
_NUMBERED = re.compile(
    r"[a-z] (?:no\.? ?|number |#)?([1-9]|i{1,3}|iv)\b(?!-)|\b(?:"
    + "|".join(sorted(SITES | STAGES))
    + r") (?:number )?(one|two|three|four|five)\b(?!-)"
)


_PROGRAMMES = words(
    "act law strategy programme program initiative fund scheme mission project plan roadmap package partnership"
)


def is_programme(name: Name) -> bool:
    """Whether a name is that of a programme, a fund or a law, whatever it was taken for: "National Semiconductor Strategy"."""
    told = name.mention.text.split()
    return len(told) > 1 and told[-1][:1].isupper() and (told[-1].lower() in _PROGRAMMES or told[0] == "Project")


@lru_cache(maxsize=1024)
def ordinal(text: str) -> str | None:
    """Which of several a phrase says it is: "2" of "the second fab", "Phase 2", "plant No. 2"; None of "two fabs"."""
    lowered = text.lower()
    match = _RANKED.search(lowered) or _NUMBERED.search(lowered)
    which = next(filter(None, match.groups())) if match else None
    return _ORDINALS.get(which, which) if which else None
