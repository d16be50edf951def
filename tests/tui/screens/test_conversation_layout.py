"""The conversation screen at every size: turn, stages, pane, and question."""

from __future__ import annotations

import asyncio

import pytest
from textual.geometry import Region

from tests.tui.helpers.app import resized, seen, wait_until
from tests.tui.helpers.layout_checks import whole
from tests.tui.helpers.screen_app import showing_view
from tests.tui.helpers.screen_catalogue import STEPS
from tui.widgets.conversation_header import ConversationHeader
from tui.widgets.inputs.choice_line import ChoiceLine
from tui.widgets.inputs.number_table import NumberTable
from tui.widgets.inputs.text_box import TextBox
from tui.widgets.keybar import KeyBar
from tui.widgets.stages_pane import StagesPane, StagesSoFar
from tui.widgets.step_view import StepView
from tui.widgets.turn_line import TurnLine

STEPS_BY_NAME = {view.name: view for view in STEPS}
SIZES = [(40, 15), (60, 20), (80, 24), (120, 36), (200, 50)]
LONG_ANSWERS = ("text-wanted", "agree-more", "reveal-decide", "feelings", "list", "look-back-next")


@pytest.mark.parametrize("name", LONG_ANSWERS)
async def test_question_is_in_view_at_every_size(name: str) -> None:
    async with showing_view(STEPS_BY_NAME[name]) as pilot:
        for size in SIZES:
            await resized(pilot, size)
            await pilot.pause()
            screen = pilot.app.screen
            assert whole(screen, screen.query_one("#prompt")), size
            assert not screen.query_one(StepView).region.overlaps(screen.query_one(KeyBar).region), size


@pytest.mark.parametrize(("size", "blank"), [((120, 36), 1), ((80, 32), 1), ((120, 31), 0), ((60, 20), 0)])
async def test_choices_are_airy_on_tall_screens(size: tuple[int, int], blank: int) -> None:
    async with showing_view(STEPS_BY_NAME["choice"], size=size) as pilot:
        one, two, three = (line.region for line in pilot.app.screen.query(ChoiceLine))
        assert (two.y - one.bottom, three.y - two.bottom) == (blank, blank)
        lines = seen(pilot).splitlines()
        assert "Continue" in lines[three.bottom + 1]


@pytest.mark.parametrize("size", [*SIZES, (160, 45)])
async def test_pane_takes_what_the_column_leaves(size: tuple[int, int]) -> None:
    async with showing_view(STEPS_BY_NAME["choice"], size=(80, 24)) as pilot:
        await resized(pilot, size)
        screen = pilot.app.screen
        pane, column = screen.query_one(StagesPane), screen.query_one("#column")
        assert pane.display is (size[0] >= 110)
        if pane.display:
            assert column.region.right == pane.region.x
            assert column.region.width <= 96
            assert screen.query_one("StagesSoFar").region.width <= 60


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (120, 36)])
async def test_ratings_show_whole_items(size: tuple[int, int]) -> None:
    async with showing_view(STEPS_BY_NAME["ratings"], size=size) as pilot:
        table = pilot.app.screen.query_one(NumberTable)
        lines = seen(pilot).splitlines()[table.region.y : table.region.bottom]
        assert "…" not in "".join(lines)
        assert {"kitchen", "know", "say."} <= set(" ".join(lines).split())
        await pilot.press("down")
        await pilot.pause()
        x, y = table.marked_cell()
        assert "The garden" in seen(pilot).splitlines()[y]
        assert seen(pilot).splitlines()[y][x : x + 3] == "[·]"
        await pilot.click(offset=(x, y))
        await pilot.pause()
        assert table.numbers == {(1, 0): 0}


async def test_example_hint_is_whole_on_small_screens() -> None:
    async with showing_view(STEPS_BY_NAME["agree"], size=(40, 15)) as pilot:
        assert "…" not in seen(pilot)


async def test_each_partner_keeps_their_side() -> None:
    async with showing_view(STEPS_BY_NAME["choice"]) as pilot:
        line = pilot.app.screen.query_one(TurnLine).content_for_width(76)
        assert line.plain.split() == ["●", "Ana", "has", "the", "floor", "Ben", "listens", "◆"]
        solid = [line.plain[span.start : span.end] for span in line.spans if "on $amber" in str(span.style)]
        assert solid == ["  ● Ana has the floor  "]
    async with showing_view(STEPS_BY_NAME["several"]) as pilot:
        line = pilot.app.screen.query_one(TurnLine).content_for_width(76)
        assert line.plain.split() == ["●", "Ana", "listens", "Ben", "has", "the", "floor", "◆"]


