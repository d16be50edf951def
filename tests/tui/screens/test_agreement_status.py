"""The status of agreements, and the words that find them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from store import Agreement, Json
from store.rules.agreement_status import AgreementStatus, group_by_status, status
from tests.tui.helpers.agreement_screens import NAMES, TODAY, make_agreement
from tui.text.agreement_list import searchable, when_text


def test_agreements_are_grouped_by_status_next_day_first() -> None:
    all_of_them = [
        make_agreement(5),
        make_agreement(0),
        make_agreement(-3),
        make_agreement(2),
        make_agreement(3, {"next": "rest"}),
        make_agreement(1, state="closed"),
    ]
    by_status = group_by_status(all_of_them, TODAY)
    days = {name: [a.id for a in by_status[name]] for name in AgreementStatus}
    assert days == {
        AgreementStatus.DUE: ["g-3", "g0"],
        AgreementStatus.COMING: ["g2", "g5"],
        AgreementStatus.PAUSED: ["g3"],
        AgreementStatus.ENDED: ["g1"],
    }
    assert status(make_agreement(3, {"next": "rest"}, {"next": "later"}), TODAY) == AgreementStatus.COMING


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "due today"),
        (-1, "due yesterday"),
        (-8, "due 8 days ago"),
        (1, "check in tomorrow"),
        (300, "check in 8 Jan 2027"),
    ],
)
def test_next_look_back_is_described_in_a_few_words(days: int, words: str) -> None:
    assert when_text(make_agreement(days), TODAY) == words


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        ({"next": "let_go"}, "ended"),
        ({"next": "let_go", "outcome": "not_yet"}, "ended"),
        ({"next": "let_go", "done": True}, "done"),
        ({"next": "let_go", "outcome": "kept"}, "done"),
    ],
)
def test_ended_agreement_says_how_it_ended(ended: dict[str, Json], words: str) -> None:
    assert when_text(make_agreement(1, ended, state="closed"), TODAY) == words


@pytest.mark.parametrize(
    ("days", "end", "expected", "text"),
    [
        (3, "2026-03-13", AgreementStatus.ENDED, "ended 13 March"),
        (3, "2026-03-14", AgreementStatus.COMING, "check in 17 Mar"),
        (-3, "2026-03-13", AgreementStatus.DUE, "due 3 days ago"),
    ],
)
def test_passed_end_closes_unless_a_look_back_is_due(
    days: int, end: str, expected: AgreementStatus, text: str
) -> None:
    ending = replace(make_agreement(days), end=end)
    assert (status(ending, TODAY), when_text(ending, TODAY)) == (expected, text)


def test_ended_agreements_are_sorted_by_end_then_closing() -> None:
    closed = [
        replace(make_agreement(n, state="closed"), id=f"c{n}", end=f"2026-02-{n + 10}") for n in range(2)
    ]
    over = [replace(make_agreement(n + 2), end=f"2026-01-{n + 10}") for n in range(2)]
    assert [each.id for each in group_by_status([*closed, *over], TODAY)[AgreementStatus.ENDED]] == [
        "g3",
        "g2",
        "c0",
        "c1",
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [("", True), ("tea", True), ("ANA te", True), ("ben", False), ("tea now", False), ("ea", False)],
)
def test_search_matches_words_and_names(query: str, found: bool) -> None:
    assert searchable(make_agreement(1), NAMES, TODAY).matches(query.casefold().split()) is found


@pytest.mark.parametrize(
    "query", ["due", "ana", "both of you", "every other monday", "taking turns", "not yet", "fever"]
)
def test_search_matches_the_texts_of_the_list(query: str) -> None:
    found = replace(
        make_agreement(0, {"outcome": "not_yet"}, who="both"),
        rhythm="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        turn="a",
        hard_week="Fever: rest",
    )
    assert searchable(found, NAMES, TODAY).matches(query.split())
    assert not searchable(make_agreement(5, {"outcome": "kept"}, who="b"), NAMES, TODAY).matches(
        query.split()
    )


@pytest.mark.parametrize(
    ("agreement", "query"),
    [
        (lambda: make_agreement(5), "coming"),
        (lambda: make_agreement(5, {"next": "rest"}), "paused"),
        (lambda: make_agreement(5, {"next": "let_go"}, state="closed"), "ended"),
        (lambda: make_agreement(5, {"next": "let_go", "done": True}, state="closed"), "done"),
        (lambda: replace(make_agreement(5), end="2026-03-01"), "ended"),
    ],
)
def test_search_matches_status_and_ending(agreement: Callable[[], Agreement], query: str) -> None:
    assert searchable(agreement(), NAMES, TODAY).matches([query])
    assert not searchable(make_agreement(0), NAMES, TODAY).matches([query])


def test_searching_every_day_skips_weekly_agreements() -> None:
    weekly = replace(make_agreement(1), rhythm="FREQ=WEEKLY;BYDAY=SU")
    assert not searchable(weekly, NAMES, TODAY).matches(["every", "day"])
    assert searchable(replace(weekly, rhythm="FREQ=DAILY"), NAMES, TODAY).matches(["every", "day"])
    assert searchable(weekly, NAMES, TODAY).matches(["every", "sun"])
