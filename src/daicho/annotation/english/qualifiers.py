"""What the words around an English sum make of it: its bound ("up to", "or more") and its role ("an additional", "of which")."""

from __future__ import annotations

import re

from daicho.annotation.english.wordlists import any_of, pattern
from daicho.model.money import Bound, Role

# How far a qualifier can stand from the figure with what stands between them, what gives it a role, and a verb of change from
# "from A to B".
REACH = 60
ROLE_REACH = 120
CHANGE_REACH = 240

_DEGREE = (
    r"(?:(?:well|just|slightly|only|a[ \n]little|a[ \n]bit|far|much|significantly|considerably|even|already)[ \n]+)?"
)
_MAX = any_of(
    """up_to as_much_as as_high_as as_many_as at_most at_the_most no_more_than not_more_than a_maximum_of maximum_of less_than
    fewer_than under below a_ceiling_of a_cap_of no_higher_than not_exceeding a_maximum"""
)
_MIN = any_of(
    """more_than over at_least upwards_of upward_of in_excess_of north_of a_minimum_of minimum_of no_less_than not_less_than above
    exceeding exceed exceeds surpassing surpass surpasses a_minimum"""
)
_APPROX = any_of(
    """about around roughly nearly almost some approximately an_estimated estimated close_to just_under just_shy_of just_short_of
    in_the_region_of in_the_order_of on_the_order_of in_the_neighbourhood_of in_the_neighborhood_of in_the_range_of
    somewhere_around somewhere_near circa approx approx. ca. c. ~ ≈ an_approximate"""
)
_ROLE_WORDS = r"(?:(?:an?[ \n]+)?(?:additional|extra|further|total[ \n]+of|combined|another|cumulative)[ \n]+)?"
_BOUND_BEFORE = re.compile(
    rf"(?:(?<![\w-])(?<!add )(?<!adds )(?<!added )(?<!adding )(?!just[ \n]+under){_DEGREE}"
    rf"(?:(?P<max>{_MAX})|(?P<min>{_MIN}))(?:[ \n]+(?:{_APPROX}))?"
    rf"|(?<![\w-])(?P<approx>just[ \n]+under|(?:{_APPROX})))[ \n]*{_ROLE_WORDS}(?P<between>between[ \n]+)?\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween[ \n]+\Z", re.IGNORECASE)
_BOUND_BEHIND = re.compile(
    r"(?P<min>\+|-plus\b|[ \n]plus\b(?=[ \n](?:in|for|on|over|of|a year)\b|[.,;)])"
    r"|[ \n](?:or|and)[ \n](?:more|above|higher)\b|[ \n]at[ \n](?:the[ \n]very[ \n])?least\b)"
    r"|(?P<max>[ \n]at[ \n](?:the[ \n])?(?:very[ \n])?most\b|[ \n]or[ \n](?:less|below)\b)"
    r"|(?P<approx>[ \n]or[ \n]so\b)",
    re.IGNORECASE,
)
_CHANGE = pattern(
    r"\b{}\b",
    """rais* increas* lift* cut* lower* reduc* rose fell fall* grow* grew climb* jump* slid* drop* doubl* tripl* up down
    swell* swollen revis* upgrad* boost* slash* went go goes gone expand* trim* scal* mov* upsiz* rise risen rises rising
    slump* plung* dip* sank advanc* gain* eas* tumbl* surg* ballon* balloon* shrink* shrank shrunk""",
    re.IGNORECASE,
)
_INCREMENT_BEFORE = re.compile(
    r"\b(?:another|(?:an?|some|the)[ \n]additional|additional|an?[ \n]extra|extra|an?[ \n]further|further|on top of this|plus)"
    r"[ \n]+\Z",
    re.IGNORECASE,
)
_INCREMENT_BEHIND = re.compile(
    r"[ \n](?:more\b(?! than)|extra\b|further\b|on top\b|in addition(?:al)?\b|of (?:extra|additional|fresh|further)\b)",
    re.IGNORECASE,
)
_TOTAL_BEFORE = re.compile(
    r"\b(?:total(?:s|ed|led|ing|ling)?(?:[ \n](?:of|at|up to|to))?|combined|cumulative|altogether|in all,?|overall|sum of"
    r"|adds? up to|adding up to|amounts? to"
    r"|(?:brings?|bringing|brought|took|tak(?:e|es|ing)|(?:rais|lift|push)(?:es|s|ing))\b(?:[^.;]|\.(?=\w|[ \n][a-z])){0,110}\bto"
    r"|(?:overall|total|combined|cumulative)[ \n](?:investments?|spending|support|aid|funding|subsidies|outlays?)"
    r"(?:[ \n](?:in|on|for|by|from|to)[ \n][^.,;]{1,30})?[ \n](?:will|would|to|may|could)(?:[ \n](?:be|come[ \n]to|reach))?"
    r"|(?:brought|took|swells?|runs?|comes?|stands?|reach(?:es)?)[ \n](?:now[ \n])?(?:to|at))[ \n]+\Z",
    re.IGNORECASE,
)
_TOTAL_BEHIND = re.compile(
    r"[ \n](?:in total|in all|altogether|combined|overall|all told|between them)\b", re.IGNORECASE
)
_IN_ALL = re.compile(
    r"(?:\A|[.;][ \n]+|\n|[.](?=[A-Z]))(?:in all|in total|all in all|all told|altogether|taken together),?[ \n][^.;]{0,80}\Z",
    re.IGNORECASE,
)
_RAISED_TO = re.compile(
    r"\b(?:(?:was|were|been|being|is|are)(?:[ \n](?:\w+ly|later|since|now|then|again))?[ \n]"
    r"(?:raised|increased|lifted|boosted|upped|cut|lowered|reduced|trimmed|doubled|tripled)"
    r"|(?:raised|took|lifted|cut|put)[ \n](?:it|this|that))"
    r"(?:[ \n]in[ \n]\w+(?:[ \n]\d{4})?)?[ \n]to[ \n]+\Z",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?:of which|of this|of that|including|of whom|among (?:it|them)|of these|of the (?:total|sum|money)),?[ \n]+\Z",
    re.IGNORECASE,
)
_PART_BEHIND = re.compile(r"[ \n]of (?:which|that|this|it)\b", re.IGNORECASE)
_ALL = re.compile(r"\ball[ \n]+(?:of[ \n]+)?(?:the[ \n]+)?\Z", re.IGNORECASE)
_EARLIER = (
    r"(?:(?:the|an?|its|their)[ \n]+)?(?:(?:original|initial|earlier|previous|first|old)(?:ly[ \n]+\w+)?"
    r"(?:[ \n]+(?:plan|estimate|budget|pledge|target|figure|sum)[ \n]+of)?[ \n]+)?"
)
_INSTEAD_OF = re.compile(
    rf"\b(?:instead[ \n]+of|rather[ \n]+than|in[ \n]+place[ \n]+of)[ \n]+{_EARLIER}\Z", re.IGNORECASE
)
_FROM = re.compile(rf"\bfrom[ \n]+{_EARLIER}\Z", re.IGNORECASE)
# "Spending of 60 billion, up from 35 to 40 billion": what has risen stands before, and the range is what it has risen from.
_UP_FROM = re.compile(r"\d[^,]{0,80},[ \n]+(?:up|down)[ \n]+from[ \n]+\Z", re.IGNORECASE)
_CLAUSE = r"(?:[^.;]|\.(?=\d))"
_CHANGED_TO = re.compile(
    rf"(?:{_CHANGE.pattern}{_CLAUSE}{{0,40}}\bto\b{_CLAUSE}{{0,40}}\d{_CLAUSE}{{0,40}}|\b(?:up|down)[ \n]+)\Z",
    re.IGNORECASE,
)
_FIRST_PLANNED = re.compile(
    r"[ \n](?:that[ \n]was[ \n]|it[ \n](?:had[ \n])?)?(?:first|originally|initially)[ \n]"
    r"(?:planned|announced|estimated|pledged|budgeted|envisaged|foreseen|promised|earmarked|proposed|put[ \n]forward)\b",
    re.IGNORECASE,
)
_BOUNDS: tuple[Bound, ...] = ("max", "min", "approx")


