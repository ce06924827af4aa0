"""bytes -> str: the byte-order mark decides, then what HTTP and the document itself declare, then UTF-8, then detection.

No step guesses past what the bytes bear out: each decodes strictly, and what none can read is refused rather than turned into
mojibake. Two declarations are not believed as they stand. `shift_jis` has always meant Microsoft's superset cp932 (①㈱髙). And a
Western single-byte charset fits any bytes at all, so it proves nothing and is asked only after UTF-8.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from daicho.documents.draft import Raw
from daicho.errors import InputRefused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What labels mean on the web (WHATWG Encoding Standard), where Python's codec of that name means less.
_MEANS = {
    **dict.fromkeys(("shift_jis", "sjis", "x_sjis", "shift_jis_2004", "ms_kanji", "windows_31j", "cp932"), "cp932"),
    **dict.fromkeys(("euc_jp", "x_euc_jp", "eucjp"), "euc_jp"),
    **dict.fromkeys(("gb2312", "gbk", "x_gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5_hkscs", "x_x_big5", "cn_big5"), "big5hkscs"),
    **dict.fromkeys(("euc_kr", "ks_c_5601_1987", "windows_949", "cp949"), "cp949"),
    **dict.fromkeys(("iso_8859_1", "latin1", "ascii", "us_ascii", "windows_1252", "cp1252"), "cp1252"),
    **dict.fromkeys(("utf_8", "utf8", "unicode_1_1_utf_8"), "utf-8"),
    **dict.fromkeys(("utf_16", "utf_16le", "utf_16_le"), "utf-16-le"),
    **dict.fromkeys(("utf_16be", "utf_16_be"), "utf-16-be"),
    "iso_2022_jp": "iso2022_jp",
}
_ALSO_KNOWN = re.compile(r"iso_8859_\d{1,2}|windows_125\d|koi8_[ru]|macintosh")
_SINGLE_BYTE = re.compile(r"cp1252|" + _ALSO_KNOWN.pattern)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD = 4096  # bytes in which a document declares its charset; the standard says 1024, pages do not keep to it
_SAMPLE = 100_000  # bytes that detection looks at

# What detection chooses from where no Japanese encoding fits. More candidates make short texts come out wrong (£ as Ż).
_CANDIDATES = ["cp932", "big5", "gb18030", "cp949", "cp1252", "cp1251", "koi8_r"]
_KANA = re.compile("[\u3041-\u30ff]")
_KANA_OR_STOP = re.compile("[\u3001\u3002\u3041-\u30ff\uff0c]")
_JAPANESE = re.compile("[\u3000-\u30ff\u3200-\u33ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff5e\u2010-\u266f]")
_LONE = re.compile(rf"(?<!{_JAPANESE.pattern}){_JAPANESE.pattern}(?!{_JAPANESE.pattern})")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What Japanese leaves behind where its bytes were read in another encoding and saved so: the rare kanji that kana turn into, a
# Western letter with two signs (ã\x81\x82), hiragana in halves.
_IN_UTF8 = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MISREAD = (
    ("UTF-8 read as Shift_JIS", re.compile("[縺繧繝]")),
    ("UTF-8 read as a Western charset", re.compile(f"[ã-é]{_IN_UTF8}{{2}}")),
    ("Shift_JIS read as a Western charset", re.compile("[\x82‚][\x9f-\xf1Ÿ]")),
)
_TRACES, _TRACES_IN = 20, 0.04  # at least so many, and that part of what is not ASCII
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(raw: Raw, *, declares: bool = False) -> str:
    """The text of `raw`, without its byte-order mark.

    declares: whether the format lets a document name its own charset (HTML, XML). Raises InputRefused for binary files, for bytes
    that fit no encoding, and for text garbled before.
    """
    text = _decoded(raw.data, _declared(raw, declares=declares))
    if text is None or "\0" in text:
        sample = raw.data[:_SAMPLE]
        binary = 0 in raw.data or len(_CONTROL.findall(sample)) > len(sample) / 200
        raise InputRefused(raw.source, "a binary file, not text" if binary else "unknown encoding; save it as UTF-8")
    if how := _misread(text[:_SAMPLE]):
        raise InputRefused(raw.source, f"garbled text ({how}); save it anew from the original")
    return text


def _misread(text: str) -> str | None:
    """How a text was garbled before it came here, or None for one that reads as it was written."""
    beyond = len(_NOT_ASCII.findall(text))
    for how, traces in _MISREAD if beyond else ():
        found = traces.findall(text)
        if len(found) >= _TRACES and len("".join(found)) >= _TRACES_IN * beyond:
            return how
    return None


def sound(text: str) -> str:
    """`text` with each lone surrogate (JSON can escape one, no file can hold one) replaced by U+FFFD, one for one."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _declared(raw: Raw, *, declares: bool) -> list[str]:
    """Python's names for the charsets declared, the strongest statement first."""
    labels = [raw.charset] if raw.charset else []
    if declares and (match := _DECLARED.search(raw.data[:_HEAD])):
        label = (match.group(1) or match.group(2)).decode("ascii", "replace")
        if not label.lower().startswith("utf-16"):  # or the declaration itself could not have been found
            labels.append(label)
    return [codec for label in labels if (codec := _codec(label))]


