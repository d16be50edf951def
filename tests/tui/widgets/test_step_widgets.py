"""Steps that are not questions: spoken, breathed, revealed, compared, agreed, looked back at, kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.widgets import Static

from prompts import sanitize
from scripts import Json
from scripts.engine.validation import validate_answer
from scripts.model import AnswerShape
from scripts.records import ScopedAnswer
from tests.tui.helpers.hostile_texts import AT_ONCE
from tests.tui.helpers.widget_app import ANA, BEN, WidgetApp, answer, question, seen
from tui.reports.shown_answers import ShownAnswer
from tui.text.couple import Couple
from tui.text.look_back import DONE_ACTION
from tui.widgets.answers.agreement import EXAMPLE_CHECK
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.breathe import BREATH_SECONDS, MIN_SIZE, circle_size, draw_disc
from tui.widgets.answers.question import Question
from tui.widgets.answers.talk import SoftClock
from tui.widgets.answers.time_out import TimeOutStep
from tui.widgets.conversation_header import ProgressLine
from tui.widgets.inputs.owner_options import OWNER_HINT, OwnerOptions
from tui.widgets.inputs.text_box import CONTINUE_HINT, EXAMPLE_HINT, TextBox

TEXT = AnswerShape("text")


def step(asked: Question, **more: Any) -> Question:
    """The same question about a step that has more keys."""
    return replace(asked, ask=replace(asked.ask, step=replace(asked.ask.step, **more)))


def reveal(*told: ShownAnswer, before: Any = None) -> Question:
    """A reveal at which the first one decides."""
    asked = question(None, kind="reveal", previous=before, shown_answers=told)
    decides = tuple(ScopedAnswer(one.name, one.text, TEXT, one.of) for one in told)
    names = tuple(dict.fromkeys(one.name for one in told))
    ask = replace(asked.ask, stage="decide", private=True, to_reveal=decides)
    return replace(asked, ask=replace(ask, step=replace(ask.step, show=names)))


def agreement(of: str = "both", **more: Any) -> Question:
    return question(None, kind="agree", of=of, **more)


def due(who: str = "a", before: Any = None) -> Question:
    asked = question(None, kind="look_back", of="both", previous=before)
    about = {"id": "g1", "who": who, "act": "I will call.", "cue": "If I am late", "look_back": "2026-03-10"}
    return replace(asked, ask=replace(asked.ask, agreement=about))


# Talking


async def test_what_is_spoken_goes_on_with_one_key_and_a_note_only_if_it_is_wanted() -> None:
    assert (await answer(step(question(None, kind="talk"), seconds=60), "enter")).answered == [True]
    noted = step(question(None, kind="talk"), seconds=60, note=True)
    assert (await answer(noted, "enter")).answered == [True]
    assert (await answer(noted, "shift+tab", "enter", "enter")).answered == [True]
    assert (await answer(step(question(None, kind="talk"), seconds=60), "n", "enter")).answered == [True]


async def test_whoever_just_begins_to_write_begins_the_note_and_loses_no_letter() -> None:
    noted = step(question(None, kind="talk"), seconds=60, note=True)
    for line in ("nice evening", "5 minutes", "(yes)"):
        host = await answer(noted, *line.replace(" ", "_"), "enter")
        assert host.answered == [line.replace(" ", "_")]
    host = await answer(noted, *"Monday", "space", *"evening", "enter")
    assert host.answered == ["Monday evening"]
    assert host.drafts[-1] == "Monday evening"


async def test_where_nothing_is_written_down_a_letter_is_told_so() -> None:
    stage = WidgetApp(step(question(None, kind="talk"), seconds=60))
    async with stage.run_test() as pilot:
        await pilot.press("n")
        assert "This part is said aloud." in seen(pilot)
        await pilot.press("enter")
        assert stage.host.answered == [True]


async def test_the_clock_fills_slowly_counts_nothing_down_and_then_says_that_there_is_no_hurry() -> None:
    now = 0.0
    asked = step(question(None, kind="talk"), seconds=60)
    stage = WidgetApp(asked)
    async with stage.run_test() as pilot:
        clock = SoftClock(60, lambda: now)
        await stage.host.mount(clock)
        words = clock.query_one("#soft", Static)
        assert "About a minute" in str(words.content)
        now = 30
        clock.tick()
        assert clock.query_one(ProgressLine).done == 0.5
        assert not any(letter.isdigit() for letter in str(words.content))
        now = 900
        clock.tick()
        await pilot.pause()
        assert (clock.query_one(ProgressLine).done, str(words.content)) == (
            1.0,
            "There is no hurry. Go on when it is said.",
        )


# Breathing


def test_a_breath_takes_ten_seconds_and_the_circle_is_round() -> None:
    assert circle_size(0) == circle_size(BREATH_SECONDS) == pytest.approx(MIN_SIZE)
    assert circle_size(BREATH_SECONDS / 2) == pytest.approx(1.0)
    rows = draw_disc(5, 5)
    assert rows == rows[::-1] or [row.translate(str.maketrans("▀▄", "▄▀")) for row in rows[::-1]] == rows
    assert all(row == row[::-1] for row in rows)
    assert max(len(row.strip()) for row in rows) == 10


async def test_breathing_is_ended_by_enter_at_any_time() -> None:
    assert (await answer(question(None, kind="breathe", of="both"), "enter")).answered == [True]


# Revealing and comparing


async def test_the_owner_shows_changes_or_keeps_and_nothing_is_shown_unasked() -> None:
    secret = reveal(ShownAnswer("hurt", "first", "It stung.", can_edit=True))
    host = await answer(secret, "enter")
    assert host.answered == []
    for keys, decision in (
        (("1", "enter"), "show"),
        (("3", "enter"), "keep"),
        (("right", "right", "right", "enter"), "keep"),
        (("2", "enter", "!", "enter"), {"edit": "It stung.!"}),
        (("2", "enter", "enter"), "show"),
    ):
        assert (await answer(secret, *keys)).answered == [{"hurt": decision}], keys


async def test_several_answers_are_decided_one_by_one_and_those_of_one_name_together() -> None:
    secret = reveal(
        ShownAnswer("hurt", "first", "It stung.", can_edit=True),
        ShownAnswer("tired", "first", "7", "How tired are you?"),
    )
    assert (await answer(secret, "1", "enter")).answered == []
    assert (await answer(secret, "1", "enter", "2", "enter")).answered == [{"hurt": "show", "tired": "keep"}]
    rounds = reveal(ShownAnswer("hurt", "first", "One."), ShownAnswer("hurt", "first", "Two."))
    assert (await answer(rounds, "2", "enter")).answered == [{"hurt": "keep"}]


async def test_who_kept_all_to_themselves_is_told_so() -> None:
    stage = WidgetApp(reveal())
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "You kept this to yourself. Nothing will be shown." in seen(pilot)
        await pilot.press("enter")
    assert stage.host.answered == [{}]


@pytest.mark.parametrize("text", AT_ONCE)
async def test_what_is_revealed_and_compared_stands_there_literally(text: str) -> None:
    told = (ShownAnswer("hurt", "first", text), ShownAnswer("hurt", "second", "mine"))
    for kind, stage_name in (("reveal", "shown"), ("compare", "")):
        asked = question(None, kind=kind, of="both", shown_answers=told)
        stage = WidgetApp(replace(asked, ask=replace(asked.ask, stage=stage_name)))
        async with stage.run_test(size=(80, 24 + len(text) // 15)) as pilot:  # nothing here scrolls
            await pilot.pause()
            shown = seen(pilot)
            assert "● Ana" in shown
            assert "◆ Ben" in shown
            assert "mine" in shown
            if text.isascii():
                assert sanitize(text).split()[0] in shown
            await pilot.press("enter")
            await pilot.pause()
        assert stage.host.answered == [True]


async def test_columns_stand_side_by_side_where_there_is_room() -> None:
    told = (ShownAnswer("hurt", "first", "one"), ShownAnswer("hurt", "second", "two"))
    for width, same_line in ((80, True), (40, False)):
        stage = WidgetApp(question(None, kind="compare", of="both", shown_answers=told))
        async with stage.run_test(size=(width, 24)) as pilot:
            await pilot.pause()
            assert any("one" in line and "two" in line for line in seen(pilot).splitlines()) is same_line


# Agreeing


async def test_an_agreement_is_a_few_words_whose_it_is_and_a_date_in_a_week() -> None:
    asked = agreement(starter="I will call before six.")
    assert (await answer(asked, "enter", "enter")).answered == []
    assert (await answer(asked, "enter", "enter", "1")).answered == []
    host = await answer(asked, "enter", "enter", "1", "enter", "enter")
    assert host.answered == [{"act": "I will call before six.", "who": "first", "look_back": "2026-03-18"}]
    host = await answer(asked, "enter", "enter", "3", "tab", *["right"] * 20, "enter", "enter")
    assert host.answered == [{"act": "I will call before six.", "who": "both", "look_back": "2026-03-25"}]


async def test_the_sentence_of_an_agreement_says_that_it_is_an_example_and_the_first_letter_replaces_it() -> (
    None
):
    asked = agreement(starter="I will call before six.")
    stage = WidgetApp(asked)
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert EXAMPLE_HINT in seen(pilot)
        await pilot.press(
            "enter", "enter", "shift+tab"
        )  # a slip, and back: nothing is lost, and it still is an example
        assert EXAMPLE_HINT in seen(pilot)
        await pilot.press(*"no tv")
        await pilot.pause()
        assert EXAMPLE_HINT not in seen(pilot)
        await pilot.press("enter", "3", "enter", "enter")
        await pilot.pause()
    assert stage.host.answered == [{"act": "no tv", "who": "both", "look_back": "2026-03-18"}]
    changed = await answer(asked, "right", "backspace", "!", "enter", "1", "enter", "enter")
    assert changed.answered[0]["act"] == "I will call before six!"


@pytest.mark.parametrize("before", [(), ("tab", "2")])
async def test_an_example_is_agreed_on_only_after_they_were_asked_once(before: tuple[str, ...]) -> None:
    asked = agreement(of="first", starter="I will call before six.")
    stage = WidgetApp(asked)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*before, "enter")
        await pilot.pause()
        assert EXAMPLE_CHECK in " ".join(seen(pilot).split())
        assert "Read it aloud" not in seen(pilot)
        await pilot.press(*"tea")
        await pilot.pause()
        assert "example words" not in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Read it aloud" in seen(pilot)
        await pilot.press("enter")
    assert stage.host.answered[0]["act"] == "tea"
    drafted = await answer(replace(asked, draft='{"act": "I will call before six."}'), "enter", "enter")
    assert drafted.answered == []
    as_it_is = await answer(asked, "enter", "enter", "enter")
    assert [one["act"] for one in as_it_is.answered] == ["I will call before six."]


@pytest.mark.parametrize(
    ("asked", "act"),
    [
        (agreement(starter="When one of us"), "When one of us x"),
        (agreement(), "x"),
        (
            agreement(starter="I will call.", previous={"act": "I will call.", "look_back": "2026-03-20"}),
            "I will call.x",
        ),
    ],
)
async def test_what_is_a_beginning_or_was_agreed_is_no_example(asked: Question, act: str) -> None:
    stage = WidgetApp(asked)
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert EXAMPLE_HINT not in seen(pilot)
        await pilot.press("x")
        assert stage.host.query_one("#act", TextBox).text == act


async def test_it_is_read_aloud_as_a_note_before_it_is_saved() -> None:
    stage = WidgetApp(agreement(starter="I will call before six."))
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", "enter", "2", "enter")
        await pilot.pause()
        shown = seen(pilot)
        assert "Read it aloud once, together." in shown
        assert "— ◆ Ben  we look again on Wednesday, 18 March" in shown
        assert stage.host.answered == []
        assert stage.host.query_one(AnswerBox).step_back()
        await pilot.pause()
        assert "Read it aloud" not in seen(pilot)
        assert not stage.host.query_one(AnswerBox).step_back()


async def test_nothing_tonight_is_one_press_away_and_as_large() -> None:
    stage = WidgetApp(agreement(starter="I will call."))
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.click("#pass")
        await pilot.pause()
    assert stage.host.answered == [None]


async def test_required_fields_are_open_and_asked_for() -> None:
    asked = step(agreement(of="first", starter="I will call."), fields=("sign", "end"))
    host = await answer(asked, "enter", "enter", "enter")
    assert host.answered == []
    host = await answer(asked, "enter", "enter", *"it rings", "enter", "enter")
    assert host.answered == []
    host = await answer(asked, "enter", "enter", *"it rings", "enter", "right", "right", "enter", "enter")
    assert host.answered == [
        {
            "act": "I will call.",
            "sign": "it rings",
            "who": "first",
            "look_back": "2026-03-18",
            "end": "2026-04-15",
        }
    ]


async def test_it_ends_only_on_a_day_that_was_chosen() -> None:
    asked = agreement(of="first", starter="I will call.")
    stage = WidgetApp(asked)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("t", "tab", "tab", "tab", "enter")
        await pilot.pause()
        assert "no end" in seen(pilot)
        await pilot.press("enter", "enter")
    assert "end" not in stage.host.answered[0]
    chosen = await answer(asked, "t", "tab", "tab", "tab", "enter", *["tab"] * 7, "right", "enter", "enter")
    assert chosen.answered[0]["end"] == "2026-04-08"
    again = await answer(replace(asked, previous=chosen.answered[0]), "enter", "enter")
    assert again.answered == chosen.answered


async def test_more_opens_what_is_not_there_yet_and_keeps_what_was_written() -> None:
    stage = WidgetApp(step(agreement(of="first", starter="I will call."), fields=("obstacle",)))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(
            "enter", "enter", *"the late shift", "tab", "tab", "tab", "enter", *"I come home late"
        )
        rows = [str(box.id) for box in stage.host.query(TextBox)]
        assert rows == ["act", "cue", "obstacle", "instead", "sign", "hard_week"]
        assert not stage.host.query_one("#more").display
        await pilot.press("enter", "enter")
    assert stage.host.answered[0] == {
        **{"act": "I will call.", "cue": "I come home late", "obstacle": "the late shift", "who": "first"},
        **{"look_back": "2026-03-18"},
    }


async def test_with_all_of_its_lines_it_leaves_room_for_a_prompt_on_the_usual_screen() -> None:
    stage = WidgetApp(agreement(of="first", starter="I will call."))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*["tab"] * 3, "enter")
        await pilot.pause()
        assert "In a hard week" in seen(pilot)
        assert stage.host.query_one(AnswerBox).outer_size.height <= 14


@pytest.mark.parametrize("name", ["Ben", "Jonas", "Maximiliane-Sophie"])
async def test_who_begins_is_read_whole_however_long_the_name(name: str) -> None:
    couple = Couple(ANA, replace(BEN, name=name))
    asked = replace(
        agreement(previous={"act": "We cook", "who": "both", "rhythm": "FREQ=DAILY"}), couple=couple
    )
    for size in ((76, 24), (40, 15)):
        stage = WidgetApp(asked)
        async with stage.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press(*["tab"] * 3)
            await pilot.pause()
            assert f"3 ◆ {name} begins" in seen(pilot)


@pytest.mark.parametrize("opened", [("right",), ("left", "left")])
async def test_how_often_opens_with_the_way_on_in_view(opened: tuple[str, ...]) -> None:
    stage = WidgetApp(agreement(starter="I will call."))
    async with stage.run_test(size=(80, 18)) as pilot:
        await pilot.pause()
        await pilot.press(*["tab"] * 3, "enter", *["tab"] * 5, "3", *["tab"] * 3, "right", *opened)
        await pilot.pause()
        assert "Go on" in seen(pilot)
        assert "Not in turn" in seen(pilot)


RHYTHMS: list[tuple[tuple[str, ...], dict[str, Json]]] = [
    ((), {}),
    (("right",), {"rhythm": "FREQ=DAILY"}),
    (("right", "right"), {"rhythm": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"}),
    (("right", "right", "right", "tab", "1"), {"rhythm": "FREQ=WEEKLY;BYDAY=MO,WE"}),
    ((*["right"] * 4, "tab", "3", "7"), {"rhythm": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"}),
    (("left",), {"rhythm": "FREQ=MONTHLY;BYMONTHDAY=11"}),
    (("left", "tab", *["left"] * 11), {"rhythm": "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"}),
    (("left", "left", "right", "right"), {}),
]


@pytest.mark.parametrize(("keys", "chosen"), RHYTHMS)
async def test_how_often_is_chosen_with_a_few_keys_and_comes_back_as_it_was(
    keys: tuple[str, ...], chosen: dict[str, Json]
) -> None:
    asked = agreement(starter="I will call.")
    host = await answer(asked, "enter", "enter", "1", "tab", "tab", "tab", "enter", *keys, "enter", "enter")
    agreed = {"act": "I will call.", "who": "first", "look_back": "2026-03-18"}
    assert host.answered == [agreed | chosen]
    again = await answer(replace(asked, previous=host.answered[0]), "enter", "enter")
    assert again.answered == host.answered


async def test_what_is_of_both_may_go_in_turn_and_the_note_says_so() -> None:
    stage = WidgetApp(agreement(previous={"act": "We cook", "who": "both", "rhythm": "FREQ=DAILY"}))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "tab", "tab", "3", "enter")
        await pilot.pause()
        assert "Every day, in turn; Ben begins." in seen(pilot)
        await pilot.press("enter")
    assert stage.host.answered[0]["turn"] == "second"


async def test_what_is_of_one_goes_in_no_turn() -> None:
    stood = {"act": "We cook", "who": "both", "rhythm": "FREQ=DAILY", "turn": "first"}
    host = await answer(agreement(previous=stood), "tab", "1", "enter", "enter")
    assert host.answered[0] == {
        "act": "We cook",
        "who": "first",
        "rhythm": "FREQ=DAILY",
        "look_back": "2026-03-18",
    }


async def test_a_week_without_a_day_and_a_rhythm_that_is_wanted_are_asked_for() -> None:
    asked = step(agreement(of="first", starter="I will call."), fields=("rhythm",))
    stage = WidgetApp(asked)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "how often. Press the arrows." in seen(pilot)
        await pilot.press("right", "right", "right", "tab", "3", "enter")
        await pilot.pause()
        assert "On which days? Press their numbers." in seen(pilot)
        await pilot.press("6", "enter", "enter")
    assert stage.host.answered[0]["rhythm"] == "FREQ=WEEKLY;BYDAY=SA"


async def test_arrows_lead_from_field_to_field_and_end_at_the_first_and_the_last() -> None:
    stage = WidgetApp(agreement(previous={"act": "We cook", "who": "both", "rhythm": "FREQ=DAILY"}))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        way = ["act", "whose", "often", "in-turn", "look-back", "more", "go-on", "pass"]
        for key, fields in (("down", way), ("up", way[::-1])):
            for name in (*fields[1:], fields[-1], fields[-1]):
                await pilot.press(key)
                focused = stage.host.focused
                assert focused is not None
                assert focused.id == name


async def test_within_the_words_of_a_box_the_arrows_lead_from_line_to_line() -> None:
    stage = WidgetApp(agreement(previous={"act": "We cook\nand eat", "who": "both"}))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("up", "down", "home")
        box = stage.host.query_one("#act", TextBox)
        assert box.has_focus
        assert box.cursor_location == (1, 0)
        await pilot.press("down")
        assert box.has_focus
        assert box.cursor_at_end_of_text
        await pilot.press("down")
        assert not box.has_focus


async def test_a_line_of_a_form_is_left_from_any_place_in_its_first_or_last_row() -> None:
    words = "a cup of tea for you and for me " * 3
    stage = WidgetApp(
        step(agreement(previous={"act": "We cook", "who": "both", "cue": words}), fields=("cue",))
    )
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "home", "right")
        line = stage.host.query_one("#cue", TextBox)
        assert line.has_focus
        await pilot.press("up")
        assert line.has_focus
        await pilot.press("up")
        assert stage.host.query_one("#act").has_focus
        await pilot.press("down", "down")
        assert line.has_focus
        await pilot.press("down")
        assert stage.host.query_one("#whose").has_focus


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (("down", "right"), {"who": "first"}),
        (("down", "left", "space"), {"who": "both"}),
        (("down", "1", *["down"] * 3, "space", "space"), {"rhythm": "FREQ=DAILY"}),
        (("down", "1", *["down"] * 3, "right", "right"), {"rhythm": "FREQ=DAILY"}),
        (
            ("down", "1", *["down"] * 3, "right", *["right"] * 3, "down", "right", "space"),
            {"rhythm": "FREQ=WEEKLY;BYDAY=TU,WE"},
        ),
        (
            ("down", "1", *["down"] * 3, "right", *["right"] * 3, "down", "left", "space", "3"),
            {"rhythm": "FREQ=WEEKLY;BYDAY=SU"},
        ),
    ],
)
async def test_arrows_and_space_choose_in_the_form(keys: tuple[str, ...], chosen: dict[str, Json]) -> None:
    host = await answer(agreement(starter="I will call."), *keys, "enter", "enter", "enter", "enter")
    (agreed,) = host.answered
    assert {**agreed, **chosen} == agreed


@pytest.mark.parametrize("keys", [("space",), ("n",), ("enter", *"no", "space", *"tv")])
async def test_words_typed_where_whose_it_is_is_chosen_choose_nobody_and_are_answered(
    keys: tuple[str, ...],
) -> None:
    stage = WidgetApp(agreement(starter="I will call.", previous={"act": "I will call."}))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", *keys)
        await pilot.pause()
        assert stage.host.query_one(OwnerOptions).owner is None
        assert OWNER_HINT in seen(pilot)
        await pilot.press("2")
        await pilot.pause()
        assert OWNER_HINT not in seen(pilot)
        await pilot.press("enter", "enter")
    assert stage.host.answered[0]["who"] == "second"


async def test_a_half_written_agreement_comes_back_whole() -> None:
    asked = agreement(starter="I will call.")
    host = await answer(asked, "end", "!", "enter", "2")
    again = await answer(replace(asked, draft=host.drafts[-1]), "enter", "enter")
    assert again.answered == [{"act": "I will call.!", "who": "second", "look_back": "2026-03-18"}]
    odd = await answer(replace(asked, draft="[/ not json"), "enter", "1", "enter", "enter")
    assert odd.answered[0]["act"] == "[/ not json"


@pytest.mark.parametrize("text", AT_ONCE)
async def test_any_text_can_be_agreed_on(text: str) -> None:
    stood = {"act": text, "cue": text, "who": "second", "sign": text, "look_back": "2026-03-20"}
    host = await answer(agreement(previous=stood), "enter", "enter", size=(40, 15))
    assert host.answered[0]["look_back"] == "2026-03-20"


# Looking back

WORD = ("enter", "enter", "3", "enter")
"""Both say nothing that stays, and choose "not yet"."""
AGAIN = {"look_back": "2026-03-18"}


async def test_the_doer_says_first_then_the_other_then_both_choose() -> None:
    stage = WidgetApp(due())
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "If I am late, I will call." in seen(pilot)
        assert "Ana, you first: what did you do" in seen(pilot)
        await pilot.press(*"did", "enter")
        await pilot.pause()
        assert "Ben, what was it like for you?" in seen(pilot)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "Choose one word for it, together." in seen(pilot)
        await pilot.press("3", "enter")
        await pilot.pause()
        assert "nobody has failed" in seen(pilot)
        for way in ("1  Go on with it", "4  Hand it over to Ben", "6  Let it go"):
            assert way in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "When do you want to look at it again?" in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
    value = {"agreement": "g1", "outcome": "not_yet", "did": "did", "next": "go_on", **AGAIN}
    assert stage.host.answered == [value]
    assert validate_answer(stage.host.question.ask, value) is None


async def test_the_note_is_short_once_it_was_read_and_gone_where_its_words_change() -> None:
    asked = due()
    asked = replace(asked, ask=replace(asked.ask, agreement={**asked.ask.agreement, "sign": "We sleep"}))
    stage = WidgetApp(asked)
    async with stage.run_test() as pilot:
        for keys, texts in (
            ((), [True, True, True]),
            (WORD, [False, True, True]),
            (("2", "enter"), [True, True, False]),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert [words in seen(pilot) for words in ("We sleep", "If I am late", "— ● Ana")] == texts


async def test_letting_go_needs_no_date() -> None:
    host = await answer(due("both"), "enter", "enter", "1", "enter", "up", "enter")
    assert host.answered == [{"agreement": "g1", "outcome": "kept", "next": "let_go"}]


async def test_letting_go_of_what_was_kept_is_called_done_before_it_is_chosen() -> None:
    stage = WidgetApp(due())
    async with stage.run_test() as pilot:
        await pilot.press("enter", "enter", "1", "enter")
        await pilot.pause()
        assert f"6  {DONE_ACTION}" in seen(pilot)
        assert "Let it go" not in seen(pilot)
        stage.host.query_one(AnswerBox).step_back()
        await pilot.pause()
        await pilot.press("3", "enter")
        await pilot.pause()
        assert "6  Let it go" in seen(pilot)


async def test_of_what_is_of_both_each_is_asked_by_name_and_it_stays_known_who_said_what() -> None:
    stage = WidgetApp(due("both"))
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "Ana, you first: what did you do" in seen(pilot)
        assert "Ana may write a line that stays" in seen(pilot)
        await pilot.press(*"late", "enter")
        await pilot.pause()
        assert "Ben, the same for you: what did you do" in seen(pilot)
        assert "Ben may write a line that stays" in seen(pilot)
        await pilot.press("enter", "1", "enter", "enter", "enter")
        await pilot.pause()
    assert stage.host.answered == [
        {"agreement": "g1", "outcome": "kept", "did": "late", "begins": "first", "next": "go_on", **AGAIN}
    ]
    assert validate_answer(stage.host.question.ask, stage.host.answered[0]) is None
    assert validate_answer(stage.host.question.ask, {**stage.host.answered[0], "begins": "both"})


async def test_another_time_needs_no_words() -> None:
    stage = WidgetApp(due("b"))
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert "Ben, you first" in seen(pilot)
        await pilot.click("#pass")
        await pilot.pause()
    assert stage.host.answered == [None]


@pytest.mark.parametrize(
    ("keys", "became"),
    [
        (("1", "enter"), {"next": "go_on", **AGAIN}),
        (("2", "enter", *"Once.", "enter"), {"next": "smaller", "words": {"act": "Once."}, **AGAIN}),
        (("2", "enter", "right", "!", "enter"), {"words": {"act": "I will call.!"}, **AGAIN}),
        (
            ("2", "enter", "x", "tab", "tab", "right", "enter"),
            {"words": {"act": "x"}, "look_back": "2026-03-19"},
        ),
        (
            ("2", "enter", "tab", *"On Mondays", "enter"),
            {"next": "smaller", "words": {"act": "I will call.", "cue": "On Mondays"}, **AGAIN},
        ),
        (("3", "enter", *"Hi", "enter"), {"next": "change", "words": {"act": "Hi"}, **AGAIN}),
        (("4", "enter", "enter"), {"next": "hand_over", "words": {"who": "second"}, **AGAIN}),
        (("4", "enter", *"Hi", "enter"), {"words": {"who": "second", "act": "Hi"}, **AGAIN}),
        (("5", "enter"), {"next": "rest", "look_back": "2026-04-08"}),
        (("5", "enter", *["right"] * 9), {"next": "rest", "look_back": "2026-05-06"}),
        (("6",), {"next": "let_go"}),
    ],
)
async def test_both_choose_what_becomes_of_it(keys: tuple[str, ...], became: dict[str, Any]) -> None:
    host = await answer(due(), *WORD, *keys, "enter", size=(40, 15))
    assert len(host.answered) == 1
    assert {**host.answered[0], **became} == host.answered[0]
    assert set(host.answered[0]) - {"agreement", "outcome", "next"} <= set(became)


async def test_what_is_of_both_cannot_be_handed_over() -> None:
    stage = WidgetApp(due("both"))
    async with stage.run_test() as pilot:
        await pilot.press("enter", "enter", "1", "enter")
        await pilot.pause()
        assert "4  Let it rest" in seen(pilot)
        assert "Hand it over" not in seen(pilot)
        assert "nobody has failed" not in seen(pilot)


async def test_whoever_takes_it_over_is_asked_first() -> None:
    stage = WidgetApp(due("b"))
    async with stage.run_test() as pilot:
        await pilot.press(*WORD, "4", "enter")
        await pilot.pause()
        assert "Ana, it is yours from now on, if you want it." in seen(pilot)
        await pilot.press("backspace", "enter")
        await pilot.pause()
        assert "A few words are wanted" in seen(pilot)
        await pilot.press(*"Tea", "enter")
        await pilot.pause()
        assert "If I am late: Tea." in seen(pilot)
        assert "— ● Ana" in seen(pilot)
        assert stage.host.answered == []
        await pilot.press("enter")
        await pilot.pause()
    assert stage.host.answered[0]["words"] == {"who": "first", "act": "Tea"}
    assert validate_answer(stage.host.question.ask, stage.host.answered[0]) is None


async def test_words_that_shall_change_do_change() -> None:
    for keys, sentence in (
        (("enter",), "the words as they were"),
        ((*["backspace"] * 20, "enter"), "A few words"),
    ):
        stage = WidgetApp(due())
        async with stage.run_test() as pilot:
            await pilot.press(*WORD, "2", "enter", *keys)
            await pilot.pause()
            assert sentence in seen(pilot)
            await pilot.press("x", "enter")
            await pilot.pause()
            assert "Read it aloud once, together." in seen(pilot)
            assert "If I am late, x" in seen(pilot)
            assert "If I am late, I will call." not in seen(pilot)
            assert stage.host.answered == []
            await pilot.press("enter")
            await pilot.pause()
        assert stage.host.answered[0]["words"] == {"act": "x"}


async def test_what_is_changed_changes_in_any_part_and_each_is_one_key_away() -> None:
    asked = due()
    asked = replace(asked, ask=replace(asked.ask, agreement={**asked.ask.agreement, "sign": "We sleep"}))
    stage = WidgetApp(asked)
    async with stage.run_test() as pilot:
        await pilot.press(*WORD, "3", "enter")
        await pilot.pause()
        assert "How shall it be from now on?" in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "All is as it was. Change something" in seen(pilot)
        await pilot.press("tab", *"After six", "tab", "backspace", "tab", "tab", "enter")
        await pilot.pause()
        await pilot.press(*"rain", "enter")
        await pilot.pause()
        note = seen(pilot)
        assert "After six, I will call." in note
        assert "What may get in the way: rain" in note
        assert "We sleep" not in note
        await pilot.press("enter")
        await pilot.pause()
    words = {"act": "I will call.", "cue": "After six", "obstacle": "rain", "sign": None}
    assert stage.host.answered == [
        {"agreement": "g1", "outcome": "not_yet", "next": "change", "words": words, **AGAIN}
    ]
    assert validate_answer(asked.ask, stage.host.answered[0]) is None


@pytest.mark.parametrize(("who", "key", "now"), [("both", "1", "first"), ("b", "3", "both")])
async def test_it_can_become_the_others_or_of_both_where_it_is_changed(who: str, key: str, now: str) -> None:
    asked = due(who)
    in_turn = {"rhythm": "FREQ=DAILY", **({"turn": "b"} if who == "both" else {})}
    asked = replace(asked, ask=replace(asked.ask, agreement={**asked.ask.agreement, **in_turn}))
    stage = WidgetApp(asked)
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press(*WORD, "3", "enter", "down", "down", "n")
        await pilot.pause()
        assert OWNER_HINT in seen(pilot)
        await pilot.press(key, "enter")
        await pilot.pause()
        assert "in turn" not in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
    (said,) = stage.host.answered
    assert said["words"] == {"act": "I will call.", "who": now}
    assert validate_answer(asked.ask, said) is None
    again = await answer(replace(asked, draft=stage.host.drafts[-1]), *WORD, "enter", "enter", "enter")
    assert again.answered[0]["words"] == said["words"]


async def test_whose_it_is_stays_out_of_the_other_ways() -> None:
    stage = WidgetApp(due())
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press(*WORD, "3", "enter", "tab", "tab", "3")
        stage.host.query_one(AnswerBox).step_back()
        await pilot.press("2", "enter", "x", "enter", "enter")
        await pilot.pause()
    assert stage.host.answered[0]["words"] == {"act": "x"}


@pytest.mark.parametrize("way", ["2", "3", "4"])
async def test_what_else_it_has_is_seen_beside_its_words(way: str) -> None:
    asked = due()
    asked = replace(asked, ask=replace(asked.ask, agreement={**asked.ask.agreement, "sign": "We sleep"}))
    stage = WidgetApp(asked)
    async with stage.run_test() as pilot:
        await pilot.press(*WORD, way, "enter")
        await pilot.pause()
        assert ["If I am late" in seen(pilot), "We sleep" in seen(pilot)] == [True, True]


async def test_typing_replaces_the_old_words_of_each_line_until_they_were_changed() -> None:
    stage = WidgetApp(due())
    async with stage.run_test() as pilot:
        await pilot.press(*WORD, "3", "enter")
        await pilot.pause()
        await pilot.press("tab", "tab", "shift+tab", *"At six", "tab", "shift+tab", "!")
        assert stage.host.query_one("#cue", TextBox).text == "At six!"
        await pilot.press("shift+tab", "right", "!")
        assert stage.host.query_one("#act", TextBox).text == "I will call.!"


async def test_new_words_are_put_otherwise_once_more_before_they_count() -> None:
    stage = WidgetApp(due())
    async with stage.run_test() as pilot:
        await pilot.press(*WORD, "2", "enter", "x", "enter")
        await pilot.pause()
        await pilot.click("#change")
        await pilot.pause()
        assert "Which small part" in seen(pilot)
        await pilot.press("y", "enter", "enter")
        await pilot.pause()
    assert stage.host.answered[0]["words"] == {"act": "xy"}


async def test_back_goes_one_stage_back_and_another_way_asks_something_else() -> None:
    stage = WidgetApp(due())
    async with stage.run_test() as pilot:
        await pilot.press(*WORD, "2", "enter", "!")
        box = stage.host.query_one(AnswerBox)
        assert box.step_back()
        await pilot.pause()
        await pilot.press("5", "enter")
        await pilot.pause()
        assert "It rests, and stays here." in seen(pilot)
        assert not stage.host.query_one("#act").display
        assert [box.step_back() for _ in range(5)] == [True] * 4 + [False]
        await pilot.press("enter", "enter", "enter", "enter", "enter")
        await pilot.pause()
    assert stage.host.answered == [
        {"agreement": "g1", "outcome": "not_yet", "next": "rest", "look_back": "2026-04-08"}
    ]


async def test_a_half_done_look_back_comes_back_whole() -> None:
    host = await answer(due(), *"did", "enter", *"was", "enter", "2", "enter", "2", "enter", "!")
    again = await answer(replace(due(), draft=host.drafts[-1]), *["enter"] * 6)
    stood = {"agreement": "g1", "outcome": "partly", "did": "did", "landed": "was", "next": "smaller"}
    assert again.answered == [{**stood, "words": {"act": "!"}, **AGAIN}]
    assert (await answer(due(before=again.answered[0]), *["enter"] * 6)).answered == again.answered
    odd = await answer(replace(due(), draft="[/ not json"), "enter", "enter", "1", "enter", "enter", "enter")
    assert odd.answered[0]["did"] == "[/ not json"


@pytest.mark.parametrize("text", AT_ONCE)
async def test_any_agreement_can_be_looked_back_at(text: str) -> None:
    asked = due()
    asked = replace(
        asked, ask=replace(asked.ask, agreement={**asked.ask.agreement, "act": text, "cue": text})
    )
    host = await answer(asked, *WORD, "3", "enter", "right", "x", "enter", "enter", size=(40, 15))
    assert host.answered[0]["words"] == {"act": f"{sanitize(text)}x".strip()}


# Keeping, and a time-out


async def test_what_is_kept_is_a_text_a_list_or_nothing() -> None:
    text = step(question(TEXT, kind="keep", of="both"), part="milestones")
    assert (await answer(text, *"soup", "enter")).answered == [{"part": "milestones", "text": "soup"}]
    assert (await answer(text, "enter", "enter")).answered == [None]
    items = step(question(AnswerShape("list", pick=(1, 3)), kind="keep", of="both"), part="needs")
    host = await answer(items, *"rest", "enter", *"fun", "enter", "enter")
    assert host.answered == [
        {"part": "needs", "items": [{"id": "i1", "text": "rest"}, {"id": "i2", "text": "fun"}]}
    ]
    assert (await answer(items, "enter", "enter")).answered == [None]


async def test_a_proposed_rest_is_taken_or_not() -> None:
    asked = question(None, kind="time_out", of="both")
    assert (await answer(asked, "2", "enter")).answered == [True]
    stage = WidgetApp(asked)
    wanted: list[TimeOutStep.RestWanted] = []
    async with stage.run_test(
        message_hook=lambda m: wanted.append(m) if isinstance(m, TimeOutStep.RestWanted) else None
    ) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    assert wanted
    assert stage.host.answered == []


async def test_enter_pressed_twice_answers_once() -> None:
    assert (await answer(question(None, kind="say"), "enter", "enter", "enter")).answered == [True]
    assert (await answer(question(TEXT), "a", "enter", "enter")).answered == ["a"]


SCALE = AnswerShape("scale", low=0, high=10)
RATED = AnswerShape("ratings", rows="tasks", scales=(("time", 0, 5),))


@pytest.mark.parametrize(
    ("asked", "keys", "value"),
    [
        (question(TEXT, optional=True), "so", "so"),
        (question(SCALE, optional=True), "7", 7),
        (question(AnswerShape("list"), optional=True), "a\n", [{"id": "i1", "text": "a"}]),
        (question(RATED, optional=True, items=(("i1", "dishes"),)), "3", {"i1": {"time": 3}}),
        (step(question(TEXT, kind="keep", of="both"), part="goals"), "so", {"part": "goals", "text": "so"}),
    ],
    ids=("text", "scale", "list", "ratings", "keep"),
)
async def test_one_enter_too_many_takes_nobodys_turn_away(asked: Question, keys: str, value: object) -> None:
    typed = ["enter" if key == "\n" else key for key in keys]
    assert (await answer(asked, "enter")).answered == []
    assert (await answer(asked, "enter", "enter")).answered == [None]
    assert (await answer(asked, "enter", *typed, "enter")).answered == [value]
    stage = WidgetApp(asked)
    async with stage.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert "Enter once more" in seen(pilot)


async def test_after_an_open_beginning_one_writes_on_and_the_beginning_alone_is_no_answer() -> None:
    asked = question(TEXT, starter="I can see that", optional=True)
    assert (await answer(asked, *"you", "enter")).answered == ["I can see that you"]
    assert (await answer(asked, "enter", "enter")).answered == [None]
    assert (await answer(question(TEXT, starter="I will call."), "enter")).answered == ["I will call."]


@pytest.mark.parametrize("asked", [question(TEXT, starter="When"), agreement(starter="When")])
async def test_an_open_beginning_says_that_the_sentence_goes_on_in_the_box(asked: Question) -> None:
    stage = WidgetApp(asked)
    async with stage.run_test() as pilot:
        await pilot.pause()
        assert CONTINUE_HINT in seen(pilot)
        await pilot.press("x")
        await pilot.pause()
        assert CONTINUE_HINT not in seen(pilot)
        await pilot.press("backspace")
        await pilot.pause()
        assert CONTINUE_HINT in seen(pilot)
    whole = WidgetApp(replace(asked, prompt=replace(asked.prompt, starter="We rest.")))
    async with whole.run_test() as pilot:
        await pilot.pause()
        assert CONTINUE_HINT not in seen(pilot)


async def test_an_open_beginning_that_is_typed_anew_stands_there_once() -> None:
    asked = question(TEXT, starter="We")
    assert (await answer(asked, *"We laughed", "enter")).answered == ["We laughed"]
    assert (await answer(asked, *"we laughed", "enter")).answered == ["We laughed"]
    assert (await answer(asked, *"Wednesday", "enter")).answered == ["We Wednesday"]


@pytest.mark.parametrize(
    ("starter", "text", "once"),
    [
        (
            "It shows that we",
            "It shows that we we can  laugh.\nStill.",
            "It shows that we can  laugh.\nStill.",
        ),
        ("For you, it was", "For you, it was It was too much.", "For you, it was too much."),
        ("Now I will", "Now I will I will knock.", "Now I will knock."),
        ("Now I will", "I will knock.", "I will knock."),
        ("We rest.", "We rest. rest.", "We rest. rest."),
        ("We", "We", "We"),
    ],
)
def test_the_end_of_an_open_beginning_that_is_typed_anew_stands_there_once(
    starter: str, text: str, once: str
) -> None:
    assert question(TEXT, starter=starter).without_repeated_starter(text) == once
