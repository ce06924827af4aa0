"""What people decide, sent by plain forms: judgements on claims and deals, and their withdrawal."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Response

from daicho.errors import UsageError
from daicho.faces.web.claims import corrections_in
from daicho.faces.web.view import Asked, Sent, View, Writing
from daicho.ledger import judgements
from daicho.model.deal import Stated
from daicho.model.judgement import Judgement, moment
from daicho.questions.board import deal as deal_of
from daicho.questions.evidence import claim_now, deal_of_claim
from daicho.questions.review import between, on_claim

router = APIRouter()

Reason = Annotated[str, Form(max_length=2000)]
_SLOT = "slot."  # what the names of a form's slots begin with


@router.get("/claims/{claim_id}")
def claim(view: Asked, claim_id: str) -> Response:
    """Where a claim is shown: in its deal, else in its document."""
    found = claim_now(view.desk.store, claim_id)
    if deal := deal_of_claim(view.desk.store, found.id):
        return view.go(f"/deals/{deal}", at=f"claim-{found.id}")
    return view.go(f"/documents/{found.document}", at=f"claim-{found.id}")


@router.post("/claims/{claim_id}/judge")
def judge(
    view: Writing,
    sent: Sent,
    claim_id: str,
    verb: Annotated[Literal["accept", "correct", "reject"], Form()],
    reason: Reason = "",
) -> Response:
    """A claim is right, wrong, or right but for some slots."""
    found = claim_now(view.desk.store, claim_id)
    slots = {name.removeprefix(_SLOT): value for name, value in sent.items() if name.startswith(_SLOT)}
    given = corrections_in(found.claim, slots) if verb == "correct" else []
    if verb == "correct" and not given:
        raise UsageError(view.say("judge.nothing"))
    others = _beside(view, found, sent.get("back", "")) if verb == "reject" else []
    made = on_claim(
        view.desk.store, verb, found.id, author=view.author, made=_now(), reason=reason.strip(), given=given
    )
    _record(view, made)
    if sent.get("back", "").startswith("/documents/"):
        return view.go(f"/documents/{found.document}", at=f"claim-{found.id}")
    return view.go(f"/claims/{others[0] if others else found.id}")


@router.post("/deals/{deal_id}/part")
def part(view: Writing, deal_id: str, claim: Annotated[str, Form()], reason: Reason = "") -> Response:
    """A claim is of another deal."""
    _between(view, "part", deal_id, claim, reason)
    return view.go(f"/claims/{claim}")


@router.post("/deals/{deal_id}/join")
def join(
    view: Writing,
    deal_id: str,
    other: Annotated[str, Form()] = "",
    other_id: Annotated[str, Form()] = "",
    reason: Reason = "",
) -> Response:
    """Two deals are one."""
    wanted = other_id.strip() or other
    if not wanted:
        raise UsageError(view.say("judge.which"))
    made = _between(view, "join", deal_id, wanted, reason)
    return view.go(f"/claims/{made.claims[0].id}")


@router.post("/judgements/{judgement_id}/undo")
def undo(view: Writing, judgement_id: str, sent: Sent) -> Response:
    """A judgement is withdrawn."""
    with view.site.store.writing() as connection:
        withdrawn = judgements.withdraw(connection, judgement_id, _now())
    view.desk.shelf.renew("deals", "findings")
    if withdrawn.claims and not sent.get("back", "").startswith("/documents/"):
        return view.go(f"/claims/{withdrawn.claims[0].id}")
    return view.go(_own(sent.get("back", "/")))


def _beside(view: View, claim: Stated, back: str) -> list[str]:
    """The other claims of the deal whose page the reader came from: the deal may get another id when one leaves it."""
    if not back.startswith("/deals/"):
        return []
    deal = deal_of(view.desk.store, back.removeprefix("/deals/"))
    return [stated.id for stated in deal.claims if stated.id != claim.id]


def _between(view: View, verb: Literal["join", "part"], left: str, right: str, reason: str) -> Judgement:
    made = between(view.desk.store, verb, left, right, author=view.author, made=_now(), reason=reason.strip())
    _record(view, made)
    return made


def _record(view: View, judgement: Judgement) -> None:
    with view.site.store.writing() as connection:
        judgements.write(connection, judgement)
    view.desk.shelf.renew("deals", "findings")


def _now() -> str:
    return moment(datetime.datetime.now(datetime.UTC).isoformat())


def _own(path: str) -> str:
    """A path of this site: nothing that a browser takes for another host."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"
