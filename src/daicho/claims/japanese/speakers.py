"""Whom a Japanese sentence credits: 〜によると, 〜の集計では, 関係者が明らかにした."""

from __future__ import annotations

import re

from daicho.claims.japanese.lines import Line
from daicho.claims.japanese.roles import names_within, party
from daicho.model.claim import Party
from daicho.model.patterns import searchable

_SOURCE = re.compile(
    r"(?:によると|によれば|の(?:集計|調べ|調査|推計|試算|まとめ|予測|見通し|分析)(?:では|によると|で、|で))"
)
_TELLERS = searchable(r"(?:複数の)?関係者|広報担当者|幹部|専門家|当局者")
_TOLD = re.compile(
    r"(?:による|の話|が明かし|が明らかに|は明かす|によると|[はが][^。]{0,60}(?:述べ|語|話し|指摘|コメント|答え|強調))"
)
_ANYONE = frozenset(("company", "organisation", "government", "unknown", "person"))


def speakers_of(line: Line) -> tuple[Party, ...]:
    """Who the sentence credits, or nobody where it speaks in the publisher's own voice."""
    source = _SOURCE.search(line.text)
    if source and (names := names_within(line, max(0, source.start() - 30), source.start(), _ANYONE)):
        return (party(names[-1].item),)
    for teller in _TELLERS.finditer(line.text):
        if _TOLD.match(line.text, teller.end()):
            mention = line.flow.mention(*teller.span())
            return (Party(mention, teller.group()),)
    return ()
