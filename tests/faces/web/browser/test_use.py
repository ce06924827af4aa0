"""What people do in the browser: filter, sort, search, judge and undo, by mouse, by keyboard, and without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import Open, overflow, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page


def deal_page(page: Page, base: str, lang: str, kind: str = "subsidy") -> None:
    page.goto(f"{base}/{lang}/deals?kind={kind}")
    page.locator("table.deals a.row").first.click()
    page.wait_for_load_state()


def test_deals_are_filtered_sorted_and_searched_and_the_address_keeps_it(site: str, open_page: Open) -> None:
    page = open_page(site)
    page.goto(f"{site}/en/deals")
    rows = page.locator("table.deals tbody tr")
    expect(rows).to_have_count(3)
    page.locator("#filters a", has_text="investment").click()
    expect(rows).to_have_count(2)
    page.locator("th.amount a").click()
    expect(rows.first).to_contain_text("$2.9 bn")
    page.locator("th.amount a").click()
    expect(rows.first).to_contain_text("¥100 bn")
    assert "kind=investment" in page.url
    assert "sort=amount" in page.url
    again = open_page(site)
    again.goto(page.url)
    expect(again.locator("table.deals tbody tr").first).to_contain_text("¥100 bn")
    page.goto(f"{site}/ja/deals")
    page.locator("form.find input[type=search]").fill("補助")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("補助金")


@pytest.mark.parametrize(("lang", "before", "after"), [("en", "¥100 bn", "¥120 bn"), ("ja", "1000億円", "1200億円")])
def test_a_claim_is_corrected_and_the_correction_undone(
    own_site: str, open_page: Open, lang: str, before: str, after: str
) -> None:
    page = open_page(own_site)
    page.goto(f"{own_site}/{lang}/deals?kind=investment")
    page.locator(f"tr:has-text('{'Hoshi' if lang == 'en' else '星チップス'}') a.row").click()
    headline = page.locator(".headline")
    expect(headline).to_contain_text(before)
    card = page.locator("article.claim")
    card.locator("details.correct summary").click()
    card.locator("input[name='slot.amount']").fill("120bn")
    card.locator("input[name=reason]").fill("misprint")
    card.locator("button[value=correct]").click()
    expect(headline).to_contain_text(after)
    assert violations(page) == []
    undo = page.locator("section[aria-labelledby=judgements] button")
    expect(undo).to_have_count(1)
    undo.click()
    expect(headline).to_contain_text(before)
    expect(undo).to_have_count(0)


def test_a_finding_is_dismissed_with_a_reason_and_comes_back(own_site: str, open_page: Open) -> None:
    page = open_page(own_site)
    page.goto(f"{own_site}/en/findings?class=fx")
    finding = page.locator("li.finding[data-row]")
    expect(finding).to_contain_text("¥100 bn ÷ $9.9 bn")
    many = finding.count()
    finding.locator("button").first.click()  # without a reason the browser asks for one
    assert page.url.endswith("?class=fx")
    finding.locator("input[name=reason]").first.fill("the paper corrected it")
    finding.locator("button").first.click()
    expect(page.locator("section[aria-labelledby=dismissed]")).to_contain_text("the paper corrected it")
    page.locator("section[aria-labelledby=dismissed] button").click()
    page.wait_for_load_state()
    page.goto(f"{own_site}/en/findings?class=fx")
    expect(finding).to_have_count(many)


def test_keys_search_move_open_and_explain(site: str, open_page: Open) -> None:
    page = open_page(site)
    page.goto(f"{site}/en/deals")
    page.keyboard.press("/")
    expect(page.locator("[data-key='/']").first).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    links = page.locator("table.deals a.row")
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).not_to_be_visible()
    page.locator("#help").click()
    expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("Escape")
    links.nth(0).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/deals/deal-*")


def test_an_earlier_day_is_asked_for_and_kept_from_page_to_page(site: str, open_page: Open) -> None:
    page = open_page(site)
    page.goto(f"{site}/ja/?kind=subsidy")
    page.locator("#as-of").fill("2024-03")
    page.keyboard.press("Enter")
    page.wait_for_url("**as_of=2024-03**")
    assert "kind=subsidy" in page.url
    page.locator("header nav a", has_text="案件").click()
    expect(page.locator("table.deals tbody tr")).to_have_count(1)
    page.locator("form.find input[type=search]").fill("補助")
    page.keyboard.press("Enter")
    page.wait_for_url("**as_of=2024-03**")
    expect(page.locator("table.deals tbody tr")).to_have_count(1)
    page.locator("table.deals a.row").first.click()
    expect(page.locator(".looking-back")).to_contain_text("2024年3月までに公表")
    expect(page.locator("article.claim button")).to_have_count(0)
    assert violations(page) == []
    page.locator(".looking-back a").click()
    expect(page.locator("article.claim button").first).to_be_visible()


def test_a_claim_is_judged_on_the_page_of_its_document_in_both_languages(own_site: str, open_page: Open) -> None:
    page = open_page(own_site)
    for lang, wrong in (("en", "Wrong"), ("ja", "誤り")):
        page.goto(f"{own_site}/{lang}/documents?q=doubtful")
        page.locator("table.rows a.row").click()
        card = page.locator("aside article.claim").first
        card.hover()
        expect(page.locator(".text .lit").first).to_be_visible()
        many = page.locator("aside article.claim").count()
        card.get_by_role("button", name=wrong).click()
        expect(page.locator("aside article.claim")).to_have_count(many - 1)
        assert violations(page) == []
        page.locator("aside ul.judgements button").click()
        expect(page.locator("aside article.claim")).to_have_count(many)
        page.locator("aside article.claim button[value=accept]").first.click()
        expect(page.locator("aside ul.judgements li")).to_have_count(1)
        page.locator("aside ul.judgements button").click()
        expect(page.locator("aside ul.judgements li")).to_have_count(0)


def test_the_first_tab_leads_past_the_navigation(site: str, open_page: Open) -> None:
    page = open_page(site)
    page.goto(f"{site}/ja/deals")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_colours_are_switched_and_stay_so(site: str, open_page: Open) -> None:
    page = open_page(site, color_scheme="light")
    page.goto(f"{site}/en/")
    page.locator("#theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(f"{site}/en/organisations/meti")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    colour = page.locator("svg.chart text.ink").first.evaluate("each => getComputedStyle(each).fill")
    assert colour == "rgb(230, 234, 238)"
    assert violations(page) == []


def test_the_language_of_the_browser_is_taken_and_switched(site: str, open_page: Open) -> None:
    page = open_page(site, locale="ja-JP")
    page.goto(f"{site}/deals?kind=subsidy")
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    assert page.url == f"{site}/ja/deals?kind=subsidy"
    page.locator(".switches a").click()
    page.wait_for_url(f"{site}/en/deals?kind=subsidy")


def test_a_sentence_is_one_click_from_its_figure(site: str, open_page: Open) -> None:
    page = open_page(site)
    deal_page(page, site, "en")
    quote = page.locator("article.claim blockquote").first
    expect(quote).to_contain_text("up to 732 billion yen")
    page.locator("article.claim .source a").first.click()
    page.wait_for_url("**/documents/*#at-*")
    expect(page.locator(".text")).to_contain_text("Its sales were 90 billion yen.")


def test_all_of_it_reads_and_judges_without_javascript(own_site: str, open_page: Open) -> None:
    page = open_page(own_site, java_script_enabled=False)
    page.goto(f"{own_site}/en/")
    expect(page.locator("#theme")).not_to_be_visible()
    page.locator("header nav a", has_text="Deals").click()
    page.locator("#filters a", has_text="subsidy").click()
    page.locator("table.deals a.row").first.click()
    expect(page.locator(".headline")).to_contain_text("≤ ¥732 bn")
    page.locator("article.claim button[value=reject]").first.click()
    expect(page.locator("article.claim")).to_have_count(1)
    page.goto(f"{own_site}/ja/projects")
    page.locator("table.rows a.row").first.click()
    expect(page.locator("svg.chart").first).to_be_visible()


def test_a_pasted_text_becomes_claims(own_site: str, open_page: Open) -> None:
    page = open_page(own_site)
    page.goto(f"{own_site}/en/add")
    page.locator("#text").fill("Toyota Motor Corp. will invest 50 billion yen in a battery plant in Fukuoka.\n")
    page.locator("#title").fill("from the test")
    page.locator("form.add button").click()
    expect(page.locator("table.rows")).to_contain_text("from the test.txt", timeout=60_000)
    expect(page.locator(".claim-head .figure").first).to_contain_text("¥50 bn", timeout=60_000)
    assert violations(page) == []
    assert overflow(page) == 0
