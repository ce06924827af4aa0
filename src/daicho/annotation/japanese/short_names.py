"""What the companies of a Japanese document are called for short: 磐戸 for 磐戸鉱業, 帝化 for 帝化フイルム."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from daicho.annotation.japanese import lexicon
from daicho.annotation.shadow import Shadow
from daicho.model.annotated import NameType, Sentence, Token

SHORT_FORM = re.compile(r"[一-龠]{2,4}|[ァ-ヺー]{3,}")
_HEAD_WORD = re.compile(r"[一-龠]{2,4}|[ァ-ヺー]{3,}|[ぁ-ん]{3,}")
_ALONE = re.compile(
    r"(?<![一-龠ァ-ヺーぁ-んA-Za-z・])(?P<word>[一-龠]{2,4}|[ァ-ヺー]{3,}|[ぁ-ん]{3,})(?P<after>側|社(?![一-龠])|[はがも](?![一-龠]))"
)
"""A word that does something by itself, as a company does: 帝化は, さくら側."""
GLUE = frozenset(("・", "&", "-", ".", "＝", "="))


class Found(NamedTuple):
    """A name as tokens `first` to `last` (exclusive) of a sentence."""

    first: int
    last: int
    type: NameType
    country: str | None = None


def plain(tokens: Sequence[Token], found: Found) -> str:
    """The tidied wording, with single spaces between Latin words."""
    out = ""
    for before, token in zip((None, *tokens[found.first :]), tokens[found.first : found.last], strict=False):
        gap = (
            before is not None and before.span.end < token.span.start and before.text.isascii() and token.text.isascii()
        )
        out += " " + token.text if gap else token.text
    return out


def without_endings(sentences: Sequence[Sentence], found: Sequence[Sequence[Found]]) -> frozenset[str]:
    """What the document's companies are called for short, their endings left off: 磐戸 for 磐戸鉱業.

    One common word (未来 for 未来電池) or a place is no short form.
    """
    forms: set[str] = set()
    for sentence, names in zip(sentences, found, strict=True):
        for name in names:
            last = name.last
            while last > name.first and (
                sentence.tokens[last - 1].text in lexicon.COMPANY_ENDINGS or sentence.tokens[last - 1].text in GLUE
            ):
                last -= 1
            head = sentence.tokens[name.first : last]
            if name.type != "company" or not head or last == name.last or _is_plain(head):
                continue
            form = "".join(token.text for token in head)
            if SHORT_FORM.fullmatch(form):
                forms.add(form)
    return frozenset(forms)


def first_words(shadow: Shadow, sentences: Sequence[Sentence], found: Sequence[Sequence[Found]]) -> frozenset[str]:
    """The first words of the document's companies that elsewhere act alone: 帝化は of 帝化フイルム.

    A word of its own does so only as a side: さくら側 of さくらインターネット.
    """
    acting: dict[str, set[str]] = {}
    for alone in _ALONE.finditer(shadow.text):
        acting.setdefault(alone["word"], set()).add(alone["after"])
    heads: set[str] = set()
    for sentence, names in zip(sentences, found, strict=True):
        for name in (name for name in names if name.type == "company"):
            first = sentence.tokens[name.first]
            run = _HEAD_WORD.match(first.text)
            for head in (first.text if name.last > name.first + 1 else "", run.group() if run else ""):
                whole = plain(sentence.tokens, name)
                listed = head in lexicon.COMMON or head in lexicon.COUNTRY_PREFIXES
                own = head == first.text and not _is_plain([first])
                if head != whole and not listed and (own or "側" in acting.get(head, ())) and head in acting:
                    heads.add(head)
    return frozenset(heads)


def _is_plain(head: Sequence[Token]) -> bool:
    """Whether what begins a company's name is a word of its own: a common noun, a place, somebody's nationality."""
    if any("地名" in token.tag for token in head) or head[-1].text in lexicon.COMMON:
        return True
    return len(head) == 1 and head[0].pos == "NOUN" and "未知" not in head[0].tag
