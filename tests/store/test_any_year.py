"""Any year of agreements, beside a paper calendar; and faults that such years must find."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from random import Random
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from store import (
    Agreement,
    Conversation,
    Json,
    Store,
    agreements,
    open_store,
    repeating,
    rhythm,
    saving,
    standing,
)
from store.repeating import next_turn, repeating_of, skippable_day, turns
from store.rhythm import WEEK, WEEKDAYS, Daily, Monthly, Rhythm, Weekly
from tests.store.couple import SCRIPT, plus, said
from tests.store.day_by_day import DAY, Page, Said
from tests.store.story import FOLDER, new_disk

# YEARS=20000 in the environment looks further.
YEARS = int(os.environ.get("YEARS", "500"))
EVENINGS = 9
ZONES = [
    "Europe/Vienna",
    "America/New_York",
    "America/Santiago",  # changes at midnight
    "Australia/Lord_Howe",  # by half an hour
    "Africa/Casablanca",  # four times a year
    "Pacific/Apia",  # left out a whole day
    "Asia/Kathmandu",  # never
]
CLOCK = [time(0, 10), time(0, 40), time(2, 30), time(9), time(20, 15), time(23, 50)]
WAYS_ON = ["go_on", "smaller", "change", "hand_over", "rest", "let_go"]


class Year:
    """A year of a couple: what they do is done in a store, and written on paper beside it."""

    def __init__(self, number: int) -> None:
        self.chance = Random(number)
        self.disk = new_disk()
        self.store: Store = open_store(FOLDER, disk=self.disk)
        self.pages: list[Page] = []
        self.under_way: list[Conversation] = []
        self.day = date(self.chance.randint(1990, 2080), 1, 1) + self.chance.randint(0, 365) * DAY
        self.evening = 0
        self.at = ""

    def live(self) -> None:
        self.agree()
        for _ in range(EVENINGS):
            self.let_time_pass()
            self.chance.choice(self.possible())()
            self.compare()
        self.compare_all_turns()

    def possible(self) -> list[Callable[[], None]]:
        doings: list[Callable[[], None]] = [self.open_again]
        if len(self.pages) < 3:
            doings.append(self.agree)
        if self.under_way:
            doings += [self.go_on_talking, self.finish]
        if any(page.read().is_open for page in self.pages):
            doings += [self.look_back, self.look_back, self.reword, self.choose_rhythm, self.later]
            doings += [self.rest, self.let_go, *[self.skip_or_swap] * 5]
        if not all(page.read().is_open for page in self.pages):
            doings += [self.take_up] * 2
        return doings

    def let_time_pass(self) -> None:
        """Some days, mostly; now and then the computer's clock was wrong, and they travel."""
        self.evening += 1
        self.day += self.chance.choice((0, 1, 2, 7, 13, 30, 45, -4)) * DAY
        zone = ZoneInfo(self.chance.choice(ZONES))
        # All moments of a year differ, as they do where one thing is done after the other.
        clock = self.chance.choice(CLOCK).replace(second=self.evening)
        self.at = datetime.combine(self.day, clock, zone).isoformat()

    # What they do

    def agree(self) -> None:
        if not self.at:
            self.let_time_pass()
        who = self.chance.choice(("a", "b", "both", "both", "both"))
        page = Page("", f"act {self.evening}", who, self.soon())
        value: dict[str, Json] = {"act": page.act, "who": who_said(who), "look_back": page.look_back}
        words: dict[str, Json] = {"rhythm": None, "turn": None}
        if self.chance.random() < 0.9:
            words = self.some_rhythm(who)
            value |= {"rhythm": words["rhythm"]} | (
                {"turn": who_said(words["turn"])} if words["turn"] else {}
            )
        conversation = self.talk(("agree", "action", value))
        page.id = f"{conversation.id}::action"
        page.say(Said("made", self.day, {"words": words}))
        self.pages.append(page)
        if self.chance.random() < 0.5:
            self.under_way.append(conversation)
        else:
            self.store.finish(conversation, self.at)

    def go_on_talking(self) -> None:
        conversation = self.chance.choice(self.under_way)
        self.under_way.remove(conversation)
        more = plus(conversation, said(f"more_{self.evening}", "yes"))
        self.store.save(more)
        # A save that follows from other words than the last one settles all that the conversation said again.
        self.store.save(plus(more, {**said("line", {"part": "needs", "text": "rest"}), "kind": "keep"}))
        self.under_way.append(more)

    def finish(self) -> None:
        conversation = self.under_way.pop(self.chance.randrange(len(self.under_way)))
        self.store.finish(conversation, self.at)

    def look_back(self) -> None:
        page = self.one(is_open=True)
        what: dict[str, Json] = {"outcome": "partly", "next": self.chance.choice(WAYS_ON)}
        stands = page.read()
        if what["next"] == "hand_over" and stands.who == "both":
            what["next"] = "go_on"
        if what["next"] in ("smaller", "change"):
            what["words"] = {"act": f"act {self.evening}"}
        if what["next"] == "hand_over":
            what["words"] = {"who": "b" if stands.who == "a" else "a"}
        if what["next"] != "let_go":
            what["look_back"] = self.soon()
        words = what.get("words")
        given = {**what, "words": {"who": who_said(words["who"])}} if words and "who" in words else what  # type: ignore[operator,call-overload,index]
        conversation = self.talk(("look_back", "back", {"agreement": page.id, **given}))
        page.say(Said(f"{conversation.id}::back", self.day, what))
        if self.chance.random() < 0.5:
            self.open_again()
        if self.chance.random() < 0.25:
            conversation = replace(conversation, answers=conversation.answers[:-1])
            self.store.save(conversation)
            page.unsay(f"{conversation.id}::back")
        self.store.finish(conversation, self.at)

    def skip_or_swap(self) -> None:
        """By the same key it is done and taken back."""
        page = self.one(is_open=True)
        stands = page.read()
        kind = self.chance.choice(("skip", "swap"))
        day = next(
            (day for day in stands.coming(self.day) if kind == "skip" or day not in stands.skipped), None
        )
        assert kind == "swap" or skippable_day(self.kept()[page.id], self.day) == day
        if day is None:
            return
        what: dict[str, Json] = {kind: day.isoformat()}
        done = stands.skipped if kind == "skip" else stands.swapped
        for _ in range(self.chance.choice((1, 2))):
            if day in done:
                self.store.take_back(page.id, what)
            else:
                self.store.change_agreement(page.id, self.at, what)
        if day in done:
            page.unsay(f"{kind}:{day}")
        else:
            page.say(Said(f"{kind}:{day}", self.day, what))

    def reword(self) -> None:
        self.change(self.one(is_open=True), {"words": {"act": f"act {self.evening}"}})

    def choose_rhythm(self) -> None:
        page = self.one(is_open=True)
        who = page.read().who
        once: dict[str, Json] = {"rhythm": None, "turn": None}
        self.change(page, {"words": self.some_rhythm(who) if self.chance.random() < 0.8 else once})

    def later(self) -> None:
        self.change(self.one(is_open=True), {"next": "later", "look_back": self.soon()})

    def rest(self) -> None:
        self.change(self.one(is_open=True), {"next": "rest", "look_back": self.soon()})

    def let_go(self) -> None:
        self.change(self.one(is_open=True), {"next": "let_go"})

    def take_up(self) -> None:
        self.change(self.one(is_open=False), {"next": "take_up", "look_back": self.soon()})

    def open_again(self) -> None:
        """After it was closed, or after it was killed."""
        if self.chance.random() < 0.5:
            self.store.close()
        else:
            self.disk = self.disk.killed()
        self.store = open_store(FOLDER, disk=self.disk)

    # How they do it

    def change(self, page: Page, what: Mapping[str, Json]) -> None:
        for _ in range(self.chance.choice((1, 1, 2))):
            self.store.change_agreement(page.id, self.at, what)
        page.say(Said(f"changed:{self.at}", self.day, what))

    def talk(self, answer: tuple[str, str, Mapping[str, Json]]) -> Conversation:
        kind, step, value = answer
        record = {**said(step, value, kind=kind, of="both"), "at": self.at}
        id_ = f"{self.at[:10]}T2015-{self.evening:04x}"
        conversation = Conversation(id_, SCRIPT, self.at, (said("hello", "yes"), record))
        self.store.save(conversation)
        return conversation

    def one(self, *, is_open: bool) -> Page:
        return self.chance.choice([page for page in self.pages if page.read().is_open == is_open])

    def soon(self) -> str:
        return (self.day + self.chance.randint(1, 40) * DAY).isoformat()

    def some_rhythm(self, who: str) -> dict[str, Json]:
        turn = self.chance.choice(("a", "b", None)) if who == "both" else None
        return {"rhythm": self.some_days().rule, "turn": turn}

    def some_days(self) -> Rhythm:
        days = frozenset(self.chance.sample(WEEK, self.chance.randint(1, 3)))
        return self.chance.choice(
            (
                Daily(),
                Weekly(WEEKDAYS),
                Weekly(days),
                Weekly(days, self.chance.randint(2, 5)),
                Monthly(self.chance.randint(1, 28)),
                Monthly(self.chance.randint(28, 31)),
            )
        )

    # What both say

    def kept(self) -> dict[str, Agreement]:
        there = [*self.store.agreements(), *self.store.closed_agreements()]
        assert len(there) == len(self.pages)
        return {agreement.id: agreement for agreement in there}

    def compare(self) -> None:
        today, there = self.day, self.kept()
        due = []
        for page in self.pages:
            stands, kept = page.read(), there[page.id]
            assert (kept.act, kept.who, kept.state == "open") == (stands.act, stands.who, stands.is_open)
            assert (kept.look_back, kept.rhythm, kept.turn) == (stands.look_back, stands.rule, stands.begins)
            assert [line["id"] for line in kept.history] == [line.id for line in page.lines[1:]]
            turn = next_turn(kept, today)
            expected = next((each for each in stands.turns() if each[0] >= today), None)
            assert (turn and (turn.day, turn.who)) == expected
            if stands.is_open and stands.look_back <= today.isoformat():
                due.append(page.id)
        assert sorted(agreement.id for agreement in self.store.due(today.isoformat())) == sorted(due)

    def compare_all_turns(self) -> None:
        for id_, kept in self.kept().items():
            stands = next(page.read() for page in self.pages if page.id == id_)
            how = repeating_of(kept)
            expected = list(islice(stands.turns(), 60))
            found = islice(turns(how, how.since), len(expected)) if how else ()
            assert [(turn.day, turn.who) for turn in found] == expected


