"""Ink on paper: every pair of colours that pages put together has the contrast that WCAG AA asks for, in light and dark."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STATIC = files("daicho.faces.web").joinpath("static")
INK = ("ink", "soft", "link", "accent", "good", "warn", "bad")
SLOTS = ("amount", "payer", "recipient", "project", "place", "when", "other", "quote")


def colours(dark: bool) -> dict[str, str]:
    """The tokens of both style sheets in one scheme."""
    found: dict[str, str] = {}
    for name in ("daicho.css", "evidence.css"):
        text = STATIC.joinpath(name).read_text(encoding="utf-8")
        blocks = re.findall(r"(:root[^{]*)\{([^{}]*)\}", text)
        for selector, body in blocks:
            if selector.strip() == ":root" and "--" in body and "@" not in body and body not in found:
                found = {**dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", body)), **found} if not dark else {
                    **found, **dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", body))}  # fmt: skip
            elif dark and "dark" in selector:
                found |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", body))
    return found


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 between two colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
class TestContrast:
    def test_of_words_is_four_and_a_half(self, dark: bool) -> None:
        known = colours(dark)
        for ink in INK:
            for paper in ("paper", "wash"):
                assert contrast(known[ink], known[paper]) >= 4.5, (ink, paper)

    def test_of_words_on_every_slot_is_four_and_a_half(self, dark: bool) -> None:
        known = colours(dark)
        for slot in SLOTS:
            assert contrast(known["ink"], known[f"c-{slot}"]) >= 4.5, slot

    def test_of_the_edges_of_fields_is_three(self, dark: bool) -> None:
        known = colours(dark)
        assert contrast(known["rule"], known["paper"]) >= 3

    def test_of_a_main_button_is_four_and_a_half(self, dark: bool) -> None:
        known = colours(dark)
        assert contrast(known["paper"], known["accent"]) >= 4.5


def test_both_ways_into_the_dark_have_the_same_colours() -> None:
    for name in ("daicho.css", "evidence.css"):
        text = STATIC.joinpath(name).read_text(encoding="utf-8")
        bodies = re.findall(r':root(?:\[data-theme="dark"\]|:not\(\[data-theme="light"\]\)) \{([^}]*)\}', text)
        first, second = (set(re.findall(r"--[\w-]+:\s*#[0-9a-f]{6}", body)) for body in bodies)
        assert first == second