def _codec(label: str) -> str | None:
    name = re.sub(r"[-.:]", "_", label.strip().lower())
    return _MEANS.get(name) or (name if _ALSO_KNOWN.fullmatch(name) else None)


def _decoded(data: bytes, declared: list[str]) -> str | None:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], codec)
    telling = [codec for codec in declared if not _SINGLE_BYTE.fullmatch(codec)]
    if b"\x1b$" in data[:_SAMPLE]:  # made of ASCII bytes, which UTF-8 would take for gibberish
        telling.append("iso2022_jp")
    western = [codec for codec in declared if _SINGLE_BYTE.fullmatch(codec)]
    for codec in [*telling, "utf-8", *western]:
        text = _strictly(data, codec)
        if text is not None and "\0" not in text:
            return text
    for codec in [*telling, "utf-8"]:
        text = data.decode(codec, "replace")
        if "\0" not in text and text.count("\ufffd") * 50 <= len(_NOT_ASCII.findall(text)):
            return text  # a slip of the publisher's, shown as U+FFFD, in a text that otherwise holds
    return _detected(data)


def _detected(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if 0 in sample:  # of all these only UTF-16 has zero bytes: the high halves of ASCII characters
        low_first = sample[1::2].count(0) > sample[::2].count(0)
        text = _strictly(data, "utf-16-le" if low_first else "utf-16-be")
        return text if text is not None and _is_utf16(text[:_SAMPLE]) else None
    for codec in ("cp932", "euc_jp"):
        text = _strictly(data, codec)
        if text is not None and _is_japanese(text, codec):
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    return _strictly(data, best.encoding) if best else None


def _is_japanese(text: str, codec: str) -> bool:
    """Whether a text decoded on trial reads as Japanese: nothing but Japanese signs beside ASCII, and kana among them.

    Without kana (熊本 in an English story) EUC-JP may be Chinese; cp932 is believed if no sign stands alone, as an é misread
    would.
    """
    sample = text[:_SAMPLE]
    beyond = len(_NOT_ASCII.findall(sample))
    if len(_JAPANESE.findall(sample)) < 0.95 * beyond:
        return False
    return len(_KANA.findall(sample)) >= 0.05 * beyond or (codec == "cp932" and not _LONE.search(sample))


def _is_utf16(text: str) -> bool:
    """Whether a text decoded as UTF-16 on trial is one.

    Binary data give characters that are not assigned; plain text with stray zero bytes gives pairs of its letters as Han
    characters (協䍍), with neither the kana nor the full stops and commas that stand among real ones.
    """
    if any(not char.isspace() and unicodedata.category(char) in ("Cc", "Co", "Cn") for char in text):
        return False
    beyond = len(_NOT_ASCII.findall(text))
    return 2 * beyond <= len(text) or len(_KANA_OR_STOP.findall(text)) >= 0.02 * beyond


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec, _NEC_ROWS if codec == "euc_jp" else "strict")
    except UnicodeDecodeError:
        return None


def _nec_rows(error: UnicodeError) -> tuple[str, int]:
    """Decode the two bytes of EUC-JP that Python refuses and the web allows (①㈱髙): cp932 has them in the same rows."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    pair = error.object[error.start : error.start + 2]
    if len(pair) < 2 or min(pair) < 0xA1:
        raise error
    row, cell = pair[0] - 0xA0, pair[1] - 0xA0
    lead = (row - 1) // 2 + (0x81 if row <= 62 else 0xC1)
    trail = cell + (0x9E if row % 2 == 0 else 0x3F + (cell > 63))
    return bytes((lead, trail)).decode("cp932"), error.start + 2


_NEC_ROWS = "daicho.nec_rows"
codecs.register_error(_NEC_ROWS, _nec_rows)