def bound_before(left: str) -> tuple[Bound, int] | None:
    """The bound that the words right before a figure give it, and how many of their characters belong to the sum's wording."""
    match = _BOUND_BEFORE.search(left)
    if match:
        return next(bound for bound in _BOUNDS if match[bound]), len(left) - match.start()
    match = _BETWEEN.search(left)
    return ("exact", len(left) - match.start()) if match else None


def bound_behind(right: str) -> tuple[Bound, int] | None:
    """The bound that the words right behind a figure give it, and their length."""
    match = _BOUND_BEHIND.match(right)
    if not match:
        return None
    return next(bound for bound in _BOUNDS if match[bound]), match.end()


def is_between(left: str) -> bool:
    """Whether "between" stands right before a figure."""
    return _BETWEEN.search(left) is not None


def is_change(left: str) -> bool:
    """Whether "A to B" after `left` tells of a change from A to B, rather than of a range."""
    clause = re.split(r"[.;:](?!\d)", left)[-1]
    if re.search(r"\bfrom[ \n]+\Z", clause, re.IGNORECASE):
        return not _UP_FROM.search(clause) and _CHANGE.search(clause) is not None
    return re.search(rf"{_CHANGE.pattern}(?:[ \n]by)?[ \n]+\Z", clause, re.IGNORECASE) is not None


def role_of(left: str, right: str) -> Role:
    """What the words around a sum, qualifier included in neither, make of it."""
    if _PART_BEFORE.search(left) or (_PART_BEHIND.match(right) and not _ALL.search(left)):
        return "part"
    if _is_given_up(left, right):
        return "old"
    if _INCREMENT_BEFORE.search(left) or _INCREMENT_BEHIND.match(right):
        return "increment"
    if _RAISED_TO.search(left):
        return "new"
    if _TOTAL_BEFORE.search(left) or _TOTAL_BEHIND.match(right) or _IN_ALL.search(left):
        return "total"
    return "plain"


def _is_given_up(left: str, right: str) -> bool:
    """Whether a sum is the one before a change: "rises to 210 billion yen from 150", "instead of the 90 first planned"."""
    if _INSTEAD_OF.search(left) or _FIRST_PLANNED.match(right):
        return True
    before = _FROM.search(left)
    return before is not None and _CHANGED_TO.search(left, 0, before.start()) is not None
