"""What programs may change: bring documents, judge, and withdraw a judgement.

A browser sends JSON to another site only where that site allows it, and this one does not. So no page elsewhere can write in its
reader's name, and no cookie is asked for.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Header, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from daicho.errors import NotFound, UsageError
from daicho.faces.web.api.asking import Shared
from daicho.faces.web.reading import Job, Source
from daicho.faces.web.safety import client_of
from daicho.faces.web.view import Refused
from daicho.ledger import judgements as kept
from daicho.model.judgement import Judgement, judgement_to_json, moment
from daicho.questions.review import between, dismissal, on_claim


def _may_write(
    site: Shared,
    request: Request,
    authorization: Annotated[str, Header(description="`Bearer TOKEN`, where the server has a token.")] = "",
) -> None:
    """Let nobody write but who may. Raises Refused."""
    if request.method == "POST" and request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise Refused(415, "send JSON: content-type application/json")
    token = authorization.removeprefix("Bearer ").strip()
    if site.sessions.token is not None and not site.sessions.knows_token(token, client_of(request)):
        raise Refused(401, "this needs the token: Authorization: Bearer TOKEN")


router = APIRouter(dependencies=[Depends(_may_write)])


class Brought(BaseModel):
    """A document to read: its text, or an address to fetch it from."""

    text: str | None = Field(None, max_length=20_000_000)
    name: str = Field("posted.txt", max_length=200, description="What to call a text; its ending tells the format.")
    address: str | None = Field(None, max_length=2000)
    published: str | None = None
    lang: Literal["en", "ja"] | None = None


class Judged(BaseModel):
    """A judgement: on a claim, between two deals, claims or entities, or that a finding is none."""

    verb: Literal["accept", "correct", "reject", "join", "part", "dismiss"]
    claim: str | None = Field(None, description="For accept, correct and reject.")
    slots: dict[str, str | list[str]] = Field({}, description="For correct: slot and value, or values.")
    left: str | None = Field(None, description="For join and part.")
    right: str | None = Field(None, description="For join and part.")
    finding: str | None = Field(None, description="For dismiss.")
    reason: str = Field("", max_length=2000)
    author: str | None = Field(None, max_length=100)


@router.post("/documents", tags=["documents"], summary="Have a document read", status_code=202)
def bring(site: Shared, brought: Brought) -> Response:
    """The job that reads it; ask for it by its id until it is finished."""
    sources = [Source(brought.name, brought.text.encode())] if brought.text is not None else []
    sources += [Source(brought.address)] if brought.address else []
    if len(sources) != 1:
        raise UsageError("give a text or an address")
    id_ = site.reader.bring(sources, brought.published, brought.lang)
    return JSONResponse(_job_record(_job(site, id_)), 202)


@router.get("/jobs/{job_id}", tags=["documents"], summary="How far the reading of a document is")
def job(site: Shared, job_id: str) -> Response:
    """A job with what became of each document."""
    return JSONResponse(_job_record(_job(site, job_id)))


@router.post("/judgements", tags=["review"], summary="Judge", status_code=201)
def judge(site: Shared, judged: Judged) -> Response:
    """The judgement as it is kept, with its id."""
    made = _judgement(site, judged)
    with site.store.writing() as connection:
        kept.write(connection, made)
    return JSONResponse({"id": made.id, **judgement_to_json(made)}, 201)


@router.delete("/judgements/{judgement_id}", tags=["review"], summary="Withdraw a judgement")
def withdraw(site: Shared, judgement_id: str) -> Response:
    """The judgement, withdrawn: it is kept, and nothing rests on it any more."""
    with site.store.writing() as connection:
        found = kept.withdraw(connection, judgement_id, _now())
    return JSONResponse({"id": found.id, **judgement_to_json(found)})


def _judgement(site: Shared, judged: Judged) -> Judgement:
    author, made = judged.author or site.options.author, _now()
    if judged.verb == "join" or judged.verb == "part":
        if not judged.left or not judged.right:
            raise UsageError(f"{judged.verb} needs left and right")
        return between(
            site.store, judged.verb, judged.left, judged.right, author=author, made=made, reason=judged.reason
        )
    if judged.verb == "dismiss":
        if not judged.finding or not judged.reason:
            raise UsageError("dismiss needs a finding and a reason")
        return dismissal(site.store, judged.finding, author=author, made=made, reason=judged.reason)
    if not judged.claim:
        raise UsageError(f"{judged.verb} needs a claim")
    given = [
        f"{slot}={value}"
        for slot, values in judged.slots.items()
        for value in ([values] if isinstance(values, str) else values or [""])
    ]
    return on_claim(site.store, judged.verb, judged.claim, author=author, made=made, reason=judged.reason, given=given)


def _job(site: Shared, id_: str) -> Job:
    found = site.reader.job(id_)
    if found is None:
        raise NotFound(f"no job {id_} is known any more")
    return found


def _job_record(job: Job) -> dict[str, object]:
    return {
        "id": job.id,
        "finished": job.finished,
        "documents": [
            {"doc": one.name, "state": one.state, "claims": one.claims, "reason": one.reason, "id": one.document}
            for one in job.results
        ],
    }


def _now() -> str:
    return moment(datetime.datetime.now(datetime.UTC).isoformat())