async def test_check_in_shows_who_speaks() -> None:
    async with showing_view(STEPS_BY_NAME["look-back"]) as pilot:
        screen = pilot.app.screen
        for words, color in (
            ("Ana listens Ben is speaking", "of-teal"),
            ("Ana has the floor Ben listens", "of-amber"),
            ("Ana together Ben", ""),
        ):
            line = screen.query_one(TurnLine).content_for_width(76).plain
            assert " ".join(line.strip("● ◆").replace("◆", "").split()) == words
            assert [style for style in screen.query_one(StepView).classes if style != "-textual-system"] == (
                [color] if color else []
            )
            await pilot.press("enter")
            await pilot.pause()


async def test_wide_screens_have_a_pane_with_what_was_said() -> None:
    async with showing_view(STEPS_BY_NAME["choice"], size=(120, 36)) as pilot:
        pane = pilot.app.screen.query_one(StagesPane)
        assert pane.region == Region(76, 0, 44, 36)
        shown = [line[76:].strip() for line in seen(pilot).splitlines()]
        assert [line for line in shown if line[:1] in ("✓", "›")] == ["✓  Opening", "✓  Share", "›  Picture"]
        assert "▏ ● Ana" in shown
        assert "Ctrl+Q Quick exit" in shown[-1]
        await resized(pilot, (109, 36))
        assert not pane.display
        assert "3 of 5" in seen(pilot)


async def test_pane_shows_the_latest_that_was_said() -> None:
    async with showing_view(STEPS_BY_NAME["ratings"], size=(120, 36)) as pilot:
        pane = pilot.app.screen.query_one(StagesPane)
        said = pane.query_one(StagesSoFar)._said
        for times in (3, 1, 5):
            with pilot.app.batch_update():  # as when a step is replaced
                pane.show(4, said * times)
                await asyncio.sleep(0.02)
            await wait_until(pilot, lambda: 0 < pane.max_scroll_y == pane.scroll_y)
            assert "›  Word" in seen(pilot)


async def test_pane_is_hidden_while_one_writes_alone() -> None:
    async with showing_view(STEPS_BY_NAME["text-private"], size=(120, 36)) as pilot:
        screen = pilot.app.screen
        assert not screen.query_one(StagesPane).display
        assert screen.has_class("-private", "of-amber")
        assert "2 of 5" in seen(pilot)


async def test_private_text_says_who_can_see_it() -> None:
    async with showing_view(STEPS_BY_NAME["text-private"]) as pilot:
        assert "Only you can see this." in seen(pilot)
    async with showing_view(STEPS_BY_NAME["text-wanted"]) as pilot:
        assert "Only you can see this." not in seen(pilot)


async def test_hint_in_a_text_box_begins_where_the_text_does() -> None:
    async with showing_view(STEPS_BY_NAME["text-private"]) as pilot:
        box = pilot.app.screen.query_one(TextBox)
        lines = seen(pilot).splitlines()[box.region.y : box.region.bottom]
        text = next(line for line in lines if "When I came home" in line)
        assert "Finish this sentence." in lines[-1]
        assert lines[-1].index("Finish") == text.index("When")
        assert [line[box.region.x] for line in lines] == ["▌"] * box.region.height


async def test_empty_line_under_the_head_gives_way_before_those_around_the_step() -> None:
    async with showing_view(STEPS_BY_NAME["look-back-together"]) as pilot:
        screen = pilot.app.screen
        header, turn = screen.query_one(ConversationHeader), screen.query_one(TurnLine)
        assert turn.region.y == header.region.bottom
        assert screen.query_one("#prompt").region.y == turn.region.bottom + 1
        await resized(pilot, (80, 30))
        await pilot.pause()
        assert turn.region.y == header.region.bottom + 1


async def test_long_answer_says_that_there_is_more() -> None:
    async with showing_view(STEPS_BY_NAME["agree"], size=(60, 20)) as pilot:
        assert "more below" not in seen(pilot)
        await resized(pilot, (40, 12))
        await wait_until(pilot, "↓ more below")
        await pilot.press("shift+tab", "shift+tab")
        await wait_until(pilot, "↑ more above")
