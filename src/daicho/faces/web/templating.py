"""The environment of the templates: everything is escaped, and a name that is not there is an error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context

from daicho.faces.web import claims, highlight, rows, telling


def environment() -> Environment:
    """The templates of this package, with what they ask of a claim."""
    found = Environment(
        loader=PackageLoader("daicho.faces.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.context_class = _Plain
    found.globals |= {
        "filled": claims.filled,
        "fields": claims.fields,
        "measured": claims.measured,
        "quote_of": claims.quote_of,
        "anchors": highlight.anchors,
        "deal_row": rows.deal_row,
        "told_of": telling.told,
        "cue_name": telling.cue_name,
        "cues_of": claims.cues_of,
    }
    return found


class _Plain(Context):
    """Names of a page, and calls without a look at each whether it wants to be told these: none of ours does, and a page of
    deals has a thousand.
    """

    def call(
        self,
        called: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **more: Any,
    ) -> Any:
        """What `called` gives. _loop_vars, _block_vars: the template's own, for functions that want the context."""
        return called(*args, **more)
