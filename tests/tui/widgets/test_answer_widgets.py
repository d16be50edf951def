"""Answer widgets: keys, mouse, drafts, and hostile texts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.events import Paste
from textual.widgets import Button, Static

from scripts.engine_types import ScopedAnswer
from scripts.model import AnswerShape
from tests.tui.helpers.hostile_texts import AT_ONCE
from tests.tui.helpers.widget_app import WidgetApp, answer, question, seen
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.scale import Scale
from tui.widgets.inputs.choice_list import ChoiceList
from tui.widgets.inputs.list_row import ItemInput
from tui.widgets.inputs.number_table import NumberTable

THREE = AnswerShape("choice", choices=("yes", "almost", "not_yet"))
SOME = AnswerShape("choice", choices=("a", "b", "c", "d"), pick=(1, 3))
LIST = AnswerShape("list", pick=(2, 4))
ITEMS = (("i1", "the dishes"), ("i2", "the garden"))
TABLE = AnswerShape("ratings", rows="tasks", scales=(("time", 0, 5), ("risk", 0, 10)))


@pytest.mark.parametrize(
    ("asked", "keys", "value"),
    [
        (question(THREE), ["down", "enter"], "yes"),
        (question(THREE), ["enter", "down", "down", "enter"], "almost"),
        (question(THREE), ["up", "enter"], "not_yet"),
        (question(THREE), ["2", "enter"], "almost"),
        (question(THREE, previous="almost"), ["enter"], "almost"),
        (question(AnswerShape("yes_no", choices=("yes", "no"))), ["2", "enter"], "no"),
        (
            question(AnswerShape("choice", choices_from=("tasks",)), items=ITEMS),
            ["down", "down", "enter"],
            "i2",
        ),
        (question(SOME), ["space", "down", "down", "space", "enter"], ["a", "c"]),
        (question(SOME), ["4", "2", "enter"], ["b", "d"]),
        (question(SOME), ["1", "1", "2", "enter"], ["b"]),
        (question(SOME), ["enter", "enter"], ["a"]),
        (question(SOME, previous=["b", "c"]), ["enter"], ["b", "c"]),
        (question(SOME, previous=["b"], draft="c\nd"), ["enter"], ["c", "d"]),
        (question(AnswerShape("choice", choices=("a", "b"), pick=(1, 1))), ["1", "2", "enter"], ["b"]),
        (question(AnswerShape("choice", choices=("a", "b"), pick=(0, 2))), ["enter"], []),
        (
            question(AnswerShape("choice", choices_from=("tasks",), pick=(1, 9)), items=ITEMS),
            ["2", "enter"],
            ["i2"],
        ),
        (question(AnswerShape("scale", low=0, high=10)), ["7", "enter"], 7),
        (question(AnswerShape("scale", low=0, high=10)), ["1", "0", "enter"], 10),
        (question(AnswerShape("scale", low=0, high=10)), ["right", "right", "enter"], 6),
        (question(AnswerShape("scale", low=0, high=10), previous=3), ["left", "enter"], 2),
        (question(AnswerShape("scale", low=0, high=10), previous=0), ["left", "enter"], 0),
        (question(AnswerShape("scale", low=0, high=100)), ["4", "2", "up", "enter"], 43),
        (question(AnswerShape("scale", low=10, high=20)), ["1", "5", "enter"], 15),
        (question(AnswerShape("scale", low=1, high=5)), ["4", "0", "9", "enter"], 4),
        (question(AnswerShape("scale", low=3, high=3)), ["end", "enter"], 3),
        (question(AnswerShape("who"), of="both"), ["3", "enter"], "both"),
        (question(AnswerShape("who"), of="both", previous="second"), ["enter"], "second"),
        (question(AnswerShape("date")), ["enter"], "2026-03-12"),
        (question(AnswerShape("date")), ["4", "enter"], "2026-03-25"),
        (question(AnswerShape("date")), ["5", *"1 may", "enter"], "2026-05-01"),
        (question(AnswerShape("date")), ["tab", *"friday", "enter"], "2026-03-13"),
        (question(AnswerShape("date")), ["up", *"friday", "up", "enter"], "2026-03-25"),
        (question(AnswerShape("date"), previous="2026-07-04"), ["enter"], "2026-07-04"),
        (question(AnswerShape("date"), previous="2025-07-04"), ["enter"], "2025-07-04"),
        (question(AnswerShape("date"), previous="2026-03-18"), ["enter"], "2026-03-18"),
    ],
)
async def test_keys_alone_give_an_answer(asked: Question, keys: list[str], value: Any) -> None:
    host = await answer(asked, *keys)
    assert host.answered == [value]


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        (question(THREE), ["enter", "enter"]),
        (question(THREE, previous="gone"), ["enter"]),
        (question(AnswerShape("who"), of="both"), ["enter"]),
        (question(AnswerShape("scale", low=0, high=10)), ["enter"]),
        (question(LIST), ["enter"]),
        (question(LIST), [*"one", "enter", "enter"]),
        (question(TABLE, items=ITEMS), ["3", "enter"]),
        (question(AnswerShape("date")), ["5", *"some day", "enter"]),
        (question(AnswerShape("date")), ["5", *"30 february", "enter"]),
        (question(SOME), ["tab", "enter"]),
        (question(AnswerShape("feelings", pick=(1, 3))), ["tab", "enter"]),
    ],
)
async def test_incomplete_answer_says_what_is_missing(asked: Question, keys: list[str]) -> None:
    app = WidgetApp(asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        assert app.host.query_one("#wanted", Static).display
    assert app.host.answered == []


async def test_agreements_to_choose_from_say_who_does_them() -> None:
    asked = question(SOME)
    items = (("x", "I call first."), ("y", "We rest."), ("z", "I cook."))
    app = WidgetApp(replace(asked, ask=replace(asked.ask, items=items, owners=("b", "both", ""))))
    async with app.run_test() as pilot:
        await pilot.pause()
        lines = [line.strip(" ▌") for line in seen(pilot).splitlines()]
        signs = [line for line in lines if line.startswith(("●", "◆"))]
        assert signs == ["◆ Ben", "● Ana and ◆ Ben"]


async def test_choices_stop_at_the_maximum() -> None:
    app = WidgetApp(question(SOME))
    async with app.run_test() as pilot:
        await pilot.press("1", "2", "3", "4")
        assert app.host.query_one(ChoiceList).marked == {0, 1, 2}
        assert "choose up to 3" in seen(pilot)
        assert "3 chosen, up to 3" in seen(pilot)


@pytest.mark.parametrize(
    "shape",
    [
        SOME,
        AnswerShape("scale", low=0, high=10),
        LIST,
        AnswerShape("feelings"),
        AnswerShape("date"),
        AnswerShape("text"),
    ],
)
async def test_optional_step_is_skipped_by_tab_or_mouse(shape: AnswerShape) -> None:
    asked = question(shape, optional=True)
    app = WidgetApp(asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(5):
            if app.host.focused is not None and app.host.focused.id == "pass":
                break
            await pilot.press("tab")
        await pilot.press("enter")
        await pilot.pause()
    assert app.host.answered == [None]
    app = WidgetApp(asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click("#pass")
    assert app.host.answered == [None]
    app = WidgetApp(question(shape))
    async with app.run_test(size=(80, 24)):
        assert not app.host.query("#pass")


@pytest.mark.parametrize(
    "shape",
    [
        THREE,
        SOME,
        AnswerShape("scale", low=0, high=10),
        AnswerShape("needs"),
        AnswerShape("who"),
        AnswerShape("text"),
    ],
)
async def test_tab_moves_from_answer_to_continue(shape: AnswerShape) -> None:
    app = WidgetApp(question(shape))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.host.focused is not None
        assert not isinstance(app.host.focused, Button)
        await pilot.press("tab")
        assert app.host.focused.id == "go-on"


async def test_clicks_choose_and_continue() -> None:
    app = WidgetApp(question(THREE))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.click(ChoiceList, offset=(8, 1))
        await pilot.click("#go-on")
    assert app.host.answered == ["almost"]


async def test_click_sets_the_number_under_the_mouse() -> None:
    app = WidgetApp(question(AnswerShape("scale", low=0, high=10)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        line = app.host.query_one(Scale)
        await pilot.click(Scale, offset=(line.size.width - 1, 0))
        await pilot.click("#go-on")
    assert app.host.answered == [10]


async def test_scale_names_its_ends_and_the_chosen_number() -> None:
    app = WidgetApp(
        question(
            AnswerShape("scale", low=0, high=10), labels={"0": "not at all", "10": "fully", "5": "so so"}
        )
    )
    async with app.run_test() as pilot:
        await pilot.press("5")
        await pilot.pause()
        assert "not at all" in seen(pilot)
        assert "fully" in seen(pilot)
        assert "5 (so so)" in seen(pilot)


async def test_list_rows_keep_their_ids() -> None:
    before = [{"id": "i1", "text": "dishes"}, {"id": "i2", "text": "garden"}, {"id": "i3", "text": "bills"}]
    app = WidgetApp(question(LIST, previous=before))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("up", "up", *["backspace"] * 7, "end")
        assert [item.clean_value for item in app.host.query(ItemInput)] == ["dishes", "bills", ""]
        await pilot.press("down", "down", *"pets", "enter")
        await pilot.press("enter")
        await pilot.pause()
    assert app.host.answered == [
        [{"id": "i1", "text": "dishes"}, {"id": "i3", "text": "bills"}, {"id": "i4", "text": "pets"}]
    ]


async def test_edited_row_keeps_its_id_and_new_row_gets_one() -> None:
    before = [{"id": "i1", "text": "Dishes"}, {"id": "i4", "text": "Taxes"}]
    host = await answer(question(LIST, previous=before), "up", "up", *" too", "enter", "enter", "enter")
    assert host.answered == [[{"id": "i1", "text": "Dishes too"}, {"id": "i4", "text": "Taxes"}]]
    keys = ("up", *["backspace"] * 6, "down", *"Bins", "enter", "enter")
    host = await answer(question(LIST, previous=before), *keys)
    assert host.answered == [[{"id": "i1", "text": "Dishes"}, {"id": "i2", "text": "Bins"}]]
    again = question(LIST, previous=before, draft="i1\tPlates\ni9\tx\nBins")
    host = await answer(again, "enter")
    assert [item["id"] for item in host.answered[0]] == ["i1", "i2", "i3"]
    assert host.answered[0][0]["text"] == "Plates"


async def test_enter_in_the_last_row_of_a_full_list_continues() -> None:
    host = await answer(question(AnswerShape("list", pick=(1, 2))), *"one", "enter", *"two", "enter")
    assert [item["text"] for item in host.answered[0]] == ["one", "two"]


async def test_cross_removes_a_row() -> None:
    app = WidgetApp(question(LIST, draft="one\ntwo\nthree"))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.click("RemoveButton")
        await pilot.pause()
        assert [item.clean_value for item in app.host.query(ItemInput)] == ["two", "three", ""]
    assert app.host.drafts[-1] == "two\nthree"


async def test_pasted_lines_become_rows_up_to_the_maximum() -> None:
    app = WidgetApp(question(LIST))
    async with app.run_test() as pilot:
        await pilot.pause()
        app.post_message(Paste("one\ntwo\n\n[/]\nfour\nfive"))
        await pilot.pause()
        await pilot.pause()
        assert [item.clean_value for item in app.host.query(ItemInput)] == ["one", "two", "[/]", "four"]


async def test_ratings_are_set_one_after_the_other() -> None:
    host = await answer(question(TABLE, items=ITEMS), *"3", "1", "0", *"07", "enter")
    assert host.answered == [{"i1": {"time": 3, "risk": 10}, "i2": {"time": 0, "risk": 7}}]


async def test_missing_rating_is_named_and_focused() -> None:
    app = WidgetApp(question(TABLE, items=ITEMS))
    async with app.run_test() as pilot:
        await pilot.press("3", "down", "left", "4", "enter")
        await pilot.pause()
        assert app.host.query_one(NumberTable).cell == (0, 1)
        assert "2 left" in seen(pilot)
    assert app.host.answered == []


async def test_ratings_restore_previous_answer_and_draft() -> None:
    before = {"i1": {"time": 3, "risk": 10}, "i2": {"time": 0, "risk": 7}, "gone": {"time": 1}}
    host = await answer(question(TABLE, items=ITEMS, previous=before), "5", "enter")
    assert host.answered == [{"i1": {"time": 5, "risk": 10}, "i2": {"time": 0, "risk": 7}}]
    again = await answer(question(TABLE, items=ITEMS, previous=before, draft='{"i1": {"time": 2}}'), "enter")
    assert again.answered == []


async def test_invalid_ratings_draft_is_ignored() -> None:
    host = await answer(question(TABLE, items=ITEMS, draft="{broken"), "enter")
    assert host.answered == []


@pytest.mark.parametrize("rows", [1, 8, 20])
async def test_ratings_fit_and_scroll_to_the_focused_row(rows: int) -> None:
    items = tuple((f"i{n}", f"task number {n}") for n in range(rows))
    scales = (("time", 0, 5), ("energy", 0, 5), ("risk", 0, 5), ("fair", 1, 5))
    app = WidgetApp(question(AnswerShape("ratings", rows="tasks", scales=scales), items=items))
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        await pilot.press(*["down"] * (rows - 1))
        await pilot.pause()
        assert f"› task number {rows - 1}"[:12] in seen(pilot)


async def test_drawn_card_is_shown() -> None:
    names = {"x": ScopedAnswer("x", "c2", AnswerShape("choice", choices=("c1", "c2")))}
    app = WidgetApp(question(None, kind="draw", labels={"c1": "One?", "c2": "What [/] now?"}, names=names))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "What [/] now?" in seen(pilot)
        assert "One?" not in seen(pilot)
        await pilot.press("enter")
    assert app.host.answered == [True]


@pytest.mark.parametrize(
    ("text", "size"),
    [*((text, (80, 24)) for text in AT_ONCE), (AT_ONCE[0], (40, 15)), (AT_ONCE[-1], (40, 15))],
)
async def test_hostile_texts_are_shown_literally(text: str, size: tuple[int, int]) -> None:
    items = (("i1", text), ("i2", "other"))
    before = [{"id": "i1", "text": text}, {"id": "i2", "text": "b"}]
    for asked in (
        question(AnswerShape("choice", choices_from=("tasks",)), items=items),
        question(AnswerShape("choice", choices_from=("tasks",), pick=(1, 2)), items=items),
        question(TABLE, items=items),
        question(LIST, previous=before),
        question(LIST, starter=text),
        question(AnswerShape("feelings"), previous=[text]),
        question(AnswerShape("needs"), draft=f"{text[:40]}\n{text[:40]}"),
        question(AnswerShape("date"), draft=text),
        question(AnswerShape("scale", low=0, high=10), labels={"0": text, "10": text}),
    ):
        app = WidgetApp(asked)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            shown = seen(pilot)
            assert "\x1b[2J" not in shown
            if text in AT_ONCE[:2]:
                assert text.split(maxsplit=1)[0] in shown


async def test_skipping_a_half_written_answer_asks_once() -> None:
    app = WidgetApp(question(AnswerShape("text"), optional=True))
    async with app.run_test() as pilot:
        await pilot.pause()
        app.host.query_one("#pass", Button).active_effect_duration = 0
        await pilot.press(*"Tea", "tab", "tab", "enter")
        await pilot.pause()
        assert "This deletes what you wrote." in seen(pilot)
        assert app.host.answered == []
        await pilot.press("enter")
        await pilot.pause()
    assert app.host.answered == [None]


async def test_button_of_a_suggested_pause_says_what_enter_does() -> None:
    app = WidgetApp(question(None, kind="time_out", of="both"))
    async with app.run_test() as pilot:
        await pilot.pause()
        button = app.host.query_one("#go-on", Button)
        assert str(button.label) == "Take a break"
        await pilot.press("down")
        await pilot.pause()
        assert str(button.label) == "Continue"
