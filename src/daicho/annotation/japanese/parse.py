"""Tokens of Japanese sentences, by SudachiPy's core dictionary, only for those that can carry a claim.

A token's `text` is the tidied wording (full-width digits narrowed, line breaks inside taken out); its span points at the
stored characters. The wide space that parts the phrases of a headline is a token of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

from daicho.annotation.japanese.sentences import LONGEST, Piece
from daicho.annotation.shadow import Shadow
from daicho.model.annotated import Sentence, Token
from daicho.model.patterns import searchable
from daicho.model.span import Span

_CARRIES = searchable(
    r"\d|[◇◆▽▼▶■●]|[一二三四五六七八九十数]+[兆億万千百]|[兆億]円|投資|投じ|出資|増資|買収|株式|融資|補助|助成|支援|工場|建設|提携|連携|協業|協力|合弁|協定|覚書|取り決め|パートナーシップ|アライアンス|コンソーシアム|企業連合|企業体|合同会社|資金|調達|引受|引き受け|割当先|主導|リード|株主|投資家|基金|予算|手を[組結]|[とん]組[まみむめん]|加わ|参画|立ち上げ|共同|合意|規制|制裁|関税|輸出|禁止|許可|制限|法案|法律|省令|改正"
    r"|[今来昨翌同去][年月春夏秋冬]|先月|[先今来]週|年[内末明]|月[内末]|年度|戦略|政策|パッケージ|制度づくり|義務|閣議|施行|禁じ|[一-龠A-Z]法[をにがは]|ガイドライン|リスト|制度|指針|指定|条例|新組織|[庁室局]を|本部を|ビジョン|大綱|方針|基本計画|行動計画|減税|増税|免許|認可|解禁|ビザ|標準化|首位|最下位|最低|最高|半減|倍増|量産|稼働|着工|完成|開所|操業|稼動|出荷|開設|中止|撤回|白紙|見送"
)
"""What a sentence must hold to carry any kind of claim: a figure, or a word of agreement, policy, rank or a project's steps."""


def parse(shadow: Shadow, piece: Piece, *, tells: bool = False) -> Sentence:
    """The sentence behind `piece`, with tokens where it can carry a claim or tells of those who do.

    tells: whether it stands in a text that states a sum; who pays that may be named in a sentence without a figure.
    """
    span = shadow.span(piece.start, piece.end)
    carries = tells or piece.heading or _CARRIES.search(shadow.text, piece.start, piece.end)
    if piece.end - piece.start > LONGEST or not carries:
        return Sentence(span, (), piece.heading)
    flow = shadow.text[piece.start : piece.end]
    kept: Sequence[int] = range(piece.start, piece.end)
    if " " in flow or "\n" in flow:
        kept = [i for i in kept if shadow.text[i] != "\n" and not _layout(shadow, i)]
        flow = "".join([shadow.text[i] for i in kept])
    tokens: list[Token] = []
    at = 0
    tokenizer, tags = _tokenizer()
    for word in tokenizer.tokenize(flow):
        surface = word.surface()
        first, at = at, at + len(surface)
        if surface.isspace() and not _parts(shadow, kept, first):
            continue
        where = Span(shadow.starts[kept[first]], shadow.ends[kept[at - 1]])
        known = (word.part_of_speech_id(), word.is_oov())
        coarse, fine = tags.get(known) or tags.setdefault(known, _tags(word.part_of_speech(), known[1]))
        tokens.append(Token(surface, where, word.dictionary_form(), coarse, fine, len(tokens)))
    return Sentence(span, tuple(tokens), piece.heading)


def _tags(tag: tuple[str, ...], unknown: bool) -> tuple[str, str]:
    """The coarse and the fine tag for a Sudachi part of speech."""
    fine = "-".join(part for part in tag[:4] if part != "*") + ("-未知" if unknown else "")
    form = "" if tag[5] == "*" else "/" + tag[5]
    return _coarse(tag), fine + form


def _layout(shadow: Shadow, i: int) -> bool:
    """Whether the space at `i` only lays the text out: between two characters of which one is Japanese."""
    if shadow.text[i] != " " or shadow.stored[shadow.starts[i]] == "\u3000":
        return False
    return 0 < i < len(shadow.text) - 1 and not (shadow.text[i - 1].isascii() and shadow.text[i + 1].isascii())


def _parts(shadow: Shadow, kept: Sequence[int], k: int) -> bool:
    """Whether the space at `kept[k]` parts two phrases, as the wide space of headlines does."""
    return shadow.stored[shadow.starts[kept[k]]] == "\u3000"


def _coarse(tag: tuple[str, ...]) -> str:
    """The Universal Dependencies tag for a Sudachi part of speech."""
    match tag[0]:
        case "名詞":
            return {"固有名詞": "PROPN", "数詞": "NUM"}.get(tag[1], "NOUN")
        case "接尾辞":
            return "NOUN"
        case "代名詞":
            return "PRON"
        case "動詞":
            return "VERB"
        case "形容詞" | "形状詞" | "連体詞":
            return "ADJ"
        case "助詞":
            return "ADP"
        case "助動詞":
            return "AUX"
        case "副詞":
            return "ADV"
        case "接続詞":
            return "CCONJ"
        case "接頭辞":
            return "PART"
        case "補助記号" | "空白":
            return "PUNCT"
    return "SYM"


_LOCAL = threading.local()


def _tokenizer() -> tuple[Any, dict[tuple[int, bool], tuple[str, str]]]:
    """One analyser a thread, as a Sudachi tokenizer is not safe to share; and our tags by its numbers of parts of speech.

    Numbers are asked for in place of the few hundred parts of speech they stand for, which are made anew at every call.
    """
    if not hasattr(_LOCAL, "tokenizer"):
        from sudachipy import Dictionary, SplitMode

        _LOCAL.tokenizer, _LOCAL.tags = Dictionary().tokenizer(SplitMode.C), {}
    return _LOCAL.tokenizer, _LOCAL.tags
