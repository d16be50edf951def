"""Tests of line breaks."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from prompts import RenderedText
from tests.tui.helpers.app import resized, seen
from tests.tui.helpers.widget_app import ANA, BEN
from tui.styled_text import QUOTE_BAR, flow_parts, render_prompt, with_hanging_marks
from tui.text.couple import Couple
from tui.widgets.partner_label import signature
from tui.widgets.wrapped_text import WrappedStatic

QUOTED = RenderedText(
    "Read it:\n\n> When the *evening* runs late I feel lost, and I would like a word.\n\nThen go on."
)


@pytest.mark.parametrize("wide", range(12, 80, 7))
def test_only_quotation_lines_have_a_bar(wide: int) -> None:
    laid_out = with_hanging_marks(render_prompt(QUOTED), wide)
    lines = [line.plain.rstrip() for line in laid_out.wrap(wide)]
    quoted = [line for line in lines if line.startswith(QUOTE_BAR)]
    words = " ".join(line.removeprefix(QUOTE_BAR) for line in quoted)
    assert words == "When the evening runs late I feel lost, and I would like a word."
    assert not any(QUOTE_BAR.strip() in line.removeprefix(QUOTE_BAR) for line in lines)
    assert all(len(line) <= wide for line in lines)
    assert laid_out.get_height({}, wide) == len(lines)


def test_numbered_items_keep_their_numbers_and_hang() -> None:
    words = RenderedText("Write about:\n\n1. how they would see it\n2. what helps\n")
    lines = with_hanging_marks(render_prompt(words), 16).plain.split("\n")
    assert [line.rstrip() for line in lines] == [
        "Write about:",
        "",
        "1. how they",
        "   would see it",
        "2. what helps",
    ]
    bullets = render_prompt(RenderedText("- tea\n- a walk\n"))
    assert bullets.plain == "· tea\n· a walk"


def test_quotation_is_intact_at_the_smallest_width() -> None:
    assert with_hanging_marks(render_prompt(RenderedText("> so")), 2).plain == "▏ so"
    assert with_hanging_marks(render_prompt(RenderedText("no quotation")), 4).plain == "no quotation"


@pytest.mark.parametrize("wide", range(24, 80))
def test_name_is_not_split_from_sign_and_day(wide: int) -> None:
    couple = Couple(ANA, BEN)
    turns = [
        Content.assemble(f"{day} ", signature(couple, who))
        for day, who in (("Monday", "first"), ("23 Mar", "second"), ("30 Mar", "first"), ("6 Apr", "second"))
    ]
    lines = [line.plain for line in flow_parts("Next: ", turns, wide).wrap(wide)]
    assert lines[0].startswith("Next: Monday")
    assert all(any(turn.plain in line for line in lines) for turn in turns)
    assert all(line.startswith("      ") for line in lines[1:])


class QuoteApp(App[None]):
    def compose(self) -> ComposeResult:
        yield WrappedStatic(render_prompt(QUOTED))


async def test_bar_follows_a_resize() -> None:
    app = QuoteApp()
    async with app.run_test(size=(70, 15)) as pilot:
        await pilot.pause()
        assert [line.count(QUOTE_BAR) for line in seen(pilot).splitlines()][2:4] == [1, 0]
        await resized(pilot, (30, 15))
        lines = [line for line in seen(pilot).splitlines() if line.strip()]
        assert [line.startswith(QUOTE_BAR) for line in lines] == [False, True, True, True, False]
