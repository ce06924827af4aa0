"""The environment of the templates: everything is escaped, and a name that is not there is an error."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined


def environment() -> Environment:
    """The templates of this package."""
    return Environment(
        loader=PackageLoader("daicho.faces.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def static_versions() -> Mapping[str, str]:
    """Each file of `static/` with a hash of its content."""
    folder = files(__package__).joinpath("static")
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.is_file()
    }
