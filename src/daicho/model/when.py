"""A point or span of time as a text states it. Nothing here invents a day."""

from __future__ import annotations

from dataclasses import dataclass

from daicho.model.span import Mention


@dataclass(frozen=True, slots=True)
class When:
    """A stated date.

    value: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Qn` or a fiscal year `FY2027`; None where the wording is relative and the
    date of publication unknown; low: the earlier end of a range, in the same formats;
    deadline: the wording sets a limit ("by 2027", 2027年までに) rather than a date.
    """

    mention: Mention
    value: str | None
    low: str | None = None
    deadline: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A stated span of time: `years` long, and/or from `start` to `end` (formats of `When.value`)."""

    mention: Mention
    years: float | None = None
    start: str | None = None
    end: str | None = None
