"""The environment of the templates: everything is escaped, and a name that is not there is an error."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from daicho.faces.web import claims, highlight


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
    found.globals |= {
        "filled": claims.filled,
        "fields": claims.fields,
        "measured": claims.measured,
        "quote_of": claims.quote_of,
        "anchors": highlight.anchors,
    }
    return found
