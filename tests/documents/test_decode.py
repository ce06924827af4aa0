from __future__ import annotations

import codecs

import pytest

from daicho.documents.decode import decode, sound
from daicho.documents.draft import Raw
from daicho.errors import InputRefused

JAPANESE = "半導体の国産化を目指す①㈱髙島は、熊本に1兆円を投資する。"


@pytest.mark.parametrize("label", ["shift_jis", "Shift-JIS", "sjis", "x-sjis", "Windows-31J", "ms_kanji"])
def test_every_name_of_shift_jis_means_the_superset_with_circled_numbers(label: str) -> None:
    assert decode(Raw("a", JAPANESE.encode("cp932"), charset=label)) == JAPANESE
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">{JAPANESE}'
    assert decode(Raw("a", page.encode("cp932")), declares=True) == page


def euc(text: str) -> bytes:
    """EUC-JP as browsers write it, with the rows of cp932 that Python's own codec lacks."""
    out = bytearray()
    for char in text:
        lead, *trail = char.encode("cp932")
        if not trail:
            out.append(lead)
            continue
        row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2 + 1
        second = trail[0]
        row, cell = (row + 1, second - 0x9E) if second >= 0x9F else (row, second - 0x3F - (second > 0x7F))
        out += bytes((row + 0xA0, cell + 0xA0))
    return bytes(out)


def test_euc_jp_has_the_circled_numbers_too() -> None:
    text = "①㈱№の熊本工場は1兆円"
    assert decode(Raw("a", euc(text))) == text
    assert decode(Raw("a", euc(text), charset="EUC-JP")) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp932", "トヨタ、熊本に1兆円"),
        ("cp932", "The Kumamoto (熊本) fab will cost $8 billion."),
        ("euc_jp", "半導体の国産化を目指す。"),
        ("iso2022_jp", "半導体の国産化を目指す。"),
        ("utf-16-le", JAPANESE),
        ("utf-16-be", "The £1.2bn plant"),
        ("utf-16-le", "All of it plain ASCII"),
        ("cp1252", "Castellan raised £85m in a Series C round; the deal values it at £610m."),
        ("cp1252", "Intel’s €30bn fab in Magdeburg is off. It’s over."),
        ("big5", "台積電將在日本熊本投資一百億美元"),
        ("gb18030", "台积电将在日本熊本投资一百亿美元"),
    ],
)
def test_undeclared_encodings_are_told_from_the_bytes(encoding: str, text: str) -> None:
    assert decode(Raw("a", text.encode(encoding))) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_is_taken_off(encoding: str) -> None:
    assert decode(Raw("a", ("\ufeff" + JAPANESE).encode(encoding), charset="shift_jis")) == JAPANESE


def test_http_goes_before_the_page_and_utf8_before_a_western_label() -> None:
    page = f'<meta charset="utf-8">{JAPANESE}'
    assert decode(Raw("a", page.encode("cp932"), charset="shift_jis"), declares=True) == page
    assert decode(Raw("a", "€5bn – 熊本".encode(), charset="iso-8859-1")) == "€5bn – 熊本"
    assert decode(Raw("a", "£5bn, “then”".encode("cp1252"), charset="iso-8859-1")) == "£5bn, “then”"


def test_a_wrong_or_unknown_label_is_no_obstacle() -> None:
    assert decode(Raw("a", JAPANESE.encode(), charset="no-such-charset")) == JAPANESE
    assert decode(Raw("a", JAPANESE.encode("cp932"), charset="utf-8")) == JAPANESE
    assert decode(Raw("a", b'<?xml version="1.0" encoding="utf-16"?><a/>'), declares=True).endswith("<a/>")


def test_one_broken_character_in_a_long_text_is_shown_as_such() -> None:
    assert decode(Raw("a", (JAPANESE * 10).encode()[:-1])) == (JAPANESE * 10)[:-1] + "\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        b"abc\0def",
        b"TSMC will invest $5 billion\0 in Kumamoto.\0",
        b"GIF89a\x01\0\x01\0\xf0\x01\0\0",
        b"x" * 500_000 + b"\0",
        bytes(range(256)) * 20,
        codecs.BOM_UTF8 + b"a\0b",
    ],
)
def test_binary_files_are_refused_as_such(data: bytes) -> None:
    with pytest.raises(InputRefused, match="a binary file"):
        decode(Raw("a", data))


def test_bytes_that_fit_no_encoding_are_refused_rather_than_guessed() -> None:
    with pytest.raises(InputRefused, match="unknown encoding"):
        decode(Raw("a", "半導体".encode("euc_jp") + b"\xff\xfe\x80" * 20))


@pytest.mark.parametrize(
    ("written", "read"), [("utf-8", "cp932"), ("utf-8", "latin-1"), ("cp932", "latin-1"), ("cp932", "cp1252")]
)
def test_text_garbled_before_it_came_is_refused_with_how(written: str, read: str) -> None:
    garbled = (JAPANESE * 9).encode(written).decode(read, "replace")
    with pytest.raises(InputRefused, match="garbled text"):
        decode(Raw("a", garbled.encode()))


@pytest.mark.parametrize(
    "text",
    [
        "„Er sagte ‚nein‘“ " * 40,
        "1‚000 dollars, 2‚000 euros " * 40,
        "縺れた糸の話。",
        "não são" * 40,
        "總統說經濟成長。" * 40,
    ],
)
def test_rare_signs_alone_are_not_taken_for_garbling(text: str) -> None:
    assert decode(Raw("a", text.encode())) == text


def test_a_lone_surrogate_becomes_one_replacement_character() -> None:
    assert sound("a\ud800b\udc00") == "a\ufffdb\ufffd"
