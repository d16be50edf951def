"""One conversation under way: what is answered is saved, what is not saved has not happened, and it can be resumed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from scripts import Ask, DoesNotFit, End, Json, NeedsFact, Script
from scripts.loading.library import open_script
from scripts.progress import last_asked
from store import Agreement, Ended, Store, open_store
from tests.store.helpers.memory_disk import MemoryDisk
from tests.tui.helpers.app import ask, talk
from tests.tui.helpers.script_pack import FLOW, write_pack
from tests.tui.helpers.sessions import EIGHT, a_value, began, to_the_end, waiting, where
from tui.session.conversation_session import Evening

FOLDER = Path("/home")


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


def check_resumed(evening: Evening, store: Store) -> None:
    again = Evening.resume(store, evening.id)
    assert where(again.stand) == where(evening.stand)
    assert again.progress == evening.progress
    assert again.conversation == evening.conversation
    assert again.begins == evening.begins
    assert again.script.sources[0].flow == evening.script.sources[0].flow


@pytest.mark.parametrize("name", ["every-kind", "i-statements", "reflective-listening"])
def test_it_resumes_where_it_was_after_every_answer_and_every_step_back(
    store: Store, script: Script, name: str
) -> None:
    script = script if name == "every-kind" else open_script(name)
    for seed in range(3 if name == "every-kind" else 1):
        chance = Random(seed)
        evening, steps_back = began(script, store), 0
        while not isinstance(evening.stand, End):
            value = "yes" if waiting(evening).key[1] == "good_now" else a_value(evening, chance)
            evening.answer(value)
            if steps_back < 4 and chance.random() < 0.25 and (n := last_asked(evening.progress)) is not None:
                steps_back += 1
                back = chance.randrange(n + 1)
                if (
                    evening.progress.answers[back].kind == "ask"
                    and not evening.progress.answers[back].private
                ):
                    evening.revise(back, evening.progress.answers[back].value)
            check_resumed(evening, store)
        evening.finish()


def test_an_answer_is_in_the_store_when_it_returns(store: Store, script: Script) -> None:
    evening, chance, given = began(script, store), Random(4), 0
    assert store.unfinished() == []
    while not isinstance(evening.stand, End):
        (new,) = evening.answer(a_value(evening, chance))
        kept = store.conversation(evening.id)
        given += 1
        assert len(kept.answers) == given
        assert kept.answers[-1] == new.record()
        assert new.at == EIGHT.isoformat()
        assert [header.id for header in store.unfinished()] == [evening.id]


def test_facts_are_looked_up_to_the_first_step_and_kept_before_it_is_shown(
    store: Store, script: Script
) -> None:
    to_the_end(one := began(script, store), 1)
    one.finish("words")
    (agreement,) = store.agreements()
    evening = Evening(script, store, clock=lambda: EIGHT + timedelta(days=30))
    evening.know()
    assert waiting(evening).key == ("due_now.1", "due_now", "both")
    assert [(a.step, a.of) for a in evening.progress.answers] == [("begins", "house"), ("due_now", "house")]
    assert (evening.begins, evening.progress.answers[1].value) == ("b", [due(agreement)])
    assert len(store.conversation(evening.id).answers) == 2
    with pytest.raises(DoesNotFit):
        began(script, store).answer("Ana")


def test_of_a_long_notebook_chance_picks_as_few_as_are_wanted_in_the_order_in_which_they_were_kept(
    store: Store,
) -> None:
    texts = [f"Milestone {n:02}" for n in range(60)]
    items: list[Json] = [{"id": f"i{n}", "text": text} for n, text in enumerate(texts)]
    value = {"part": "milestones", "items": items}
    store.save(talk("2026-03-01T2015-00a1", ask(value, step="moment", kind="keep", of="both")))
    evening = Evening(open_script("milestones"), store, clock=lambda: EIGHT)

    def read(at_most: int) -> list[str]:
        found = evening.look_up(NeedsFact("", "older", "notebook", ("milestones",), at_most))
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


def test_what_does_not_fit_changes_nothing(store: Store, script: Script, disk: MemoryDisk) -> None:
    evening = began(script, store)
    evening.know()
    before = (evening.progress, where(evening.stand), disk.written)
    for value in (None, True, 7, ["x"], {"x": "y"}, "x" * 30_000):
        with pytest.raises(DoesNotFit):
            evening.answer(value)
        assert (evening.progress, where(evening.stand), disk.written) == before


def test_a_step_back_gives_the_new_answer_and_holds_what_followed(store: Store, script: Script) -> None:
    evening, chance = began(script, store), Random(5)
    while not isinstance(stand := waiting(evening), Ask) or stand.kind != "agree":
        evening.answer(a_value(evening, chance))
    tired = next(n for n, a in enumerate(evening.progress.answers) if a.step == "tired")
    hurt = next(n for n, a in enumerate(evening.progress.answers) if a.key == ("share.1", "hurt", "first"))
    evening.revise(tired, 9)
    assert (evening.progress.answers[tired].value, where(evening.stand)) == (9, where(stand))
    evening.revise(hurt, "Another thing.")
    assert waiting(evening).key == ("share.1", "show", "first")
    held = {known.answer.step for known in evening.progress.held}
    assert {"show", "between", "tired"} <= held
    check_resumed(evening, store)
    with pytest.raises(DoesNotFit):
        evening.revise(0, "b")
    check_resumed(evening, store)


def test_a_rest_is_kept_and_can_end_even_before_the_first_answer(store: Store, script: Script) -> None:
    until = EIGHT + timedelta(minutes=20)
    for answers in (0, 3):
        evening, chance = began(script, store), Random(1)
        for _ in range(answers):
            evening.answer(a_value(evening, chance))
        evening.rest(until)
        assert {h.id: h.resting_until for h in store.unfinished()}[evening.id] == until.isoformat()
        assert len(store.conversation(evening.id).answers) == answers
        check_resumed(evening, store)
        evening.answer(a_value(evening, chance))
        assert store.conversation(evening.id).resting_until == until.isoformat()
        evening.rest(None)
        assert store.conversation(evening.id).resting_until is None
        check_resumed(evening, store)


def test_after_the_end_nothing_changes_any_more(store: Store, script: Script) -> None:
    evening = began(script, store)
    with pytest.raises(ValueError, match="under way"):
        evening.finish()
    to_the_end(evening, 1)
    evening.finish("agreed")
    ended = store.conversation(evening.id)
    assert (ended.ended, ended.finished) == (EIGHT.isoformat(), True)
    assert (evening.conversation, store.unfinished(), store.times_done(script.id)) == (ended, [], 1)
    with pytest.raises(Ended):
        evening.revise(1, [])
    with pytest.raises(Ended):
        evening.rest(EIGHT)
    with pytest.raises(DoesNotFit):
        evening.answer("more")
    assert (store.conversation(evening.id), store.unfinished()) == (ended, [])


def test_what_is_stopped_early_has_ended_and_is_not_counted(store: Store) -> None:
    evening = began(script := open_script("repair"), store)
    evening.know()
    evening.answer("not_now")
    evening.answer(True)
    evening.finish("words")
    kept = store.conversation(evening.id)
    assert (kept.ended, kept.finished, store.times_done(script.id)) == (EIGHT.isoformat(), False, 0)


def test_where_they_said_not_now_nothing_is_left_to_read_again(store: Store) -> None:
    evening = began(open_script("repair"), store)
    evening.know()
    evening.answer("not_now")
    evening.answer(True)
    evening.finish()
    assert (store.recent(9), store.unfinished()) == ([], [])


def test_no_conversation_begins_under_an_id_that_is_taken(
    store: Store, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = iter(
        ["2026-03-14T2015-0001", "2026-03-14T2015-0001", "2026-03-14T2015-0001", "2026-03-14T2015-0002"]
    )
    monkeypatch.setattr("tui.session.conversation_session.new_id", lambda _: next(ids))
    first = began(script, store)
    first.answer("a")
    second = began(script, store)
    second.answer("b")
    assert (first.id, second.id) == ("2026-03-14T2015-0001", "2026-03-14T2015-0002")
    assert [store.conversation(id_).answers[0]["value"] for id_ in (first.id, second.id)] == ["a", "b"]


def test_what_is_not_kept_is_not_written(store: Store, disk: MemoryDisk, tmp_path: Path) -> None:
    flow = FLOW.replace("frame: no", "frame: no\nkept: no")
    evening = began(open_script(str(write_pack(tmp_path, flow=flow))), store)
    before = disk.all_bytes()
    to_the_end(evening, 1)
    evening.rest(EIGHT)
    evening.keep_draft(("", "word", "first"), "half")
    evening.finish("words")
    assert disk.all_bytes() == before
