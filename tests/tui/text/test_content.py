"""Text on its way to the screen: where its lines break, and what stays together."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from prompts import Said
from tests.tui.helpers.app import resized, seen
from tests.tui.helpers.widget_app import ANA, BEN
from tui.content import BAR, barred, flowing, said
from tui.text.couple import Couple
from tui.widgets.cards import signed
from tui.widgets.wrapped_text import Fitted

QUOTED = Said(
    "Read it:\n\n> When the *evening* runs late I feel lost, and I would like a word.\n\nThen go on."
)


@pytest.mark.parametrize("wide", range(12, 80, 7))
def test_a_quotation_has_its_bar_at_every_line_and_nothing_else_has_one(wide: int) -> None:
    laid_out = barred(said(QUOTED), wide)
    lines = [line.plain.rstrip() for line in laid_out.wrap(wide)]
    quoted = [line for line in lines if line.startswith(BAR)]
    words = " ".join(line.removeprefix(BAR) for line in quoted)
    assert words == "When the evening runs late I feel lost, and I would like a word."
    assert not any(BAR.strip() in line.removeprefix(BAR) for line in lines)
    assert all(len(line) <= wide for line in lines)
    assert laid_out.get_height({}, wide) == len(lines)


def test_a_quotation_stays_as_it_was_typed_in_the_smallest_place() -> None:
    assert barred(said(Said("> so")), 2).plain == "▏ so"
    assert barred(said(Said("no quotation")), 4).plain == "no quotation"


@pytest.mark.parametrize("wide", range(24, 80))
def test_a_name_stays_with_its_sign_and_its_day(wide: int) -> None:
    couple = Couple(ANA, BEN)
    turns = [
        Content.assemble(f"{day} ", signed(couple, who))
        for day, who in (("Monday", "first"), ("23 Mar", "second"), ("30 Mar", "first"), ("6 Apr", "second"))
    ]
    lines = [line.plain for line in flowing("Next: ", turns, wide).wrap(wide)]
    assert lines[0].startswith("Next: Monday")
    assert all(any(turn.plain in line for line in lines) for turn in turns)
    assert all(line.startswith("      ") for line in lines[1:])


class Reading(App[None]):
    def compose(self) -> ComposeResult:
        yield Fitted(said(QUOTED))


async def test_the_bar_follows_when_the_window_changes() -> None:
    app = Reading()
    async with app.run_test(size=(70, 15)) as pilot:
        await pilot.pause()
        assert [line.count(BAR) for line in seen(pilot).splitlines()][2:4] == [1, 0]
        await resized(pilot, (30, 15))
        lines = [line for line in seen(pilot).splitlines() if line.strip()]
        assert [line.startswith(BAR) for line in lines] == [False, True, True, True, False]
