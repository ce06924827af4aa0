from __future__ import annotations

import json

import pytest

from daicho.documents.draft import Draft, Raw
from daicho.documents.html import fragment_text, page, read_html
from daicho.errors import InputRefused

PARAGRAPHS = "".join(
    f"<p>In paragraph {i} the company says that it will <b>invest</b> ${i} billion in plant number {i}.</p>"
    for i in range(1, 6)
)


def story(body: str = PARAGRAPHS, head: str = "") -> Draft:
    return page(
        "a.html", f"<html><head>{head}</head><body><nav><a href='/'>Menu</a></nav><article>{body}</article></body>"
    )


def test_the_story_is_taken_and_the_menu_left() -> None:
    text = story().text
    assert "In paragraph 3 the company says that it will invest $3 billion in plant number 3." in text.split("\n")
    assert "Menu" not in text


def test_amounts_in_lists_and_tables_are_kept() -> None:
    text = story(
        PARAGRAPHS
        + "<ul><li>First fab: 476 billion yen</li><li>Second fab: <em>732</em> billion yen</li></ul>"
        + "<table><tr><th>Plant</th><th>Sum</th></tr><tr><td>Kumamoto</td><td>$8.6 billion</td></tr></table>"
    ).text
    assert "- Second fab: 732 billion yen" in text
    assert "| Kumamoto | $8.6 billion |" in text


def test_readings_are_left_out_and_what_they_stand_over_stays_whole() -> None:
    text = story("<p>TSMCは<ruby>熊<rp>(</rp><rt>くま</rt><rp>)</rp>本<rt>もと</rt></ruby>に1兆円を投資する。</p>").text
    assert text == "TSMCは熊本に1兆円を投資する。"
    assert story(head="<title>x</title>", body="<h1><ruby>熊本<rt>くまもと</rt></ruby></h1>").title == "熊本"


def test_scripts_are_no_text_but_a_title_that_speaks_of_one_is() -> None:
    draft = story(
        "<p>Text.</p><script>alert('$1 billion')</script><style>p{}</style>", "<title>A &lt;script&gt; tag</title>"
    )
    assert (draft.title, draft.text) == ("A <script> tag", "A <script> tag\n\nText.")


def test_a_short_page_is_taken_whole_with_its_lines_apart() -> None:
    assert story("<div>TSMC: <b>$5bn</b><br>Second <span>line</span></div>").text == "TSMC: $5bn\nSecond line"


def test_the_headline_opens_the_text_once() -> None:
    assert story(f"<h1>Fab opens</h1>{PARAGRAPHS}").text.count("Fab opens") == 1
    assert story(head='<meta property="og:title" content="Fab opens">').text.startswith("Fab opens\n\nIn paragraph 1")


def test_entities_are_read() -> None:
    assert story("<p>&yen;500 billion &amp; &#x5186;</p>").text == "¥500 billion & 円"


def test_what_the_page_declares() -> None:
    article = {"@type": ["NewsArticle"], "headline": "Fab opens", "datePublished": "2024-04-12T23:00:00+09:00"}
    linked = {"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, article]}
    draft = story(
        head=f'<script type="application/ld+json">{json.dumps(linked)}</script>'
        '<meta property="og:site_name" content="The Daily"><link rel="canonical" href="https://daily.example/fab">'
    )
    assert (draft.title, draft.published, draft.publisher, draft.url) == (
        "Fab opens",
        "2024-04-12",
        "The Daily",
        "https://daily.example/fab",
    )


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        ('<meta property="article:published_time" content="2024-04-12T10:00:00Z">', "", "2024-04-12"),
        ('<meta name="DC.date.issued" content="2024-04">', "", "2024-04"),
        (
            '<script type="application/ld+json">{broken</script>',
            '<time datetime="2024-04-12">today</time>',
            "2024-04-12",
        ),
        ("", '<time datetime="2024-04-12"></time><time datetime="2024-05-01"></time>', None),
        ("", '<time datetime="2023-01-01"></time><time pubdate datetime="2024-05-01"></time>', "2024-05-01"),
        ('<meta name="date" content="soon">', "", None),
        ("", "<p>The plant was opened on April 12, 2024.</p>", None),
    ],
)
def test_the_date_is_the_declared_one_never_one_of_the_prose(head: str, body: str, date: str | None) -> None:
    assert story(PARAGRAPHS + body, head).published == date


def test_the_publisher_is_cut_off_the_title() -> None:
    head = '<title>Fab opens | The Daily</title><meta property="og:site_name" content="The Daily">'
    assert story(head=head).title == "Fab opens"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<div>" * 10_000 + "$5bn" + "</div>" * 10_000, "nested too deeply"),
        ("<table><tr><td>" * 10_000 + "$5bn", "nested too deeply"),
        ("<i>" * 2_000_000, "tags"),
        ("<!-- -->", "no text"),
    ],
)
def test_markup_that_is_no_page_is_refused(markup: str, reason: str) -> None:
    with pytest.raises(InputRefused, match=reason):
        page("a", markup)


def test_a_page_with_too_many_tags_to_judge_is_taken_whole() -> None:
    assert page("a", "<p>$5bn</p>" * 60_000).text.count("$5bn") == 60_000


def test_the_charset_of_the_page_is_obeyed() -> None:
    data = '<?xml version="1.0" encoding="Shift_JIS"?><html><body><p>①㈱髙島屋は1兆円</p></body></html>'.encode("cp932")
    assert next(read_html(Raw("a", data))).text == "①㈱髙島屋は1兆円"


def test_a_fragment_gives_all_its_text() -> None:
    assert fragment_text("a", "One <b>two</b><p>three</p><script>no</script>") == "One two\nthree"
    assert fragment_text("a", "") == ""
