"""SLOT=VALUE as a person writes it -> the corrected slot of a claim, on evidence in its document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from daicho.errors import UsageError
from daicho.model.claim import Claim, MoneyClaim, Party
from daicho.model.judgement import corrected_slots
from daicho.model.money import Money
from daicho.model.span import Mention
from daicho.model.wire import PARTY_SLOTS, Json, claim_to_json, money_to_json, number, party_to_json
from daicho.reference import organisations, places
from daicho.resolution.entities import entity_id, identify, place_id

# What can be said of a sum; `amount` is its figure.
_OF_A_SUM = ("amount", "low", "currency", "bound", "role")
_SCALES = {"": 0, "k": 3, "m": 6, "bn": 9, "tn": 12}
_FIGURE = re.compile(r"(-?[\d.]+) ?(k|m|bn|tn|)", re.IGNORECASE)


def corrections(claim: Claim, text: str, given: Sequence[str]) -> Json:
    """The corrected slots, as in a claim's JSON object. given: SLOT=VALUE; a slot of parties may come several times, or be empty.

    A value keeps the span of the slot that it corrects. A party gets the place where `text`, the document's, names it; if that is
    nowhere, the span of the party it replaces. Raises UsageError.
    """
    wanted: dict[str, list[str]] = {}
    for pair in given:
        slot, is_, value = pair.partition("=")
        if not is_:
            raise UsageError(f"{pair!r} corrects nothing; write SLOT=VALUE")
        wanted.setdefault(slot.strip(), []).append(value.strip())
    if twice := [slot for slot, values in wanted.items() if len(values) > 1 and slot not in PARTY_SLOTS]:
        raise UsageError(f"{', '.join(twice)}: one value, please")
    parties = {slot: wanted.pop(slot) for slot in PARTY_SLOTS if slot in wanted}
    values = {slot: value for slot, (value,) in wanted.items()}
    found: Json = {}
    if isinstance(claim, MoneyClaim) and (said := {slot: values.pop(slot) for slot in _OF_A_SUM if slot in values}):
        found["amount"] = _sum(claim.amount, said)
    for slot, value in values.items():
        if slot == "when":
            found[slot] = {**claim_to_json(claim).get(slot, {}), "value": value}
        elif slot in ("value", "low"):
            found[slot] = number(_figure(value))
        else:
            found[slot] = _country(value) if slot == "country" else value
    country = found.get("country") or getattr(claim, "country", None)
    for slot, names in parties.items():
        found[slot] = [party_to_json(_party(claim, text, slot, name, country)) for name in names if name]
    try:
        corrected_slots(claim.kind, found)
    except ValueError as error:
        raise UsageError(str(error)) from error
    return found


def _sum(amount: Money, said: Mapping[str, str]) -> Json:
    """A sum with a new figure, lower end, currency, bound or role; an end that is not given follows from figure and bound."""
    bound = said.get("bound", amount.bound)
    figure = _figure(said["amount"]) if "amount" in said else amount.value
    if figure is None:
        raise UsageError("the text gives no figure; give one: amount=…")
    stays = "low" not in said and "amount" not in said and "bound" not in said
    low = amount.low if stays else _figure(said["low"]) if "low" in said else figure
    return {
        **money_to_json(amount),
        "value": number(figure),
        "low": None if bound == "max" else number(low),
        "high": None if bound == "min" else number(figure),
        "currency": said.get("currency", amount.currency).upper(),
        "bound": bound,
        "role": said.get("role", amount.role),
    }


def _figure(wording: str) -> Decimal:
    """732000000000, 732,000,000,000 or 732bn."""
    match = _FIGURE.fullmatch(wording.replace(",", ""))
    try:
        return Decimal(match[1]).scaleb(_SCALES[match[2].lower()]) if match else Decimal(wording)
    except InvalidOperation as error:
        raise UsageError(f"{wording!r} is no figure; write 732000000000 or 732bn") from error


def _country(wording: str) -> str:
    place = places.by_id(wording.upper())
    code = place.id if place and place.kind == "country" else places.country_of(wording)
    if code is None:
        raise UsageError(f"country: {wording!r} is none; write JP or Japan")
    return code


def _party(claim: Claim, text: str, slot: str, wording: str, country: str | None) -> Party:
    """The party that `wording` (a name, or an id of the table of organisations) means, where the document names it."""
    known = organisations.by_id(wording) or (identify(wording, country) if slot != "place" else None)
    mention = _named(claim, text, (wording, *(known.names if known else ())))
    if mention is None:
        before: tuple[Party, ...] = getattr(claim, slot, ())
        if len(before) != 1:
            raise UsageError(f"{slot}: the document does not say {wording!r}; write it as it does")
        mention = before[0].mention
    if slot == "place":
        return Party(mention, wording, place_id(wording, country))
    name = known.name if known and wording == known.id else wording
    return Party(mention, name, known.id if known else entity_id(wording))


def _named(claim: Claim, text: str, names: Sequence[str]) -> Mention | None:
    """The first of `names` that the claim's own words, else the document, have."""
    span = claim.quote.span
    for start, end in ((span.start, span.end), (0, len(text))):
        for name in names:
            if match := re.compile(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])").search(text, start, end):
                return Mention.at(text, match.start(), match.end())
    return None
