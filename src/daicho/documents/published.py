"""The day a text was published, as its byline, dateline or address tells it; None rather than a guess.

A date in running prose is never one: it must stand apart on a line ("April 12, 2024 | By Jo Ito"), carry a label
("Published:", 配信), or open a story as a dateline does ("TOKYO, Feb. 24, 2024 (Agency) --"). The dates that PDF and Word
files keep of themselves are left alone, for they tell when a file was saved.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal
from urllib.parse import unquote

from daicho.documents.dates import Written, around, dates_in
from daicho.model.dates import is_partial_date

_FIRST, _LAST = 10, 5  # lines in which a byline stands
_WIDTH = 200  # characters of a line that are looked at
_HEADER = 3  # lines in which a numeric date may open a line of anything
_SHORT = 100  # characters: a longer line is prose
_REACH = 20_000  # characters at either end of the text in which those lines are sought

_LABEL = re.compile(
    r"(?:\b(?:first )?(?:published|posted|issued|released|filed)(?: by [\w.' -]{1,40}?)?(?: on)?"
    r"|\b(?:press|news|media) release|\b(?:publication |release |issue )?date"
    r"|公開日?時?|配信日?時?|掲載日?時?|発表日?時?|発行日|投稿日?時?|公表日|日付)\s*(?P<colon>[:】\])]?)\s*\Z",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:\b(?:last )?(?:updated|modified)(?: on)?|(?:最終)?更新日?時?)\s*(?P<colon>[:】\])]?)\s*\Z", re.IGNORECASE
)
_LABEL_AFTER = re.compile(r"\s*(?:付け?|公開|配信|掲載|発表|発行|投稿|公表)(?=\Z|[\s|)】\]])")
_UPDATED_AFTER = re.compile(r"\s*更新(?=\Z|[\s|)】\]])")

_BULLET = re.compile(r"[\s•*·●■◆▶>|#_-]*\Z")
_FRAME = " \t•*·●■◆▶>|#_-–—()[]【】"  # signs that may stand round a date that is alone on its line
_NAMES = r"[A-Z][\w'’.-]*(?:[ ,/]+(?:(?:and|of|de|la|del) )?[A-Z][\w'’.-]*){0,7}"
_PLACE = re.compile(rf"\s*(?:\([A-Z][\w .]*\) *)?{_NAMES}[,:]? *\(?\Z")
_DASH = re.compile(r"[)\]]?[.,]? *(?:\([^()]{1,50}\)|/[\w ]{3,30}/)? *(?:--|[–—:]|-\s)")
_BRACKET = re.compile(r"\s*[【\[(〔][^】\])〕。]{0,30}\Z")
_BRACKET_END = re.compile(r"[^【\[(〔】\])〕。]{0,30}[】\])〕]")

_BEFORE = re.compile(rf"\Z|.*(?:[,|•·–—:・(【\[]|\s-|--)\s*\Z|\s*[Bb][Yy] {_NAMES}\s*\Z")
_AFTER = re.compile(rf"\s*(?:\Z|[|•·–—:・()】\]]|--|\s\s|,? ?[Bb][Yy] {_NAMES})")
_BYLINE_WORDS = frozenset({
    "by", "at", "am", "pm", "and", "of", "the", "staff", "reporter", "writer", "correspondent", "report", "agency",
    "news", "min", "read", "font", "size", "in",
})  # fmt: skip
_LOWER_WORD = re.compile(r"\b[a-z]{2,}")
_NUMERIC = re.compile(r"\d{4}\D\d\d?\D\d\d?\b")
_HIRAGANA = re.compile("[\u3041-\u3096]")

_YEAR = r"(?<!\d)((?:19|20)\d\d)"
_IN_ADDRESS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}/(\d\d?)/(\d\d?)(?!\d)",
        rf"{_YEAR}-(\d\d?)-(\d\d?)(?!\d)",
        rf"{_YEAR}(\d\d)(\d\d)(?=\D|\d{{2,6}}(?!\d)|\Z)",
        rf"{_YEAR}[/-](\d\d)(?!\d)",
        rf"(?<=/){_YEAR}(?=/)",
    )
)

Role = Literal["published", "dateline", "updated"]
_LABELS: tuple[tuple[re.Pattern[str], re.Pattern[str], Role], ...] = (
    (_LABEL, _LABEL_AFTER, "published"),
    (_UPDATED, _UPDATED_AFTER, "updated"),
)
_RANKS: tuple[Role, ...] = ("published", "dateline", "updated")


def published_in(text: str, address: str | None = None) -> str | None:
    """The date published that `text`, or else `address`, gives; possibly partial.

    A dateline without a year takes it from the address, or from the text where it has the same day with its year.
    """
    in_address = address_date(address) if address else None
    in_text = _date_in_lines(text)
    if in_text and in_text.startswith("--"):
        in_text = _with_year(in_text, text, in_address)
    if in_text and in_address and in_address.startswith(in_text):
        return in_address  # the same date, told more exactly
    return in_text or in_address


def address_date(address: str) -> str | None:
    """The date in an address, possibly partial: `/2024/04/12/`, `/2024-04-12-…`, `/20240412…`, `/2024/04/`, `/2024/`."""
    # An archived page has the archive's date first and ends in its own address.
    path = unquote(address).rpartition("://")[2]
    for pattern in _IN_ADDRESS:
        for match in pattern.finditer(path):
            date = "-".join(f"{int(part):02}" for part in match.groups())
            if is_partial_date(date):
                return date
    words = path.replace("-", " ").replace("_", " ")
    return next((date.date for date in dates_in(words) if not date.date.startswith("-")), None)


def _date_in_lines(text: str) -> str | None:
    """The best of the dates that stand apart: a full one before one without a year, then by role, then the first."""
    found: list[tuple[bool, int, int, str]] = []
    for number, line, last in _lines(text):
        for date in dates_in(line):
            role = _role(line, date, number=number, last=last)
            if role:
                found.append((date.date.startswith("-"), _RANKS.index(role), number, date.date))
    return min(found)[3] if found else None


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """The lines at either end that say something: number, line, whether it is one of the last."""
    head = [line for line in text[:_REACH].split("\n") if line.strip()]
    tail = [line for line in text[-_REACH:].split("\n") if line.strip()]
    for number, line in enumerate(head[:_FIRST]):
        yield number, unicodedata.normalize("NFKC", line[:_WIDTH]), False
    if len(head) > _FIRST:
        for number, line in enumerate(tail[-_LAST:], _FIRST):
            yield number, unicodedata.normalize("NFKC", line[:_WIDTH]), True


def _role(line: str, date: Written, *, number: int, last: bool) -> Role | None:
    """What a date does where it stands; None for one that belongs to the story."""
    before, after = around(line, date)
    opening = number == 0  # text taken from a page may have "date 2024-04-12" and the story on one line
    for label, label_after, role in _LABELS:
        if label_after.match(after) and _is_plain(before):
            return role
        found = label.search(before)
        if found and _is_plain(before[: found.start()]) and (found["colon"] or _AFTER.match(after) or opening):
            return role
    alone = not before.strip(_FRAME) and not after.strip(_FRAME)
    if alone or last:
        return "dateline" if alone else None
    if (_PLACE.match(before) and _DASH.match(after)) or (_BRACKET.match(before) and _BRACKET_END.match(after)):
        return "dateline"
    if _BULLET.fullmatch(before) and (_AFTER.match(after) or (number < _HEADER and _NUMERIC.match(line, date.start))):
        return "dateline"
    stands = len(line) <= _SHORT and _BEFORE.match(before) and (_AFTER.match(after) or after[:1].isspace())
    return "dateline" if stands and not opening and _is_plain(before) and _is_plain(after) else None


def _is_plain(rest: str) -> bool:
    """Whether what stands beside a date is names and the words of bylines, and no part of a sentence."""
    return not _HIRAGANA.search(rest) and all(word in _BYLINE_WORDS for word in _LOWER_WORD.findall(rest))


def _with_year(month_day: str, text: str, in_address: str | None) -> str | None:
    """`--02-24` with the year of the address, or else of the one full date in the text that falls on this day."""
    if in_address:
        date = in_address[:4] + month_day[1:]
        return date if is_partial_date(date) else None
    dates = {date.date for date in dates_in(unicodedata.normalize("NFKC", text[:_REACH]))}
    same_day = [date for date in dates if date[4:] == month_day[1:]]
    return same_day[0] if len(same_day) == 1 else None
