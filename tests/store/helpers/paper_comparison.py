"""Comparison of the store's agreements with the paper calendar."""

from collections.abc import Sequence
from datetime import date
from itertools import islice, takewhile

from store import Agreement, Store
from store.rules.agreement_schedule import AgreementSchedule, schedule_of, skippable_days
from store.rules.agreement_turns import iter_turns, next_turn
from tests.store.helpers.paper_calendar import DAY, PaperAgreement, PaperState


def compare(store: Store, pages: Sequence[PaperAgreement], today: date) -> None:
    """Compare state, next turn, and due agreements."""
    there, due = _kept(store, pages), []
    for page in pages:
        expected, kept = page.read(), there[page.id]
        assert (kept.act, kept.who, kept.state == "open") == (expected.act, expected.who, expected.is_open)
        assert (kept.look_back, kept.end) == (expected.look_back, expected.end)
        assert (kept.rhythm, kept.turn) == (expected.rule, expected.begins)
        assert [line.id for line in kept.history] == [line.id for line in page.lines[1:]]
        turn = next_turn(kept, today)
        assert (turn and (turn.day, turn.who)) == next(
            (each for each in expected.turns.items() if each[0] >= today), None
        )
        if expected.is_open and expected.look_back <= today.isoformat():
            due.append(page.id)
    assert sorted(agreement.id for agreement in store.due_agreements(today.isoformat())) == sorted(due)


def compare_all_turns(store: Store, pages: Sequence[PaperAgreement], today: date) -> None:
    """Compare all past and future turns and skippable days."""
    there = _kept(store, pages)
    for page in pages:
        expected, how = page.read(), schedule_of(there[page.id])
        assert (how is None) == (not expected.is_open or expected.often is None)
        if how:
            _compare_turns(how, expected, today)


def _compare_turns(how: AgreementSchedule, expected: PaperState, today: date) -> None:
    last = how.since + 400 * DAY
    found = takewhile(lambda turn: turn.day <= last, iter_turns(how, how.since))
    assert [(turn.day, turn.who) for turn in found] == [
        each for each in expected.turns.items() if each[0] <= last
    ]
    coming = list(islice((day for day in expected.coming if day >= today), 4))
    assert list(islice(skippable_days(how, today), len(coming))) == coming


def _kept(store: Store, pages: Sequence[PaperAgreement]) -> dict[str, Agreement]:
    there = store.agreements()
    if len(there) < len(pages):
        there += store.closed_agreements()
    assert len(there) == len(pages)
    return {agreement.id: agreement for agreement in there}
