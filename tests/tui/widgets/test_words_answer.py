"""Choosing feelings and needs by keys, typing, and mouse."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from textual.events import MouseScrollDown, MouseScrollUp
from textual.widgets import Button

from scripts.model import AnswerShape
from tests.tui.helpers.widget_app import WidgetApp, answer, question, seen
from tui.keys.commands import OPEN
from tui.keys.input_commands import TAKE_OUT
from tui.text.chosen_words import CHOSEN_HINT, EMPTY_HINT, NO_NUMBERS_HINT
from tui.widgets.answers.feelings_and_needs import WordsAnswer
from tui.widgets.inputs.word_browser import WordBrowser
from tui.widgets.inputs.word_groups import feeling_groups, find_words, need_groups
from tui.widgets.inputs.word_search_input import ARROW_MOVES, WordSearchInput

FEELINGS = AnswerShape("feelings", pick=(1, 3))
TWO = AnswerShape("needs", pick=(2, 2))


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["enter", "down", "enter", "enter"], ["fond"]),
        (["down", "enter", "enter", "enter"], ["okay"]),
        (["enter", "space", "enter"], ["friendly"]),
        (["enter", "down", "enter", "up", "enter", "enter"], ["fond", "friendly"]),
        (["right", "space", "enter"], ["friendly"]),
        (["down", "right", "right", "down", "space", "enter"], ["relaxed"]),
        (["right", "space", "left", "down", "right", "space", "enter"], ["friendly", "okay"]),
        (["right", "space", "space", "down", "space", "enter"], ["fond"]),
        ([*"lonel", "enter", "enter"], ["lonely"]),
        ([*"HURT", "enter", "enter"], ["hurt"]),
        ([*"left hanging", "enter", "enter"], ["left hanging"]),
        ([*"left", "up", "enter", "enter"], ["left out"]),
        ([*"left", "down", "enter", "enter"], ["left"]),
        ([*"hurt", "enter", *"sad", "enter", *"hurt", "enter", "enter"], ["sad"]),
        ([*"hurt", "enter", *"left hanging", "enter", "enter"], ["hurt", "left hanging"]),
    ],
)
async def test_words_are_chosen_by_keys_alone(keys: list[str], value: list[str]) -> None:
    host = await answer(question(FEELINGS), *keys)
    assert host.answered == [value]


async def test_list_of_feelings_opens_where_the_question_needs_it() -> None:
    host = await answer(question(replace(FEELINGS, opens_at="hurt")), "right", "space", "enter")
    (hurt,) = (group for group in feeling_groups() if group.id == "hurt")
    assert host.answered == [[hurt.words[0]]]


@pytest.mark.parametrize("number", ["5", "12", "1.", "7 8"])
async def test_number_is_no_custom_word(number: str) -> None:
    app = WidgetApp(question(FEELINGS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*({" ": "space", ".": "full_stop"}.get(sign, sign) for sign in number))
        await pilot.pause()
        assert NO_NUMBERS_HINT in seen(pilot)
        assert "own word" not in seen(pilot)
        await pilot.press("down", "up", "enter")
        await pilot.pause()
        assert EMPTY_HINT in seen(pilot)
        assert "Nothing chosen yet" in seen(pilot)
        await pilot.press(*["backspace"] * len(number), *"hurt", "enter", "enter")
        await pilot.pause()
    assert app.host.answered == [["hurt"]]


async def test_custom_word_may_contain_a_number() -> None:
    assert (await answer(question(FEELINGS), *"like 5 again", "enter", "enter")).answered == [
        ["like 5 again"]
    ]


async def test_hasty_enter_presses_do_not_continue() -> None:
    app = WidgetApp(question(FEELINGS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing chosen yet" in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "up to 2 more if you like" in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert CHOSEN_HINT.format("friendly") in " ".join(seen(pilot).split())
        assert app.host.answered == []
        await pilot.press("enter")
        await pilot.pause()
    assert app.host.answered == [["friendly"]]


async def test_enter_adds_words_up_to_the_maximum() -> None:
    keys = ["enter", "down", "enter", "down", "enter", "left", "down", "enter"]
    app = WidgetApp(question(AnswerShape("feelings", pick=(1, 2))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys[:5])
        await pilot.pause()
        one, two = feeling_groups()[0].words[1:3]
        assert f" {one}   {two} " in seen(pilot)
        await pilot.press(*keys[5:])
        await pilot.pause()
    assert app.host.answered == [[one, two]]


async def test_key_bar_and_button_say_what_happens() -> None:
    app = WidgetApp(question(FEELINGS))
    one, two, three = feeling_groups()[0].words[:3]
    async with app.run_test(size=(80, 24)) as pilot:
        for key, enter, button in (
            ("", OPEN.label, "Continue"),
            ("right", f"Choose “{one}”", "Continue"),
            ("enter", "Continue with this one", "Continue with this one"),
            ("down", f"Choose “{two}”", "Continue with this one"),
            ("space", "Continue with these two", "Continue with these two"),
            ("down", f"Choose “{three}”", "Continue with these two"),
            ("left", OPEN.label, "Continue with these two"),
            ("tab", "Continue with these two", "Continue with these two"),
            ("shift+tab", OPEN.label, "Continue with these two"),
            ("q", "Add “q”", "Continue with these two"),
        ):
            await pilot.press(*([key] if key else []))
            await pilot.pause()
            assert app.host.enter_does[-1].label == enter
            assert str(app.host.query_one("#go-on", Button).label) == button
            assert re.search(rf"Tab +{button} ", seen(pilot))


async def test_tab_and_enter_continue_with_the_chosen_words() -> None:
    host = await answer(question(FEELINGS), "right", "space", "down", "space", "tab", "enter")
    assert host.answered == [list(feeling_groups()[0].words[:2])]


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24)])
async def test_chips_and_buttons_fit(size: tuple[int, int]) -> None:
    app = WidgetApp(question(FEELINGS, optional=True, previous=["comfortable with you", "hurt", "sad"]))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert " comfortable with you " in seen(pilot)
        assert " hurt " in seen(pilot)
        assert "Skip · F4" in seen(pilot)
        assert "…" not in seen(pilot)


async def test_minimum_number_of_words_is_required() -> None:
    host = await answer(question(TWO), "right", "enter", "enter", "down", "enter", "enter")
    assert host.answered == [["sleep", "rest"]]


async def test_words_stop_at_the_maximum() -> None:
    app = WidgetApp(question(FEELINGS, previous=["hurt", "sad", "my own"]))
    async with app.run_test() as pilot:
        await pilot.press(*"angry", "enter")
        await pilot.pause()
        assert "choose up to 3" in seen(pilot)
        assert " hurt   sad   my own " in seen(pilot)
    assert app.host.answered == []


async def test_earlier_words_are_shown_on_top_and_in_their_family() -> None:
    app = WidgetApp(question(FEELINGS, previous=["lonely", "left hanging"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = seen(pilot)
        assert " lonely   left hanging   1 more if you like" in shown
        assert "lonely ✓" in shown


async def test_custom_word_can_be_removed() -> None:
    host = await answer(question(FEELINGS), *"odd", "enter", "right", "space", *"sad", "enter", "enter")
    assert host.answered == [["sad"]]


async def test_draft_restores_chosen_and_typed_words() -> None:
    first = await answer(question(FEELINGS), *"hurt", "enter", *"left ha")
    draft = first.drafts[-1]
    app = WidgetApp(question(FEELINGS, draft=draft, previous=["sad"]))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.host.query_one(WordSearchInput).value == "left ha"
        await pilot.press(*"nging", "enter", "enter")
    assert app.host.answered == [["hurt", "left hanging"]]


async def test_empty_word_answer_has_no_draft() -> None:
    host = await answer(question(FEELINGS), *"hu", "backspace", "backspace")
    assert host.drafts[-1] == ""


async def test_clicking_continue_adds_the_typed_word() -> None:
    app = WidgetApp(question(FEELINGS))
    async with app.run_test() as pilot:
        await pilot.pause()
        app.host.query_one("#go-on", Button).active_effect_duration = 0
        await pilot.press(*"left hanging")
        await pilot.click("#go-on")
        assert app.host.answered == []
        await pilot.pause()
        await pilot.click("#go-on")
    assert app.host.answered == [["left hanging"]]


async def test_mouse_alone_chooses_words() -> None:
    app = WidgetApp(question(FEELINGS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for words in (feeling_groups()[1].name, "fine"):
            lines = seen(pilot).splitlines()
            line = next(number for number, line in enumerate(lines) if words in line)
            await pilot.click(offset=(lines[line].index(words), line))
            await pilot.pause()
        await pilot.click("#go-on")
    assert app.host.answered == [["fine"]]


async def test_wheel_scrolls_the_list_under_the_mouse() -> None:
    app = WidgetApp(question(FEELINGS))
    one, two = feeling_groups()[:2]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        browser = app.host.query_one(WordBrowser)
        for turn, there, gone in (
            (MouseScrollDown, two.words[0], one.words[0]),
            (MouseScrollUp, one.words[0], two.words[0]),
        ):
            browser.post_message(turn(browser, 2, 1, 0, 0, 0, False, False, False))
            await pilot.pause()
            assert there in seen(pilot)
            assert gone not in seen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 15)])
async def test_narrow_screen_shows_one_list_at_a_time(size: tuple[int, int]) -> None:
    app = WidgetApp(question(FEELINGS))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        family, wide = feeling_groups()[1], size[0] >= 64
        assert family.name in seen(pilot)
        await pilot.press("down")
        await pilot.pause()
        assert (family.words[0] in seen(pilot)) is wide
        await pilot.press("right", "space")
        await pilot.pause()
        assert family.words[1] in seen(pilot)
        assert (family.name in seen(pilot)) is wide
        assert "okay ✓" in seen(pilot)


async def test_arrows_reach_every_word() -> None:
    app = WidgetApp(question(AnswerShape("needs", pick=(1, 50))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        browser = app.host.query_one(WordBrowser)
        for group in need_groups():
            assert [cell.text for cell in browser.words.cells] == group.words
            seen_here = set()
            browser.move_pointer(*ARROW_MOVES["right"])
            for column in group.columns:
                for _ in column:
                    seen_here.add(browser.current_word)
                    browser.move_pointer(*ARROW_MOVES["down"])
                for _ in column:
                    browser.move_pointer(*ARROW_MOVES["up"])
                browser.move_pointer(*ARROW_MOVES["right"])
            assert seen_here == set(group.words)
            for _ in group.columns:
                browser.move_pointer(*ARROW_MOVES["left"])
            browser.move_pointer(*ARROW_MOVES["down"])


def test_words_starting_with_the_query_come_first() -> None:
    words = [word for word, _ in find_words(feeling_groups(), "lo")]
    assert all(word.startswith("lo") for word in words[:3])
    assert words.index("lonely") < words.index("a bit low")
    assert ("sleep", "Body and rest") in find_words(need_groups(), "body")
    assert find_words(feeling_groups(), "xyzzy") == []


@pytest.mark.parametrize("before", [None, "hurt", {"a": 1}, []])
async def test_previous_answer_that_is_no_word_list_is_ignored(before: Any) -> None:
    host = await answer(question(FEELINGS, previous=before), *"calm", "enter", "enter")
    assert host.answered == [["calm"]]


async def test_esc_returns_to_the_families_where_their_words_hide_them() -> None:
    for width, goes_back in ((60, True), (80, False)):
        app = WidgetApp(question(FEELINGS))
        async with app.run_test(size=(width, 20)) as pilot:
            await pilot.pause()
            box, browser = app.host.query_one(WordsAnswer), app.host.query_one(WordBrowser)
            assert not box.step_back()
            await pilot.press("enter")
            assert browser.inside
            assert box.step_back() is goes_back
            assert browser.inside is not goes_back
            assert not box.step_back()


async def test_enter_on_a_chosen_word_one_comes_back_to_asks_first() -> None:
    app = WidgetApp(question(FEELINGS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "enter", "down", "enter", "up", "enter")
        await pilot.pause()
        assert CHOSEN_HINT.format("friendly") in " ".join(seen(pilot).split())
        assert app.host.answered == []
        assert app.host.query_one(WordSearchInput).FOOT_KEYS == (TAKE_OUT,)
        await pilot.press("space")
        await pilot.pause()
        assert app.host.query_one(WordSearchInput).FOOT_KEYS == ()
