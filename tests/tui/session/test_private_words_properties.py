"""Whole random conversations: what's private, withheld, or said alone is nowhere for the other to read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import Answer, Finished, Script, Source
from scripts.loading.loader import load_script
from scripts.loading.open_script import open_script
from scripts.model import Step, iter_nodes
from scripts.script_info import list_scripts
from store import Conversation
from tests.helpers.examples import scaled
from tests.scripts.helpers.random_scripts import SLOW, sources
from tests.scripts.test_privacy import check_all_states
from tests.tui.helpers.private_lives import PrivateLife, found, marks, on_home, readable
from tui.session.conversation_session import ConversationSession

KEEPS = ("words", "words", "agreed", "nothing")
LOOKS = 0.12
"""How often to look at everything, after an answer."""
MOST_LOOKS = 12
"""So often at most in one conversation: each look replays all of it, and random scripts can be long."""
PRIVATE_SCRIPTS = sorted(
    info.id
    for info in list_scripts()
    if any(isinstance(node, Step) and node.private for node in iter_nodes(open_script(info.id).steps))
)
LIVES = int(os.environ.get("EXAMPLES", scaled(100)))


def check_nothing_leaks(
    life: PrivateLife, session: ConversationSession, secret: set[str], *, home: bool
) -> None:
    """Check everything that both may read, and each list on the disk."""
    for where, shown in (*readable(life, session), *(on_home(life) if home else ())):
        assert not (leaked := secret & marks(shown)), f"It leaked: {leaked} in {where}"
    for name, data in life.disk.files().items():
        if session.id not in name:
            assert not (leaked := secret & marks(data.decode())), f"It leaked: {leaked} in {name}"
    for mark in secret:
        assert not found(life.store, mark), f"It leaked: {mark} is found by a search"


def secrets(life: PrivateLife, session: ConversationSession) -> set[str]:
    """Return all private words but those that were shared, by docs/format.md alone."""
    answers = session.progress.answers
    hidden = check_all_states(session.script, answers).hidden
    return life.private - (marks([answer.to_record() for answer in answers]) - set(hidden))


def live(scripts: Iterable[Script], seed: int, looks: float = LOOKS) -> int:
    """Hold these conversations, looking at everything now and then; return how many words stayed private."""
    life, before = PrivateLife(seed), set[str]()
    for script in scripts:
        session, keep = life.begin(script), Random(seed).choice(KEEPS)
        goes_on, looked = True, 0
        while goes_on:
            goes_on = life.advance(session)
            if (looked < MOST_LOOKS and life.rng.random() < looks) or not goes_on:
                looked += 1
                check_nothing_leaks(life, session, before | secrets(life, session), home=False)
        before |= secrets(life, session)
        if isinstance(session.state, Finished):
            session.finish(keep)
            left = before & marks(life.disk.all_bytes().decode())
            assert not left, f"It leaked: {left} is still on the disk"
        check_nothing_leaks(life, session, before, home=True)
    life.store.close()
    return len(before)


@pytest.mark.slow
@SLOW
@given(sources(), st.integers(0, 2**16))
def test_private_words_are_nowhere_in_random_scripts(source: Source, seed: int) -> None:
    live([load_script(source)] * 2, seed)


@pytest.mark.parametrize(
    "script",
    [pytest.param(id_, marks=() if id_ == "repair" else pytest.mark.slow) for id_ in PRIVATE_SCRIPTS],
)
def test_private_words_are_nowhere_in_the_library(script: str) -> None:
    lives = max(1, LIVES // len(PRIVATE_SCRIPTS))
    assert sum(live([open_script(script)] * 2, seed) for seed in range(lives))


@pytest.mark.parametrize(
    "seed", [seed if seed < 1 else pytest.param(seed, marks=pytest.mark.slow) for seed in range(scaled(50))]
)
def test_what_one_partner_writes_alone_is_saved_nowhere(seed: int) -> None:
    life = PrivateLife(seed)
    before = life.disk.files()
    session = life.begin(open_script("a-look-at-give-and-take"))
    while life.advance(session):
        assert life.disk.files() == before
    session.finish("words")
    assert life.disk.files() == before
    assert session.progress.answers
    life.store.close()


def erase_at_random(script: Script, seed: int) -> int:
    """Erase a partner's private answers somewhere on the way, and go on; return how many there were."""
    life = PrivateLife(seed)
    session = life.begin(script)
    while life.advance(session) and not (session.unrevealed and life.rng.random() < 0.3):
        pass
    if isinstance(session.state, Finished):
        return 0
    person = life.rng.choice(("a", "b"))
    role = "first" if session.begins == person else "second"
    before = session.progress.answers
    hidden = [each for each in before if each.of == role and each.key in session.unrevealed]
    secret = secrets(life, session) & marks([each.to_record() for each in hidden])
    life.store.erase_private_answers(person)
    left = secret & marks(life.disk.all_bytes().decode())
    assert not left, f"It isn’t erased: {left}"
    session = ConversationSession.resume(life.store, session.id, clock=lambda: life.evening)
    session.rebase()
    here = [*session.progress.answers, *(each.answer for each in session.progress.stashed)]
    assert not [each for each in hidden if each in here and each.value is not None]
    assert not [each for each in before if each.of not in (role, "house") and each not in here]
    while life.advance(session):
        pass
    life.store.close()
    return len(hidden)


@pytest.mark.parametrize(
    "script",
    [pytest.param(id_, marks=() if id_ == "repair" else pytest.mark.slow) for id_ in PRIVATE_SCRIPTS],
)
def test_erasing_private_answers_leaves_a_conversation_that_goes_on(script: str) -> None:
    assert sum(erase_at_random(open_script(script), seed) for seed in range(scaled(30)))


@pytest.mark.slow
@SLOW
@given(sources(), st.integers(0, 2**16))
def test_erasing_private_answers_in_random_scripts(source: Source, seed: int) -> None:
    erase_at_random(load_script(source), seed)


def _as_it_is(conversation: Conversation) -> Conversation:
    return conversation


def _none_hidden(_script: Script, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    return answers


def _all_kept(_script: Script, answers: tuple[Answer, ...], _keep: str) -> tuple[Answer, ...]:
    return answers


FAULTS: dict[str, tuple[list[str], Callable[..., Any]]] = {
    "exports have private answers": (
        ["tui.export.everything_saved.redact_private", "tui.export.document.redact_private"],
        _as_it_is,
    ),
    "rereading shows private answers": (["tui.reports.conversation_outline.redact_hidden"], _none_hidden),
    "what was never shown is saved": (["tui.session.kept_answers.redact_for_storage"], _all_kept),
}


def _live_a_few(*scripts: Script) -> None:
    for seed in range(20):
        live(scripts, seed)


@pytest.mark.slow
@pytest.mark.parametrize(("places", "fault"), FAULTS.values(), ids=FAULTS)
def test_planted_leak_is_found(
    monkeypatch: pytest.MonkeyPatch, places: list[str], fault: Callable[..., Any]
) -> None:
    for place in places:
        monkeypatch.setattr(place, fault)
    with pytest.raises(AssertionError, match="It leaked"):
        _live_a_few(open_script("repair"), open_script("i-statements"))
