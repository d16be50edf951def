"""A look-back at which something slipped: on to what got in the way, and asked again where it was changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from scripts import Answer, AwaitingAnswer, Finished, Json
from scripts.agreement_values import AgreementFact, LookBackValue
from scripts.loading.library import open_script
from store import Agreement, Store
from tests.tui.helpers.app import ANA, BEN, NOW, agreeing, finish_conversation, running_app, seen, wait_until
from tui.reports.summary import Summary, build_summary
from tui.screens.agreements.detail import ACTIONS, LOOK_INTO
from tui.screens.conversation.summary import SummaryScreen
from tui.session.conversation_session import ConversationSession
from tui.text.agreement_history import history_lines
from tui.text.couple import Couple
from tui.text.look_back import changed_since_text, look_back_text, unmet_look_back

ONE = "2026-03-07T2015-00a1"
TEXT = {"act": "I will text by six", "cue": "If I am late", "who": "first", "look_back": "2026-03-14"}
TEA = {"act": "I will make tea", "who": "second", "look_back": "2026-03-14"}
NOT_YET: dict[str, Json] = {"outcome": "not_yet", "next": "go_on", "look_back": "2026-03-21"}
MORNING = NOW + timedelta(hours=12)


@pytest.fixture
def store(store: Store) -> Store:
    """A folder in which two agreements are due."""
    finish_conversation(store, agreeing(ONE, TEXT, TEA))
    return store


def agreement(store: Store, step: str = "a0") -> Agreement:
    return next(one for one in [*store.agreements(), *store.closed_agreements()] if one.step == step)


# What slipped


def looked_back(**value: Json) -> Answer:
    return Answer("due_now.1", "due_now", "look_back", "both", {"agreement": "d1", **value})


def value(**fields: Json) -> LookBackValue:
    return LookBackValue.from_json(looked_back(**fields).value)


def fact(before: str | None = None) -> AgreementFact:
    return AgreementFact(id="d1", act="Call", before=before)


def test_not_yet_comes_before_partly_and_what_goes_on_no_more_is_let_be() -> None:
    partly, not_yet = looked_back(outcome="partly", next="go_on"), looked_back(outcome="not_yet")
    assert unmet_look_back([partly, not_yet]) == LookBackValue.from_json(not_yet.value)
    assert unmet_look_back([partly, looked_back(outcome="kept")]) == LookBackValue.from_json(partly.value)
    done_about_it = ("let_go", "rest", "smaller", "change", "hand_over")
    assert unmet_look_back([looked_back(outcome="not_yet", next=next_) for next_ in done_about_it]) is None
    assert unmet_look_back([looked_back(outcome="kept"), Answer("", "x", "look_back", "both", None)]) is None


def test_without_an_outcome_it_is_read_again_as_what_became_of_it() -> None:
    assert look_back_text(value(next="smaller", words={"act": "A word"}), {}) == "Made smaller: A word"
    assert look_back_text(value(next="go_on"), {}) == "As it stands."
    handed = value(next="hand_over", words={"who": "b", "act": "I ring"})
    assert look_back_text(handed, {"b": "Ben"}) == "Handed over to Ben. From now on: I ring"


def test_what_was_kept_and_ends_is_done_and_what_was_not_is_let_go() -> None:
    assert look_back_text(value(outcome="kept", next="let_go"), {}) == "Kept.\nDone."
    assert look_back_text(value(outcome="not_yet", next="let_go"), {}) == "Not yet.\nLet go."


# On to what got in the way


async def test_a_look_back_leads_on_to_what_got_in_the_way(store: Store, tmp_path: Path) -> None:
    change(store, "a1", next="let_go")
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "1 agreement is due")
        await pilot.press("enter")
        await wait_until(pilot, "what did you do")
        await pilot.press("enter", "enter", "3", "enter", "enter", "enter")
        assert "“If I am late, I will text by six” did not go as" in await wait_until(pilot, "Look into it")
        await pilot.press("w")
        assert "After a setback" in await wait_until(pilot, "begins today")
        assert "You speak about this: “If I am late, I will text by six.”" in seen(pilot)
        await pilot.press("enter")
        await wait_until(pilot, "is now good")
        await pilot.press("1", "enter")
        assert "If I am late, I will text by six." in await wait_until(
            pilot, "You speak about what you agreed"
        )


async def test_what_comes_of_it_changes_that_agreement(store: Store, tmp_path: Path) -> None:
    begun(store, "yes", None, *[True] * 7, "Six is early.", carried=True)
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Go on where you stopped")
        await pilot.press("enter")
        assert "Nothing tonight" in await wait_until(pilot, "What do you do with it now?")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Which small part")
        await pilot.press("right", "!", "tab", "tab", *"rain", "enter")
        assert "What may get in the way: rain" in await wait_until(pilot, "Read it aloud once")
        await pilot.press("enter")
        await wait_until(pilot, "one thing you value")
    changed = agreement(store)
    assert (changed.act, changed.obstacle, changed.instead) == ("I will text by six!", "rain", None)
    line = next(history_lines(changed, {}, NOW.date()))
    assert (
        "you talked about what got in the way. Changed; before it was “If I am late, I will text by six.”"
        in line
    )
    assert len(store.agreements()) == 2


def test_what_comes_of_it_is_agreed_anew_on_the_page_at_the_end(store: Store) -> None:
    words = {"act": "A word is enough", "obstacle": "rain"}
    smaller = {"agreement": agreement(store).id, "next": "smaller", "words": words, "look_back": "2026-03-21"}
    session = begun(store, "yes", None, *[True] * 7, None, smaller, carried=True)
    page = build_summary(session.script, session.progress.answers, frozenset(), Couple(ANA, BEN), NOW.date())
    (noted,) = page.agreements
    assert (noted.sentence, noted.lines) == (
        "If I am late: A word is enough.",
        ("What may get in the way: rain",),
    )
    assert (page.look_backs, page.unmet) == ((), "")


@pytest.mark.parametrize(
    ("next_", "words", "sentence", "who"),
    [
        ("hand_over", {"who": "second"}, "If I am late, I will text by six.", "second"),
        ("change", {"act": "I will call"}, "If I am late, I will call.", "first"),
    ],
)
def test_what_they_said_stands_by_the_words_until_then_and_what_is_new_is_agreed_anew(
    store: Store, next_: str, words: Json, sentence: str, who: str
) -> None:
    value = {**NOT_YET, "did": "I forgot.", "next": next_, "words": words}
    session = begun(store, {"agreement": agreement(store).id, **value})
    page = build_summary(session.script, session.progress.answers, frozenset(), Couple(ANA, BEN), NOW.date())
    (noted,), (anew,) = page.look_backs, page.agreements
    assert (noted.sentence, noted.owner) == ("If I am late, I will text by six.", "first")
    assert (noted.lines, noted.look_back_text) == (("Ana: “I forgot.”",), "not yet")
    assert (anew.sentence, anew.owner) == (sentence, who)
    assert (anew.lines, anew.look_back_text) == ((), "we look again on Saturday, 21 March")
    assert page.unmet == ""


def test_where_nothing_slipped_no_key_leads_there() -> None:
    page = Summary("Looking back", NOW.date(), Couple(ANA, BEN))
    assert not SummaryScreen(page).is_available("look_into")
    assert SummaryScreen(replace(page, unmet="“I will call”")).is_available("look_into")


async def test_an_agreement_leads_there_itself(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "What you agreed")
        await pilot.press("down", "down", "enter")
        await wait_until(pilot, "Due now")
        await pilot.press("enter")
        await wait_until(pilot, ACTIONS[LOOK_INTO])
        await pilot.press(str(list(ACTIONS).index(LOOK_INTO) + 1), "enter")
        assert "After a setback" in await wait_until(pilot, "begins today")


# Left over night


def begun(store: Store, *values: Json, carried: bool = False) -> ConversationSession:
    """A look-back, or a setback with the agreement carried in, left after these answers."""
    script = open_script("setback" if carried else "look-back")
    session = ConversationSession(
        script, store, clock=lambda: NOW, carried=agreement(store) if carried else None
    )
    session.resolve_facts()
    for value in values:
        session.answer(value)
        session.resolve_facts()
    return session


def taken_up(store: Store, session: ConversationSession) -> ConversationSession:
    again = ConversationSession.resume(store, session.id, clock=lambda: MORNING)
    again.rebase()
    again.resolve_facts()
    return again


def asks(session: ConversationSession) -> AwaitingAnswer:
    assert isinstance(session.state, AwaitingAnswer)
    return session.state


def change(store: Store, step: str = "a0", **what: Json) -> None:
    store.change_agreement(agreement(store, step).id, MORNING.isoformat(), what)


def answer_to(store: Store, **value: Json) -> Json:
    return {"agreement": agreement(store).id, **NOT_YET, **value}


def test_what_was_left_alone_goes_on_where_it_stood(store: Store) -> None:
    smaller = {"next": "smaller", "words": {"act": "A word by six"}}
    session = begun(store, answer_to(store, **smaller))
    again = taken_up(store, session)
    assert again.progress == session.progress
    assert asks(again).agreement["id"] == agreement(store, "a1").id


def test_what_was_put_into_other_words_is_asked_again_with_what_was_said(store: Store) -> None:
    session = begun(store, answer_to(store, did="once"))
    change(store, words={"act": "I will call"})
    for again in (taken_up(store, session), taken_up(store, session)):
        assert (asks(again).agreement["act"], asks(again).agreement["before"]) == ("I will call", TEXT["act"])
        assert again.progress.stashed_value(asks(again).key)["did"] == "once"
    assert [item.outcome for item in agreement(store).history] == [None]
    again.answer(answer_to(store, outcome="kept"))
    assert [item.outcome for item in agreement(store).history] == [None, "kept"]


def test_what_was_let_go_over_night_is_not_asked_any_more(store: Store) -> None:
    session = begun(store)
    change(store, next="let_go")
    again = taken_up(store, session)
    assert asks(again).agreement["id"] == agreement(store, "a1").id
    change(store, "a1", next="let_go")
    assert isinstance(taken_up(store, session).state, Finished)


def test_what_was_said_before_it_was_let_go_stays_said(store: Store) -> None:
    session = begun(store, answer_to(store))
    change(store, next="let_go")
    taken_up(store, session)
    assert [item.next for item in agreement(store).history] == ["go_on", "let_go"]


def test_what_was_carried_in_is_spoken_of_as_it_reads_now(store: Store) -> None:
    session = begun(store, carried=True)
    change(store, words={"act": "I will call"})
    again = taken_up(store, session)
    assert again.progress.answers[1].value["act"] == "I will call"
    assert asks(again).key == asks(session).key


def test_what_was_carried_in_is_not_looked_back_at_as_well(store: Store) -> None:
    assert len(store.due_agreements(NOW.date().isoformat())) == 2
    again = taken_up(store, begun(store, carried=True))
    again.answer("yes")
    again.resolve_facts()
    assert asks(again).agreement["id"] == agreement(store, "a1").id


def test_why_it_is_asked_again_is_told_with_the_words_until_then() -> None:
    assert changed_since_text(fact()) == ""
    assert changed_since_text(fact(before="Call")).endswith("asked once more.")
    assert changed_since_text(fact(before="Text")).endswith("Until then it read: “Text”")


async def test_the_screen_says_why_it_is_asked_again(store: Store, tmp_path: Path) -> None:
    begun(store)
    change(store, words={"act": "I will call"})
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Go on where you stopped")
        await pilot.press("enter")
        screen = " ".join((await wait_until(pilot, "what did you do")).split())
        assert "If I am late, I will call." in screen
        assert "Until then it read: “I will text by six”" in screen


async def test_the_last_page_says_why_nothing_was_asked(store: Store, tmp_path: Path) -> None:
    begun(store)
    change(store, next="let_go")
    change(store, "a1", look_back="2026-03-20", next="later")
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Go on where you stopped")
        await pilot.press("enter")
        page = " ".join((await wait_until(pilot, "Read it together.")).split())
        for act in ("If I am late, I will text by six", "I will make tea"):
            assert f"After you began here, you ended “{act}” or moved it to another day." in page
        assert "Nothing was written down" not in page


async def test_on_a_small_screen_a_look_back_shows_the_sentence_and_the_question(
    store: Store, tmp_path: Path
) -> None:
    change(store, words={"sign": "We both sleep", "obstacle": "rain", "instead": "I call"})
    async with running_app(store, tmp_path, size=(40, 15)) as pilot:
        await wait_until(pilot, "2 agreements are due")
        await pilot.press("enter")
        shown = " ".join((await wait_until(pilot, "what did you do")).split())
        assert "I will text by six." in shown
        assert "We both sleep" not in shown


async def test_what_is_for_another_time_stays_due_and_leaves_no_conversation(
    store: Store, tmp_path: Path
) -> None:
    begins = store.begins_next()
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "2 agreements are due")
        await pilot.press("enter")
        await wait_until(pilot, "what did you do")
        await pilot.press("tab", "tab", "enter")
        await wait_until(pilot, "tea")
        await pilot.press("tab", "tab", "enter")
        page = " ".join((await wait_until(pilot, "Read it together.")).split())
        assert (
            "“I will make tea” is for another time, and that is fine. It stays due and waits on Home." in page
        )
        assert "Nothing was written down" not in page
        await pilot.press("enter")
        await wait_until(pilot, "2 agreements are due")
    assert [header.id for header in store.recent_headers(2)] == [ONE]
    assert store.begins_next() == begins


async def test_a_look_back_that_was_left_half_way_is_gone_on_with(store: Store, tmp_path: Path) -> None:
    begun(store, {"agreement": agreement(store).id, **NOT_YET})
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "1 agreement is due")
        await pilot.press("down", "enter")
        await wait_until(pilot, "I will make tea")
        await pilot.press("escape")
        await wait_until(pilot, "I will text by six")


async def test_the_note_says_how_they_will_know_and_what_may_get_in_the_way(
    store: Store, tmp_path: Path
) -> None:
    change(store, words={"sign": "We both sleep", "obstacle": "rain", "instead": "I call"})
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "2 agreements are due")
        await pilot.press("enter")
        shown = await wait_until(pilot, "what did you do")
        for line in ("What may get in the way: rain", "What then: I call", "How we will know: We both sleep"):
            assert line in shown
        assert "we look again" not in shown
