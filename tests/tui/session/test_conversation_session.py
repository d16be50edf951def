"""The conversation session: saving, resuming, and finishing."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from scripts import AwaitingAnswer, AwaitingFact, Finished, InvalidAnswer, Json, Script, replay
from scripts.engine.block_interpreter import Interpreter
from scripts.engine.step_interpreter import RequestGenerator
from scripts.engine.tree_position import Position
from scripts.loading.open_script import open_script
from scripts.model import Step
from scripts.progress import last_answered
from store import Agreement, ConversationClosed, Store, open_store
from tests.scripts.helpers.small_scripts import default_value, make_script
from tests.store.helpers.memory_disk import MemoryDisk
from tests.tui.helpers.app import ANA, BEN, ask, talk
from tests.tui.helpers.script_pack import FLOW, write_pack
from tests.tui.helpers.sessions import EIGHT, play_to_end, position_of, random_value, start_session, waiting
from tui.screens.conversation.question_builder import build_question, recent_answers_before
from tui.session.conversation_session import ConversationSession
from tui.session.draft_buffer import DraftBuffer
from tui.text.couple import Couple

FOLDER = Path("/home")
ROUNDS = """
- turns: share
  steps:
    - repeat: again
      at_most: 20
      steps:
        - ask: hurt
          of: speaker
          answer: text
          private: yes
        - reveal: show
          show: [hurt]
        - ask: reply
          of: listener
          answer: text
        - say: next
"""


@pytest.fixture
def disk() -> MemoryDisk:
    disk = MemoryDisk()
    disk.make_folder(FOLDER)
    disk.sync_folder(FOLDER.parent)
    return disk


@pytest.fixture
def store(disk: MemoryDisk) -> Iterator[Store]:
    with open_store(FOLDER, disk=disk) as store:
        yield store


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Script:
    return open_script(str(write_pack(tmp_path_factory.mktemp("pack"))))


def check_resumed(session: ConversationSession, store: Store) -> None:
    again = ConversationSession.resume(store, session.id)
    assert position_of(again.state) == position_of(session.state)
    assert again.progress == session.progress
    assert again.unrevealed == session.unrevealed
    assert session.state == replay(session.script, session.progress.answers)
    assert again.conversation == session.conversation
    assert again.begins == session.begins
    assert again.script.sources[0].flow == session.script.sources[0].flow


@pytest.mark.parametrize("name", ["every-kind", "i-statements", "reflective-listening"])
def test_resume_after_every_answer_and_step_back(store: Store, script: Script, name: str) -> None:
    script = script if name == "every-kind" else open_script(name)
    for seed in range(3 if name == "every-kind" else 1):
        rng = Random(seed)
        session, steps_back = start_session(script, store), 0
        while not isinstance(session.state, Finished):
            value = "yes" if waiting(session).key[1] == "frame_good_now" else random_value(session, rng)
            session.answer(value)
            if steps_back < 4 and rng.random() < 0.25 and (n := last_answered(session.progress)) is not None:
                steps_back += 1
                back = rng.randrange(n + 1)
                if (
                    session.progress.answers[back].kind == "ask"
                    and not session.progress.answers[back].private
                ):
                    session.revise(back, session.progress.answers[back].value)
            check_resumed(session, store)
        session.finish()


def test_answer_replays_none_of_the_earlier_answers(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the interpreter's steps from one question to the next."""
    steps, run = list[str](), Interpreter._step

    def counted(course: Interpreter, step: Step, here: Position) -> RequestGenerator:
        steps.append(step.id)
        return run(course, step, here)

    monkeypatch.setattr(Interpreter, "_step", counted)
    couple, session = Couple.with_first((ANA, BEN), "a"), start_session(make_script(ROUNDS), store)
    while len(session.progress.answers) < 150:
        before = len(steps)
        session.answer(default_value(waiting(session)))  # which shows everything
        if isinstance(state := session.state, AwaitingAnswer):
            recent_answers_before(session, couple, build_question(session, couple, state, None, ""), None)
        assert len(steps) - before <= 1


