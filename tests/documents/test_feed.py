from __future__ import annotations

import pytest

from daicho.documents.draft import Draft, Raw
from daicho.documents.feed import read_feed
from daicho.errors import InputRefused

RSS = """<?xml version="1.0" encoding="Shift_JIS"?><rss version="2.0"><channel><title>日刊①</title>
<item><title>A &lt;b&gt; &amp; B</title><link>https://a.example/1</link><pubDate>Fri, 12 Apr 2024 23:30:00 -0500</pubDate>
<description>&lt;p&gt;熊本に&lt;b&gt;1兆円&lt;/b&gt;を投資。&lt;/p&gt;&lt;p&gt;以上&lt;/p&gt;</description></item>
<item><title>Only a headline</title></item><item></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Daily</title><entry>
<title type="html">Fab &lt;i&gt;opens&lt;/i&gt;</title>
<link href="https://a.example/2"/><updated>2024-05-02T00:00:00Z</updated><published>2024-05-01T00:00:00Z</published>
<summary>Short.</summary><content type="html">&lt;p&gt;The whole story.&lt;/p&gt;</content></entry></feed>"""


def read(data: bytes) -> list[Draft | InputRefused]:
    return list(read_feed(Raw("feed", data)))


def test_every_entry_is_a_document_with_link_date_and_publisher() -> None:
    first, second, third = read(RSS.encode("cp932"))
    assert first == Draft(
        "A <b> & B\n\n熊本に1兆円を投資。\n以上",
        title="A <b> & B",
        published="2024-04-12",
        publisher="日刊①",
        url="https://a.example/1",
        part="https://a.example/1",
    )
    assert second == Draft("Only a headline", title="Only a headline", publisher="日刊①", part="2")
    assert third == Draft("", publisher="日刊①", part="3")


def test_atom_gives_its_content_and_the_day_it_was_first_published() -> None:
    (entry,) = read(ATOM.encode())
    assert isinstance(entry, Draft)
    assert (entry.text, entry.title, entry.published) == ("Fab opens\n\nThe whole story.", "Fab opens", "2024-05-01")


def test_a_feed_that_breaks_off_is_read_up_to_there_and_says_so() -> None:
    items = read(ATOM[: ATOM.index("</feed>")].encode())
    assert [type(item) for item in items] == [Draft, InputRefused]
    assert "breaks off" in str(items[1])


@pytest.mark.parametrize(
    ("data", "reason"), [(b"<a>hello</a>", "no feed"), (b"<rss version='2.0'><channel/></rss>", "without entries")]
)
def test_what_is_no_feed_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputRefused, match=reason):
        read(data)
