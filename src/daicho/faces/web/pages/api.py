"""The JSON API told to people: every address with its parameters, from the same description that programs read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.routing import Mount

from daicho.errors import NotFound
from daicho.faces.web.view import Asked

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Operation:
    """One address with one method. parameters: name, where it stands, its sort, what it means; body: fields of its JSON."""

    method: str
    path: str
    summary: str
    description: str
    tag: str
    parameters: tuple[tuple[str, str, str, str], ...]
    body: tuple[tuple[str, str, str], ...]


@router.get("/api")
def api(view: Asked, request: Request) -> Response:
    """What can be asked, and how."""
    mounted = next((route.app for route in request.app.routes if isinstance(route, Mount)), None)
    if not isinstance(mounted, FastAPI):
        raise NotFound("no API here")
    schema = mounted.openapi()
    operations = _operations(mounted)
    return view.page(
        "api.html",
        prefix=schema["servers"][0]["url"],
        tags=[
            (tag, [one for one in operations if one.tag == tag]) for tag in dict.fromkeys(one.tag for one in operations)
        ],
    )


@cache
def _operations(api: FastAPI) -> tuple[Operation, ...]:
    return tuple(_described(api.openapi()))


def _described(schema: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in schema["paths"].items():
        for method, told in methods.items():
            yield Operation(
                method=method.upper(),
                path=path,
                summary=told["summary"],
                description=told.get("description", ""),
                tag=told["tags"][0],
                parameters=tuple(
                    (one["name"], one["in"], _sort(one["schema"]), one.get("description", ""))
                    for one in told.get("parameters", ())
                ),
                body=tuple(_fields(schema, told.get("requestBody"))),
            )


def _fields(schema: dict[str, Any], body: dict[str, Any] | None) -> Iterator[tuple[str, str, str]]:
    if body is None:
        return
    name = body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    for field, told in schema["components"]["schemas"][name]["properties"].items():
        yield field, _sort(told), told.get("description", "")


def _sort(told: dict[str, Any]) -> str:
    """`string`, `integer`, or the values that may be given."""
    values: Any = told.get("enum")
    if values:
        return " | ".join(map(str, values))
    several: list[dict[str, Any]] = [one for one in told.get("anyOf", ()) if one.get("type") != "null"]
    if several:
        return " | ".join(map(_sort, several))
    sort = str(told.get("type", ""))
    return f"{_sort(told['items'])}[]" if sort == "array" else sort