def test_answer_is_saved_on_return(store: Store, script: Script) -> None:
    session, rng, given = start_session(script, store), Random(4), 0
    assert store.unfinished() == []
    while not isinstance(session.state, Finished):
        (new,) = session.answer(random_value(session, rng))
        kept = store.conversation(session.id)
        given += 1
        assert len(kept.answers) == given
        assert kept.answers[-1] == new.to_record()
        assert new.at == EIGHT.isoformat()
        assert [header.id for header in store.unfinished()] == [session.id]


def test_facts_are_saved_before_the_first_step(store: Store, script: Script) -> None:
    play_to_end(one := start_session(script, store), 1)
    one.finish("words")
    (agreement,) = store.agreements()
    session = ConversationSession(script, store, clock=lambda: EIGHT + timedelta(days=30))
    session.resolve_facts()
    assert waiting(session).key == ("due_now.1", "due_now", "both")
    assert [(a.step, a.of) for a in session.progress.answers] == [("begins", "house"), ("due_now", "house")]
    assert (session.begins, session.progress.answers[1].value) == ("b", [due(agreement)])
    assert len(store.conversation(session.id).answers) == 2
    with pytest.raises(InvalidAnswer):
        start_session(script, store).answer("Ana")


def test_notebook_sample_is_random_and_in_order(
    store: Store,
) -> None:
    texts = [f"Milestone {n:02}" for n in range(60)]
    items: list[Json] = [{"id": f"i{n}", "text": text} for n, text in enumerate(texts)]
    value = {"part": "milestones", "items": items}
    store.save(talk("2026-03-01T2015-00a1", ask(value, step="moment", kind="keep", of="both")))
    session = ConversationSession(open_script("milestones"), store, clock=lambda: EIGHT)

    def read(at_most: int) -> list[str]:
        found = session.resolve_fact(AwaitingFact("", "older", "notebook", ("milestones",), at_most))
        assert len({entry["id"] for entry in found}) == len(found)
        return [entry["text"] for entry in found]

    picked = [read(3) for _ in range(40)]
    assert {len(few) for few in picked} == {3}
    assert all(few == sorted(few) and set(few) <= set(texts) for few in picked)
    assert any(few != picked[0] for few in picked)
    assert (read(60), read(0)) == (texts[:50], texts[:50])


def due(agreement: Agreement) -> object:
    known = {name: getattr(agreement, name) for name in ("id", "who", "act", "cue", "look_back")}
    how_often = {"rhythm": agreement.rhythm, "turn": agreement.turn}
    return known | {name: value for name, value in how_often.items() if value}


def test_invalid_answer_changes_nothing(store: Store, script: Script, disk: MemoryDisk) -> None:
    session = start_session(script, store)
    session.resolve_facts()
    before = (session.progress, position_of(session.state), disk.written)
    for value in (None, True, 7, ["x"], {"x": "y"}, "x" * 30_000):
        with pytest.raises(InvalidAnswer):
            session.answer(value)
        assert (session.progress, position_of(session.state), disk.written) == before


def test_revise_stashes_later_answers(store: Store, script: Script) -> None:
    session, rng = start_session(script, store), Random(5)
    while not isinstance(state := waiting(session), AwaitingAnswer) or state.kind != "agree":
        session.answer(random_value(session, rng))
    tired = next(n for n, a in enumerate(session.progress.answers) if a.step == "tired")
    hurt = next(n for n, a in enumerate(session.progress.answers) if a.key == ("share.1", "hurt", "first"))
    session.revise(tired, 9)
    assert (session.progress.answers[tired].value, position_of(session.state)) == (9, position_of(state))
    session.revise(hurt, "Another thing.")
    assert waiting(session).key == ("share.1", "show", "first")
    held = {known.answer.step for known in session.progress.stashed}
    assert {"show", "between", "tired"} <= held
    check_resumed(session, store)
    with pytest.raises(InvalidAnswer):
        session.revise(0, "b")
    check_resumed(session, store)