def who_said(who: Any) -> str:
    """Somebody by the order in which they began, as answers name them: Ana begins."""
    return {"a": "first", "b": "second"}.get(who, "both")


def live_through(years: range) -> None:
    for number in years:
        year = Year(number)
        try:
            year.live()
        except AssertionError as error:
            error.add_note(f"in the year of the number {number}, on the evening {year.evening}")
            raise


def test_any_year_is_the_same_on_paper() -> None:
    live_through(range(YEARS))


in_order, standing_of, replayed, after = (
    repeating._in_order,
    standing._standing,
    standing._replayed,
    standing.agreements_after,
)


def by_winter_time(at: str) -> date:
    return (datetime.fromisoformat(at) - timedelta(hours=1)).date()


def the_other(begins: str, number: int) -> str:
    return in_order(begins, number + 1)


def as_it_was_made(agreements: Any, conversation: str, outcome: Any) -> list[Agreement]:
    return after([each for each in agreements if each.conversation != conversation], conversation, outcome)


def added_once_more(agreement: Agreement, lines: Iterable[Mapping[str, Json]]) -> Agreement:
    found, there = replayed(agreement, lines), {line["id"] for line in agreement.history}
    return replace(found, history=(*found.history, *(line for line in found.history if line["id"] in there)))


def the_day_after(open_file: Any, today: str) -> list[Agreement]:
    return [each for each in due_of(open_file, today) if str(each.look_back) < today]


due_of = agreements.due_agreements


@pytest.mark.parametrize(
    ("module", "name", "fault"),
    [
        pytest.param(repeating, "day_of", by_winter_time, id="clock-change"),
        pytest.param(rhythm, "_SHORTEST_MONTH", 31, id="month-end"),
        pytest.param(repeating, "_in_order", the_other, id="swapped-rotation"),
        pytest.param(saving, "agreements_after", as_it_was_made, id="lost-edit"),
        pytest.param(standing, "_replayed", added_once_more, id="double-reconcile"),
        pytest.param(agreements, "due_agreements", the_day_after, id="wrong-due-date"),
    ],
)
def test_the_same_years_find_every_planted_fault(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, fault: object
) -> None:
    monkeypatch.setattr(module, name, fault)
    with pytest.raises(AssertionError):
        live_through(range(YEARS))
