"""Unmet agreements: the setback script, and changes made while away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from scripts import Answer, AwaitingAnswer, Finished, Json
from scripts.agreement_values import AgreementFact, LookBackValue
from scripts.loading.open_script import open_script
from store import Agreement, Store
from tests.tui.helpers.app import (
    ANA,
    BEN,
    NOW,
    agreement_conversation,
    finish_conversation,
    running_app,
    seen,
    wait_until,
)
from tui.reports.conversation_summary import Summary, build_summary
from tui.screens.agreements.detail import ACTIONS, EXPLORE_SETBACK
from tui.screens.conversation.summary import SummaryScreen
from tui.screens.home import HomeScreen
from tui.session.conversation_session import ConversationSession
from tui.text.agreement_history import history_lines
from tui.text.couple import Couple
from tui.text.look_back import (
    POSTPONED,
    PREVIOUS_WORDING,
    STILL_DUE,
    changed_since_text,
    look_back_text,
    unmet_look_back,
)

CONVERSATION = "2026-03-07T2015-00a1"
TEXT = {"act": "I will text by six", "cue": "If I am late", "who": "first", "look_back": "2026-03-14"}
TEA = {"act": "I will make tea", "who": "second", "look_back": "2026-03-14"}
NOT_YET: dict[str, Json] = {"outcome": "not_yet", "next": "go_on", "look_back": "2026-03-21"}
MORNING = NOW + timedelta(hours=12)


@pytest.fixture
def store(store: Store) -> Store:
    """Save two due agreements."""
    finish_conversation(store, agreement_conversation(CONVERSATION, TEXT, TEA))
    return store


def agreement(store: Store, step: str = "a0") -> Agreement:
    return next(one for one in [*store.agreements(), *store.closed_agreements()] if one.step == step)


# Unmet look-backs


def looked_back(**value: Json) -> Answer:
    return Answer("due_now.1", "due_now", "look_back", "both", {"agreement": "d1", **value})


def value(**fields: Json) -> LookBackValue:
    return LookBackValue.from_json(looked_back(**fields).value)


def fact(before: str | None = None) -> AgreementFact:
    return AgreementFact(id="d1", act="Call", before=before)


def test_not_yet_precedes_partly_and_ended_is_ignored() -> None:
    partly, not_yet = looked_back(outcome="partly", next="go_on"), looked_back(outcome="not_yet")
    assert unmet_look_back([partly, not_yet]) == LookBackValue.from_json(not_yet.value)
    assert unmet_look_back([partly, looked_back(outcome="kept")]) == LookBackValue.from_json(partly.value)
    resolved = ("let_go", "rest", "smaller", "change", "hand_over")
    assert unmet_look_back([looked_back(outcome="not_yet", next=next_) for next_ in resolved]) is None
    assert unmet_look_back([looked_back(outcome="kept"), Answer("", "x", "look_back", "both", None)]) is None


def test_missing_outcome_reads_as_the_change() -> None:
    assert look_back_text(value(next="smaller", words={"act": "A word"}), {}) == "Made smaller: A word"
    assert look_back_text(value(next="go_on"), {}) == "No change."
    assert look_back_text(value(), {}) == "No change."
    handed = value(next="hand_over", words={"who": "b", "act": "I ring"})
    assert look_back_text(handed, {"b": "Ben"}) == "Ben took it over. From now on: I ring"


def test_ended_agreement_is_done_only_if_kept() -> None:
    assert look_back_text(value(outcome="kept", next="let_go"), {}) == "Kept.\nDone."
    assert look_back_text(value(outcome="not_yet", next="let_go"), {}) == "Not yet.\nEnded."


# The setback script


async def test_unmet_look_back_offers_the_setback_script(store: Store, tmp_path: Path) -> None:
    change(store, "a1", next="let_go")
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "1 agreement is due")
        await pilot.press("enter")
        await wait_until(pilot, "you first.")
        await pilot.press("enter", "enter", "3", "enter", "enter", "enter")
        assert "“If I am late, I will text by six” didn’t go as planned." in await wait_until(
            pilot, "Find out why"
        )
        await pilot.press("y")
        assert "After a setback" in await wait_until(pilot, "goes first today")
        about = "You’re talking about something Ana agreed to do: “If I am late, I will text by six.”"
        assert about in " ".join(seen(pilot).replace("▕", "").split())
        await pilot.press("enter")
        await wait_until(pilot, "is this a good time")
        await pilot.press("1", "enter")
        assert "If I am late, I will text by six." in await wait_until(
            pilot, "You’re talking about something Ana agreed to do"
        )


async def test_setback_from_home_is_about_an_agreement_they_choose(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, "setback") as pilot:
        screen = await wait_until(pilot, "What slipped?")
        rows = [line.strip(" ▌") for line in screen.splitlines()]
        assert rows[rows.index("1  If I am late, I will text by six.") + 1] == "● Ana"
        assert rows[rows.index("2  I will make tea.") + 1] == "◆ Ben"
        await pilot.press("enter")
        about = "You’re talking about something Ana agreed to do: “If I am late, I will text by six.”"
        shown = await wait_until(pilot, "goes first today")
        assert about in " ".join(shown.replace("▕", "").split())
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_setback_from_home_can_be_about_something_else(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, "setback") as pilot:
        await wait_until(pilot, "Something else")
        await pilot.press("up", "enter")
        assert "You’re talking about" not in await wait_until(pilot, "goes first today")
        await pilot.press("escape")


@pytest.mark.slow
async def test_setback_changes_the_agreement(store: Store, tmp_path: Path) -> None:
    session_left_after(store, "yes", None, *[True] * 7, "Six is early.", carried=True)
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Continue from")
        await pilot.press("enter")
        assert "No agreement" in await wait_until(pilot, "What would you like to do with it now?")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Which small part")
        await pilot.press("right", "!", "tab", *"rain", "enter")
        assert "What might stop us: rain" in await wait_until(pilot, "say it to")
        await pilot.press("enter")
        await wait_until(pilot, "Small things count")
    changed = agreement(store)
    assert (changed.act, changed.obstacle, changed.instead) == ("I will text by six!", "rain", None)
    line = next(history_lines(changed, {}, NOW.date()))
    assert (
        "you talked about what got in the way. Edited. It used to say “If I am late, I will text by six.”"
        in line
    )
    assert len(store.agreements()) == 2


def test_summary_lists_the_changed_agreement_as_new(store: Store) -> None:
    words = {"act": "A word is enough", "obstacle": "rain"}
    smaller = {"agreement": agreement(store).id, "next": "smaller", "words": words, "look_back": "2026-03-21"}
    session = session_left_after(store, "yes", None, *[True] * 8, smaller, carried=True)
    page = build_summary(session.script, session.progress.answers, frozenset(), Couple(ANA, BEN), NOW.date())
    (noted,) = page.agreements
    assert (noted.sentence, noted.lines) == (
        "If I am late: A word is enough.",
        ("What might stop us: rain",),
    )
    assert (page.look_backs, page.unmet) == ((), "")


@pytest.mark.parametrize(
    ("next_", "words", "sentence", "who"),
    [
        ("hand_over", {"who": "second"}, "If I am late, I will text by six.", "second"),
        ("change", {"act": "I will call"}, "If I am late, I will call.", "first"),
    ],
)
def test_summary_lists_answers_apart_from_new_words(
    store: Store, next_: str, words: Json, sentence: str, who: str
) -> None:
    value = {**NOT_YET, "did": "I forgot.", "next": next_, "words": words}
    session = session_left_after(store, {"agreement": agreement(store).id, **value})
    page = build_summary(session.script, session.progress.answers, frozenset(), Couple(ANA, BEN), NOW.date())
    (noted,), (new,) = page.look_backs, page.agreements
    assert (noted.sentence, noted.owner) == ("If I am late, I will text by six.", "first")
    assert (noted.lines, noted.look_back_text) == (("Ana: “I forgot.”",), "not yet")
    assert (new.sentence, new.owner) == (sentence, who)
    assert (new.lines, new.look_back_text) == ((), "check in on Saturday 21 March")
    assert page.unmet == ""


def test_setback_is_not_offered_when_all_was_kept() -> None:
    page = Summary("Looking back", NOW.date(), Couple(ANA, BEN))
    assert not SummaryScreen(page).is_available("explore_setback")
    assert SummaryScreen(replace(page, unmet="“I will call”")).is_available("explore_setback")


async def test_agreement_page_opens_the_setback_script(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Agreements")
        await pilot.press("a")
        await wait_until(pilot, "Due now")
        await pilot.press("enter")
        await wait_until(pilot, ACTIONS[EXPLORE_SETBACK])
        await pilot.press(str(list(ACTIONS).index(EXPLORE_SETBACK) + 1), "enter")
        assert "After a setback" in await wait_until(pilot, "goes first today")


# Changed while the conversation was left


def session_left_after(store: Store, *values: Json, carried: bool = False) -> ConversationSession:
    """Return a look-back or setback session left after these answers."""
    script = open_script("setback" if carried else "look-back")
    session = ConversationSession(
        script, store, clock=lambda: NOW, carried=agreement(store) if carried else None
    )
    session.resolve_facts()
    for value in values:
        session.answer(value)
        session.resolve_facts()
    return session


def resumed(store: Store, session: ConversationSession) -> ConversationSession:
    again = ConversationSession.resume(store, session.id, clock=lambda: MORNING)
    again.rebase()
    again.resolve_facts()
    return again


def awaiting(session: ConversationSession) -> AwaitingAnswer:
    assert isinstance(session.state, AwaitingAnswer)
    return session.state


def change(store: Store, step: str = "a0", **what: Json) -> None:
    store.change_agreement(agreement(store, step).id, MORNING.isoformat(), what)


def look_back_value(store: Store, **value: Json) -> Json:
    return {"agreement": agreement(store).id, **NOT_YET, **value}


def test_unchanged_agreement_resumes_where_it_was_left(store: Store) -> None:
    smaller = {"next": "smaller", "words": {"act": "A word by six"}}
    session = session_left_after(store, look_back_value(store, **smaller))
    again = resumed(store, session)
    assert again.progress == session.progress
    assert awaiting(again).agreement["id"] == agreement(store, "a1").id


def test_reworded_agreement_is_asked_again_with_its_answers(store: Store) -> None:
    session = session_left_after(store, look_back_value(store, did="once"))
    change(store, words={"act": "I will call"})
    for again in (resumed(store, session), resumed(store, session)):
        assert (awaiting(again).agreement["act"], awaiting(again).agreement["before"]) == (
            "I will call",
            TEXT["act"],
        )
        assert again.progress.stashed_value(awaiting(again).key)["did"] == "once"
    assert [item.outcome for item in agreement(store).history] == [None]
    again.answer(look_back_value(store, outcome="kept"))
    assert [item.outcome for item in agreement(store).history] == [None, "kept"]


def test_agreement_ended_meanwhile_is_not_asked(store: Store) -> None:
    session = session_left_after(store)
    change(store, next="let_go")
    again = resumed(store, session)
    assert awaiting(again).agreement["id"] == agreement(store, "a1").id
    change(store, "a1", next="let_go")
    assert isinstance(resumed(store, session).state, Finished)


def test_answers_before_the_ending_are_kept(store: Store) -> None:
    session = session_left_after(store, look_back_value(store))
    change(store, next="let_go")
    resumed(store, session)
    assert [item.next for item in agreement(store).history] == ["go_on", "let_go"]


def test_carried_in_agreement_uses_its_current_words(store: Store) -> None:
    session = session_left_after(store, carried=True)
    change(store, words={"act": "I will call"})
    again = resumed(store, session)
    assert again.progress.answers[1].value["act"] == "I will call"
    assert awaiting(again).key == awaiting(session).key


def test_carried_in_agreement_is_not_due_as_well(store: Store) -> None:
    assert len(store.due_agreements(NOW.date().isoformat())) == 2
    again = resumed(store, session_left_after(store, carried=True))
    again.answer("yes")
    again.resolve_facts()
    assert awaiting(again).agreement["id"] == agreement(store, "a1").id


def test_reason_for_asking_again_quotes_the_earlier_words() -> None:
    assert changed_since_text(fact()) == ""
    assert changed_since_text(fact(before="Call")).endswith("here it is again.")
    assert changed_since_text(fact(before="Text")).endswith(PREVIOUS_WORDING.format("Text"))


async def test_screen_says_why_it_asks_again(store: Store, tmp_path: Path) -> None:
    session_left_after(store)
    change(store, words={"act": "I will call"})
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Continue from")
        await pilot.press("enter")
        screen = " ".join((await wait_until(pilot, "you first.")).split())
        assert "If I am late, I will call." in screen
        assert PREVIOUS_WORDING.format("I will text by six") in screen


async def test_summary_says_why_nothing_was_asked(store: Store, tmp_path: Path) -> None:
    session_left_after(store)
    change(store, next="let_go")
    change(store, "a1", look_back="2026-03-20", next="later")
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Continue from")
        await pilot.press("enter")
        page = " ".join((await wait_until(pilot, "Read it together.")).split())
        for act in ("If I am late, I will text by six", "I will make tea"):
            assert f"You ended or moved “{act}” after this conversation started" in page
        assert "you listened to each other" not in page


async def test_small_screen_shows_agreement_and_question(store: Store, tmp_path: Path) -> None:
    change(store, words={"sign": "We both sleep", "obstacle": "rain", "instead": "I call"})
    async with running_app(store, tmp_path, size=(40, 15)) as pilot:
        await wait_until(pilot, "2 agreements are due")
        await pilot.press("enter")
        shown = " ".join((await wait_until(pilot, "you first.")).split())
        assert "I will text by six." in shown
        assert "We both sleep" not in shown


@pytest.mark.slow
async def test_postponed_look_back_stays_due_and_saves_nothing(store: Store, tmp_path: Path) -> None:
    begins = store.begins_next()
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "2 agreements are due")
        await pilot.press("enter")
        await wait_until(pilot, "you first.")
        await pilot.press("tab", "tab", "enter")
        await wait_until(pilot, "tea")
        await pilot.press("tab", "tab", "enter")
        page = " ".join((await wait_until(pilot, "Read it together.")).split())
        assert POSTPONED.format("I will make tea", STILL_DUE) in page
        assert "you listened to each other" not in page
        await pilot.press("enter")
        await wait_until(pilot, "2 agreements are due")
    assert [header.id for header in store.recent_headers(2)] == [CONVERSATION]
    assert store.begins_next() == begins


async def test_unfinished_look_back_resumes(store: Store, tmp_path: Path) -> None:
    session_left_after(store, {"agreement": agreement(store).id, **NOT_YET})
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "1 agreement is due")
        await pilot.press("enter")
        await wait_until(pilot, "I will make tea")
        await pilot.press("escape")
        await wait_until(pilot, "I will text by six")


async def test_card_shows_sign_and_obstacle(store: Store, tmp_path: Path) -> None:
    change(store, words={"sign": "We both sleep", "obstacle": "rain", "instead": "I call"})
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "2 agreements are due")
        await pilot.press("enter")
        shown = await wait_until(pilot, "you first.")
        for line in (
            "What might stop us: rain",
            "What we’ll do then: I call",
            "How we’ll know: We both sleep",
        ):
            assert line in shown
        assert "check in" not in shown