def test_pause_is_saved_before_the_first_answer(store: Store, script: Script) -> None:
    until = EIGHT + timedelta(minutes=20)
    for answers in (0, 3):
        session, rng = start_session(script, store), Random(1)
        for _ in range(answers):
            session.answer(random_value(session, rng))
        session.set_resting_until(until)
        assert {h.id: h.resting_until for h in store.unfinished()}[session.id] == until.isoformat()
        assert len(store.conversation(session.id).answers) == answers
        check_resumed(session, store)
        session.answer(random_value(session, rng))
        assert store.conversation(session.id).resting_until == until.isoformat()
        session.set_resting_until(None)
        assert store.conversation(session.id).resting_until is None
        check_resumed(session, store)


def test_finished_conversation_cannot_change(store: Store, script: Script) -> None:
    session = start_session(script, store)
    with pytest.raises(ValueError, match="isn’t finished"):
        session.finish()
    play_to_end(session, 1)
    session.finish("agreed")
    ended = store.conversation(session.id)
    assert (ended.ended, ended.finished) == (EIGHT.isoformat(), True)
    assert (session.conversation, store.unfinished(), store.times_done(script.id)) == (ended, [], 1)
    with pytest.raises(ConversationClosed):
        session.revise(1, [])
    with pytest.raises(ConversationClosed):
        session.set_resting_until(EIGHT)
    with pytest.raises(InvalidAnswer):
        session.answer("more")
    assert (store.conversation(session.id), store.unfinished()) == (ended, [])


def test_stopped_conversation_is_not_counted(store: Store) -> None:
    session = start_session(script := open_script("repair"), store)
    session.resolve_facts()
    session.answer("not_now")
    session.answer(True)
    session.finish("words")
    kept = store.conversation(session.id)
    assert (kept.ended, kept.finished, store.times_done(script.id)) == (EIGHT.isoformat(), False, 0)


def test_conversation_put_off_is_deleted(store: Store) -> None:
    session = start_session(open_script("repair"), store)
    session.resolve_facts()
    session.answer("not_now")
    session.answer(True)
    session.finish()
    assert (store.recent_headers(9), store.unfinished()) == ([], [])


def test_stop_after_a_turn_is_remembered_and_the_other_begins_next(store: Store) -> None:
    session = start_session(script := open_script("reflective-listening"), store)
    session.resolve_facts()
    given = {"frame_good_now": "yes", "topic": "speak", "heard": "almost", "way_on": "another_day"}
    while isinstance(state := session.state, AwaitingAnswer):
        session.answer(given.get(state.step.id, True))
        session.resolve_facts()
    began = session.begins
    session.finish()
    (header,) = store.recent_headers(9)
    assert (header.finished, header.left_open, store.times_done(script.id)) == (False, True, 0)
    assert [record["step"] for record in store.conversation(session.id).answers] == ["begins"]
    assert {began, store.begins_next()} == {"a", "b"}


def test_new_conversation_skips_used_ids(
    store: Store, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = iter(
        ["2026-03-14T2015-0001", "2026-03-14T2015-0001", "2026-03-14T2015-0001", "2026-03-14T2015-0002"]
    )
    monkeypatch.setattr("tui.session.saved_conversation.new_conversation_id", lambda _: next(ids))
    first = start_session(script, store)
    first.answer("a")
    second = start_session(script, store)
    second.answer("b")
    assert (first.id, second.id) == ("2026-03-14T2015-0001", "2026-03-14T2015-0002")
    assert [store.conversation(id_).answers[0]["value"] for id_ in (first.id, second.id)] == ["a", "b"]


def test_script_with_kept_no_saves_nothing(store: Store, disk: MemoryDisk, tmp_path: Path) -> None:
    flow = FLOW.replace("frame: no", "frame: no\nkept: no")
    session = start_session(open_script(str(write_pack(tmp_path, flow=flow))), store)
    before = disk.all_bytes()
    play_to_end(session, 1)
    session.set_resting_until(EIGHT)
    drafts = DraftBuffer(session)
    drafts.update(("", "word", "first"), "half")
    asyncio.run(drafts.flush())
    session.finish("words")
    assert disk.all_bytes() == before
