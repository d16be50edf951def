"""The demo couple's conversations."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from scripts import Answer, Progress, Replay, State
from scripts.engine.agreement_validation import CHANGED_FIELD_BY_ACTION
from scripts.script_info import list_scripts
from store import Store, open_store
from store.rules.agreement_status import group_by_status
from store.rules.agreement_turns import Turn, next_turn
from tests.tui.conftest import Turnabout
from tui.demo.generator import fill_store
from tui.reports.statistics_loader import iter_stats
from tui.session.conversation_session import ConversationSession
from tui.text.look_back import OUTCOMES
from tui.text.rituals import ritual_due_text

NOON = datetime(2026, 3, 14, 12, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Fill a store with the default demo."""
    with open_store(tmp_path_factory.mktemp("months")) as store:
        list(fill_store(store, NOON))
        yield store


@pytest.mark.parametrize("hour", [3, 12, 20, 23])
def test_demo_conversations_are_past_evenings(tmp_path: Path, hour: int) -> None:
    now = datetime(2026, 3, 14, hour, 30, tzinfo=timezone(timedelta(hours=1)))
    with open_store(tmp_path) as store:
        assert list(fill_store(store, now, 4)) == [1, 2, 3, 4]
        (unfinished,), ended = store.unfinished(), store.recent_headers(9)
        answers = store.conversation(unfinished.id).answers
        (ritual,) = store.rituals()
    for header in (unfinished, *ended):
        started = datetime.fromisoformat(header.started)
        assert "19:50" <= f"{started:%H:%M}" <= "20:40"
        assert datetime.fromisoformat(header.ended or str(answers[-1]["at"])) <= now
    assert len(ended) == 3
    expected = "2026-03-11" if hour == 23 else "2026-03-10"
    assert (ritual.id, ritual.next) == ("weekly-check-in", expected)


def test_demo_replays_each_conversation_only_a_few_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Count replays: one each to answer, save, and finish, and some after a reveal."""
    replayed, answers, take, save = list[Answer](), list[int](), Replay.feed, ConversationSession.commit

    def taken(replay: Replay, answer: Answer) -> State:
        replayed.append(answer)
        return take(replay, answer)

    def saved(session: ConversationSession, progress: Progress) -> tuple[Answer, ...]:
        answers.append(len(progress.answers))
        return save(session, progress)

    monkeypatch.setattr(Replay, "feed", taken)
    monkeypatch.setattr(ConversationSession, "commit", saved)
    with open_store(tmp_path) as store:
        list(fill_store(store, NOON, 4))
    assert 0 < len(replayed) <= 4 * sum(answers)


def test_demo_has_setback_conversations_and_good_moments(months: Store) -> None:
    setbacks = {
        f"{header.id}:what_now.1:what_now"
        for header in months.recent_headers(40)
        if header.script == "setback"
    }
    there = [*months.agreements(), *months.closed_agreements()]
    changed = [line for one in there for line in one.history if line.id in setbacks]
    assert "smaller" in [line.next for line in changed]
    assert not any(line.outcome for line in changed)
    assert months.notebook("milestones")


def test_demo_has_agreement_with_turns(months: Store) -> None:
    (found,) = [agreement for agreement in months.agreements() if agreement.rhythm]
    skipped, swapped = found.history[-2:]
    assert (found.who, found.turn) == ("both", "b")
    assert (skipped.skip, swapped.swap) == ("2026-03-08", "2026-03-15")
    assert next_turn(found, NOON.date()) == Turn(date(2026, 3, 15), "b", swapped=True)
    assert next_turn(found, date(2026, 3, 16)) == Turn(date(2026, 3, 22), "a", swapped=True)


def test_demo_repeats_no_agreement_and_has_new_milestone(months: Store) -> None:
    acts = [one.act for one in (*months.agreements(), *months.closed_agreements())]
    assert len(set(acts)) == len(acts)
    latest = max(entry.made for entry in months.notebook("milestones"))
    assert latest[:10] == str(months.last_done("milestones"))[:10]


def test_demo_has_agreements_of_every_status(months: Store) -> None:
    agreements = [*months.agreements(), *months.closed_agreements()]
    assert all(group_by_status(agreements, NOON.date()).values())


def test_demo_has_every_outcome_and_next_action(months: Store) -> None:
    lines = [line for one in (*months.agreements(), *months.closed_agreements()) for line in one.history]
    assert {line.outcome for line in lines if line.outcome} == set(OUTCOMES)
    assert {line.next for line in lines if line.next} == set(CHANGED_FIELD_BY_ACTION)


def test_demo_has_missed_ritual_day(months: Store) -> None:
    (ritual,) = months.rituals()
    assert ritual_due_text(ritual, NOON.date()) == "You skipped Tuesday’s check-in. Pick another day?"


def test_demo_shows_feelings_and_needs_over_time(months: Store) -> None:
    found = [one for month in iter_stats(months, lambda: False) for one in month]
    assert any(one.felt for one in found)
    assert any(one.needed for one in found)


def test_demo_own_script_says_so_in_its_title(months: Store) -> None:
    shipped = {script.id for script in list_scripts()}
    own = {header.title for header in months.recent_headers(40) if header.script not in shipped}
    assert own == {"What we hold on to (our own)"}


@pytest.mark.parametrize(("conversations", "told"), [(3, 0), (20, 1)])
def test_demo_command_mentions_own_script_if_used(
    turnabout: Turnabout, conversations: int, told: int
) -> None:
    said = turnabout("demo", "--conversations", conversations).out
    assert said.count("“What we hold on to (our own)” is a script they wrote themselves") == told


def test_demo_has_edited_notebook_entry(months: Store) -> None:
    (changed,) = [entry for entry in months.notebook() if entry.before]
    assert changed.part == "boundaries"
