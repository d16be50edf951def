"""The couple of the demonstration talk in the evening, and never in the future."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from store import open_store
from tui.agreements import next_turns
from tui.demo import fill


@pytest.mark.parametrize("hour", [3, 12, 20, 23])
def test_every_conversation_is_in_the_evening_and_over_by_now(tmp_path: Path, hour: int) -> None:
    now = datetime(2026, 3, 14, hour, 30, tzinfo=timezone(timedelta(hours=1)))
    with open_store(tmp_path) as store:
        assert list(fill(store, now, 4)) == [1, 2, 3, 4]
        (unfinished,), ended = store.unfinished(), store.recent(9)
        answers = store.conversation(unfinished.id).answers
        (ritual,) = store.rituals()
    for header in (unfinished, *ended):
        started = datetime.fromisoformat(header.started)
        assert "19:50" <= f"{started:%H:%M}" <= "20:40"
        assert datetime.fromisoformat(header.ended or str(answers[-1]["at"])) <= now
    assert len(ended) == 3
    assert (ritual.id, ritual.next) == ("weekly-check-in", "2026-03-17")


def test_what_did_not_work_out_is_talked_about_and_good_moments_are_kept(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert len(list(fill(store, datetime(2026, 3, 14, 20, 30, tzinfo=UTC), 12))) == 12
        (setback,) = [header for header in store.recent(12) if header.script == "setback"]
        lines = [line for one in store.agreements() for line in one.history]
        (changed,) = [line for line in lines if line["id"] == f"{setback.id}:what_now.1:what_now"]
        assert (changed["next"], "outcome" in changed) == ("smaller", False)
        assert store.notebook("milestones")


def test_one_thing_that_they_agreed_on_comes_round_in_turn(tmp_path: Path) -> None:
    now = datetime(2026, 3, 14, 12, 30, tzinfo=timezone(timedelta(hours=1)))
    with open_store(tmp_path) as store:
        list(fill(store, now))
        (found,) = [agreement for agreement in store.agreements() if agreement.rhythm]
        turns = next_turns([found], now.date())
    assert (found.who, found.turn) == ("both", "b")
    assert turns[found.id].day == date(2026, 3, 22)
