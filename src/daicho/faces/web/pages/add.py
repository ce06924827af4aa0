"""Add: paste a text, upload files or give an address; what became of it, and what it says."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, File, Form, Response, UploadFile

from daicho.documents.formats import SUFFIXES
from daicho.documents.sources import MAX_BYTES
from daicho.errors import NotFound, UsageError
from daicho.faces.web.reading import MAX_SOURCES, Busy, Job, Source
from daicho.faces.web.view import Asked, Refused, View, Writing
from daicho.questions.lookup import DocumentAnswer, look_up

router = APIRouter()

_AT_ONCE = 2.5  # seconds to wait for a short text, so that its claims are what the reader sees next
_SHOWN = 5  # documents whose claims are shown
_MAX_TEXT = 2_000_000  # characters pasted


@router.get("/add")
def form(view: Asked) -> Response:
    """The three ways to bring something."""
    return view.page("add.html", suffixes=sorted(SUFFIXES), most=MAX_SOURCES, megabytes=MAX_BYTES // 1_000_000)


@router.post("/add")
def add(
    view: Writing,
    text: Annotated[str, Form(max_length=_MAX_TEXT)] = "",
    title: Annotated[str, Form(max_length=200)] = "",
    address: Annotated[str, Form(max_length=2000)] = "",
    published: Annotated[str, Form(max_length=10)] = "",
    lang: Annotated[str, Form(max_length=2)] = "",
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> Response:
    """Have it read; the next page tells how far it is."""
    sources = [Source(_name(one.filename), one.file.read(MAX_BYTES + 1)) for one in files or () if one.filename]
    if text.strip():
        sources.append(Source(f"{_name(title) if title.strip() else view.say('add.pasted')}.txt", text.encode()))
    if address.strip():
        sources.append(Source(address.strip()))
    if not sources:
        raise UsageError(view.say("add.nothing"))
    if len(sources) > MAX_SOURCES:
        raise UsageError(view.say("add.many", n=MAX_SOURCES))
    try:
        job = view.site.reader.bring(sources, published.strip() or None, lang or None)
    except Busy as error:
        raise Refused(503, str(error)) from error
    view.site.reader.job(job, wait=_AT_ONCE)
    return view.go(f"/add/{job}")


@router.get("/add/{job_id}")
def job(view: Asked, job_id: str) -> Response:
    """How far a job is; until it is through, the browser asks again each second."""
    found = view.site.reader.job(job_id)
    if found is None:
        raise NotFound(view.say("add.gone"))
    answer = view.page("added.html", job=found, read=_read(view, found) if found.finished else [])
    if not found.finished:
        answer.headers["refresh"] = "1"
    return answer


def _read(view: View, job: Job) -> list[DocumentAnswer]:
    """The documents that were read, with what they say."""
    ids = [result.document for result in job.results if result.document][:_SHOWN]
    answers = [look_up(view.desk.store, id_) for id_ in dict.fromkeys(ids)]
    return [answer for answer in answers if isinstance(answer, DocumentAnswer)]


def _name(name: str | None) -> str:
    """The last part of a name as a browser tells it: never a path."""
    return " ".join(PurePath((name or "").replace("\\", "/")).name.split())[:200] or "-"
