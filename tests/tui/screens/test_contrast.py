"""Colours that everybody can read, and a screen that says the same without any."""

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

LEAST = 4.5
"""The contrast that WCAG wants for text (AA)."""

WRITTEN = ("ink", "muted", "hint", "good", "secondary", *COLOURS)
GROUNDS = ("background", "surface")


@pytest.mark.parametrize("theme", [HEARTH, LINEN], ids=lambda theme: theme.name)
def test_all_that_is_written_can_be_read_on_what_is_below_it(theme: Theme) -> None:
    faint = {
        (text, ground): round(found, 2)
        for text, ground in [*product(WRITTEN, GROUNDS), ("ink", "panel")]
        if (found := contrast(colour(theme, text), colour(theme, ground))) < LEAST
    }
    assert faint == {}


def test_the_measure_is_the_one_of_wcag() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def colour(theme: Theme, name: str) -> str:
    """A colour of a theme: one of Textual's own names, or one of ours."""
    return theme.variables.get(name) or str(getattr(theme, name))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG 2."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour_: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour_).normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


MEANT = {
    "home": ("● Ana", "◆ Ben", "It is Ana’s turn", "Tonight"),
    "shown": ("● Ana", "‹ amber ›", "‹ ◆ ›"),
    "handover-alone": ("◆", "Ben writes alone now.", "Ana, please look away."),
    "outcome": ("— ◆ Ben  partly kept", "Ben: “I stood", "You agreed"),
    "read-again": ("Ben", "Ana"),
    "conversation": ("◆ Ben has the floor", "Ana listens ●", "▌ ● I stood"),
    "choice": ("  1  Yes, that is it", "  2  Almost"),
    "several": ("[ ] A quiet hour", "[x] A walk"),
    "text-private": ("● Ana writes alone", "Ben looks away ◆"),
    "who": ("1  ● Ana", "2  ◆ Ben"),
    "scale": ("●", "Enter goes on with 7"),
    "feelings-inside": ("›",),
    "reveal-shown": ("● Ana",),
    "agree-aloud": ("— ● Ana",),
    "look-back-next": ("› 1  Go on with it",),
}
"""What must be told by signs and words, screen by screen."""


@pytest.mark.parametrize("name", MEANT)
async def test_without_colours_signs_and_words_say_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ScreenApp(_view(name))
    async with app.run_test() as pilot:
        await app.show_view(pilot)
        for words in MEANT[name]:
            assert words in seen(pilot)
        assert not list(_coloured(pilot))


@pytest.mark.parametrize("name", ["home", "shown", "past"])
async def test_without_colours_the_line_with_the_focus_is_the_one_that_stands_out(
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
    """Not the bar that scrolls, nor the room around words."""
    return any(sign.isalpha() for sign in text)


def _view(name: str) -> View:
    return next(view for view in (*VIEWS, *STEPS) if view.name == name)


def _coloured(pilot: Pilot[int]) -> Iterator[object]:
    """Whatever on the screen is more than a shade of grey."""
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            for each in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                if each and each.triplet and len(set(each.triplet)) > 1:
                    yield segment
