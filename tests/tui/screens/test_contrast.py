"""Contrast of the themes, and screens without color."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from textual.color import Color
from textual.pilot import Pilot
from textual.theme import Theme

from tests.tui.helpers.app import seen
from tests.tui.helpers.screen_app import ScreenApp
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS, View
from tui.text.couple import COLOURS
from tui.themes import HEARTH, LINEN

MIN_CONTRAST = 4.5
"""Contrast ratio that WCAG 2 level AA requires for text."""

GROUNDS = ("background", "surface", "panel", "sunk", "hover")
SURFACES = tuple(f"{partner}-surface" for partner in COLOURS)
TINTS = tuple(f"{partner}-tint" for partner in COLOURS)
MARKED = tuple(f"{partner}-tint2" for partner in COLOURS)
NOTES = ("note", "note-sunk")
TEXT_ON_GROUNDS = [
    *product(("ink", "soft"), (*GROUNDS, *SURFACES, *TINTS, *MARKED)),
    *product(("muted",), (*GROUNDS, *SURFACES, *TINTS)),
    *product(("accent", "hint", "good", "secondary", *COLOURS), (*GROUNDS, *SURFACES)),
    *((partner, f"{partner}-{tint}") for partner in COLOURS for tint in ("tint", "tint2")),
    *product(("on-solid",), ("accent", *COLOURS)),
    *product(("note-ink", "note-muted"), NOTES),
    *product((f"{partner}-note" for partner in COLOURS), NOTES),
    *product(("both",), ("both-surface", "both-tint", "both-tint2")),
    *product(("both-note",), NOTES),
]
"""Each color of text with each color it may stand on."""


@pytest.mark.parametrize("theme", [HEARTH, LINEN], ids=lambda theme: theme.name)
def test_text_contrast_meets_wcag_aa(theme: Theme) -> None:
    too_low = {
        (text, ground): round(found, 2)
        for text, ground in TEXT_ON_GROUNDS
        if (found := contrast(theme_color(theme, text), theme_color(theme, ground))) < MIN_CONTRAST
    }
    assert too_low == {}


@pytest.mark.parametrize("theme", [HEARTH, LINEN], ids=lambda theme: theme.name)
def test_chart_bars_stand_out(theme: Theme) -> None:
    assert contrast(theme_color(theme, "chart"), theme_color(theme, "background")) >= 3


def test_contrast_ratio_follows_wcag() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def theme_color(theme: Theme, name: str) -> str:
    """Return a theme color by Textual's name or ours."""
    return theme.variables.get(name) or str(getattr(theme, name))


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colors by WCAG 2."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(color).normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


WITHOUT_COLOR = {
    "home": ("Ana and Ben", "Ana goes first ●", "Tonight"),
    "shown": ("● Ana", "‹ amber ›", "‹ ◆ ›"),
    "handover-alone": ("◆", "Ben, this part is private.", "Ana, please look away."),
    "outcome": ("● Ana", "◆ Ben", "You agreed"),
    "read-again": ("Ben", "Ana"),
    "conversation": ("● Ana listens", "Ben has the floor ◆"),
    "choice": ("▏ Noted while ● Ana spoke", "  1  Yes, that is it", "  2  Almost"),
    "several": ("[ ] A quiet hour", "[x] A walk"),
    "text-private": ("● Ana is writing", "Ben, please look away ◆"),
    "who": ("▏ Ana and Ben", "1  ● Ana", "2  ◆ Ben"),
    "scale": ("●", "Press Enter for 7"),
    "feelings-inside": ("› Calm", "▌ fine"),
    "reveal-shown": ("● Ana",),
    "agree-aloud": ("— ● Ana",),
    "look-back-next": ("▌ 1  Keep it as it is",),
}
"""Symbols and texts that replace color, by view."""


@pytest.mark.parametrize("name", WITHOUT_COLOR)
async def test_symbols_and_text_replace_color(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ScreenApp(_view(name))
    async with app.run_test() as pilot:
        await app.show_view(pilot)
        for words in WITHOUT_COLOR[name]:
            assert words in seen(pilot)
        assert not list(_colored(pilot))


@pytest.mark.parametrize("name", ["home", "past"])
async def test_marked_row_has_a_bar_and_bold_words_without_color(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ScreenApp(_view(name))
    async with app.run_test() as pilot:
        await app.show_view(pilot)
        strips = pilot.app.screen._compositor.render_strips()
        barred = [number for number, strip in enumerate(strips) if "▌" in strip.text]
        assert barred == list(range(barred[0], barred[0] + len(barred)))
        words = [s for s in strips[barred[0]] if _is_words(s.text)]
        assert any(s.style and s.style.bold for s in words)


@pytest.mark.parametrize("name", ["shown"])
async def test_only_the_focused_line_stands_out_without_color(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ScreenApp(_view(name))
    async with app.run_test() as pilot:
        await app.show_view(pilot)
        marked = [
            strip.text
            for strip in pilot.app.screen._compositor.render_strips()
            if any(s.style and (s.style.reverse or s.style.underline) for s in strip if _is_words(s.text))
        ]
        assert len(marked) == 1


def _is_words(text: str) -> bool:
    """Return whether this is text, not a scrollbar or padding."""
    return any(character.isalpha() for character in text)


def _view(name: str) -> View:
    return next(view for view in (*VIEWS, *STEPS) if view.name == name)


def _colored(pilot: Pilot[int]) -> Iterator[object]:
    """Yield screen segments that are not gray."""
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            for color in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                if color and color.triplet and len(set(color.triplet)) > 1:
                    yield segment
