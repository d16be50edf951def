"""A random year, in the store and on paper."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice
from random import Random
from typing import Any

from store import Conversation, Json, Store, open_store
from tests.store.helpers.paper_calendar import DAY, OTHER, PaperAgreement, PaperLine, PaperRecurrence
from tests.store.helpers.paper_comparison import compare, compare_all_turns
from tests.store.helpers.random_events import random_moment, random_recurrence, recurrence_for
from tests.store.helpers.records import SCRIPT, stored_answer, with_answers
from tests.store.helpers.scenario import FOLDER, new_disk

EVENINGS = 9
ONCE: Mapping[str, Json] = {"rhythm": None, "turn": None}
NEXT_ACTIONS = ["go_on", "smaller", "change", "hand_over", "rest", "let_go"]


class YearModel:
    """A couple's year in a store and on paper."""

    def __init__(self, number: int) -> None:
        self.chance = Random(number)
        self.disk = new_disk()
        self.store: Store = open_store(FOLDER, disk=self.disk)
        self.pages: list[PaperAgreement] = []
        self.under_way: list[Conversation] = []
        self.looking_back: list[tuple[PaperAgreement, Conversation]] = []
        self.day = date(self.chance.randint(1990, 2080), 1, 1) + self.chance.randint(0, 365) * DAY
        self.evening = 0
        self.at = ""

    def run(self) -> None:
        self.agree()
        last = self.day + 365 * DAY
        while self.evening <= EVENINGS:
            self.advance_time()
            if self.day > last:
                break
            self.chance.choice(self.possible())()
            compare(self.store, self.pages, self.day)
        compare_all_turns(self.store, self.pages, self.day)

    def possible(self) -> list[Callable[[], None]]:
        doings: list[Callable[[], None]] = [self.open_again]
        if len(self.pages) < 3:
            doings.append(self.agree)
        if self.under_way:
            doings += [self.continue_conversation, self.finish]
        if self.looking_back:
            doings += [self.undo_look_back] * 2
        if any(page.read().is_open for page in self.pages):
            doings += [self.look_back, self.look_back, self.reword, self.end, self.choose_rhythm]
            doings += [self.later, self.rest, self.end_agreement, *[self.skip_or_swap] * 5]
        if not all(page.read().is_open for page in self.pages):
            doings += [self.reopen] * 2
        return doings

    def advance_time(self) -> None:
        """Advance by some days, or to a look-back.

        Now and then the clock is wrong, and the couple travels.
        """
        self.evening += 1
        self.day += self.chance.choice((0, 1, 2, 7, 13, 30, 45, -4)) * DAY
        if self.pages and self.chance.random() < 0.2:
            self.day = date.fromisoformat(self.chance.choice(self.pages).read().look_back)
        moment = random_moment(self.chance, self.day, self.evening)
        self.at, self.day = moment.isoformat(), moment.date()

    # Actions

    def agree(self) -> None:
        if not self.at:
            self.advance_time()
        who = self.chance.choice(("a", "b", "both", "both", "both"))
        page = PaperAgreement("", f"act {self.evening}", who, self.soon(), self.some_end())
        value: dict[str, Json] = {"act": page.act, "who": who_said(who), "look_back": page.look_back}
        words, often = self.some_rhythm(who) if self.chance.random() < 0.9 else (ONCE, None)
        value |= {name: said for name, said in (("rhythm", words["rhythm"]), ("end", page.end)) if said}
        value |= {"turn": who_said(words["turn"])} if words["turn"] else {}
        conversation = self.talk(("agree", "action", value))
        page.id = f"{conversation.id}::action"
        page.add(PaperLine("made", self.day, {"words": words}, often))
        self.pages.append(page)
        if self.chance.random() < 0.5:
            self.under_way.append(conversation)
        else:
            self.store.finish(conversation, self.at)

    def continue_conversation(self) -> None:
        conversation = self.chance.choice(self.under_way)
        self.under_way.remove(conversation)
        more = with_answers(conversation, stored_answer(f"more_{self.evening}", "yes"))
        self.store.save(more)
        # A save with other effects than the last one applies all effects of the conversation again.
        self.store.save(
            with_answers(more, {**stored_answer("line", {"part": "needs", "text": "rest"}), "kind": "keep"})
        )
        self.under_way.append(more)

    def finish(self) -> None:
        conversation = self.under_way.pop(self.chance.randrange(len(self.under_way)))
        self.store.finish(conversation, self.at)

    def look_back(self) -> None:
        page = self.one(is_open=True)
        what: dict[str, Json] = {"outcome": "partly", "next": self.chance.choice(NEXT_ACTIONS)}
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
        page.add(PaperLine(f"{conversation.id}::back", self.day, what))
        self.looking_back.append((page, conversation))
        if self.chance.random() < 0.3:
            self.open_again()
        if self.chance.random() < 0.2:
            self.undo_look_back()
        elif self.chance.random() < 0.5:
            self.store.finish(self.looking_back.pop()[1], self.at)

    def undo_look_back(self) -> None:
        """Undo a look-back, at once or after other answers."""
        page, conversation = self.looking_back.pop(self.chance.randrange(len(self.looking_back)))
        page.remove(f"{conversation.id}::back")
        conversation = replace(conversation, answers=conversation.answers[:-1])
        self.store.save(conversation)
        self.store.finish(conversation, self.at)

    def skip_or_swap(self) -> None:
        """Skip or swap a turn, or undo that."""
        page = self.one(is_open=True)
        stands = page.read()
        kind = self.chance.choice(("skip", "swap"))
        days = (day for day in stands.coming if day >= self.day)
        there = list(islice((day for day in days if kind == "skip" or day not in stands.skipped), 4))
        if not there:
            return
        day = self.chance.choice((there[0], *there))
        what: dict[str, Json] = {kind: day.isoformat()}
        # Without the person who took it, as in older files.
        if kind == "swap" and stands.begins and day in stands.turns and self.chance.random() < 0.7:
            what["to"] = OTHER.get(stands.turns[day])
        done = stands.skipped if kind == "skip" else stands.swapped
        for _ in range(self.chance.choice((1, 2))):
            if day in done:
                self.store.undo_turn_change(page.id, what)
            else:
                self.store.change_agreement(page.id, self.at, what)
        if day in done:
            page.remove(f"{kind}:{day}")
        else:
            page.add(PaperLine(f"{kind}:{day}", self.day, what))

    def reword(self) -> None:
        self.change(self.one(is_open=True), {"words": {"act": f"act {self.evening}"}})

    def end(self) -> None:
        self.change(self.one(is_open=True), {"words": {"end": self.some_end() or self.soon()}})

    def choose_rhythm(self) -> None:
        page = self.one(is_open=True)
        words, often = self.some_rhythm(page.read().who) if self.chance.random() < 0.8 else (ONCE, None)
        self.change(page, {"words": words}, often)

    def later(self) -> None:
        self.change(self.one(is_open=True), {"next": "later", "look_back": self.soon()})

    def rest(self) -> None:
        self.change(self.one(is_open=True), {"next": "rest", "look_back": self.soon()})

    def end_agreement(self) -> None:
        self.change(self.one(is_open=True), {"next": "let_go"})

    def reopen(self) -> None:
        self.change(self.one(is_open=False), {"next": "take_up", "look_back": self.soon()})

    def open_again(self) -> None:
        """Reopen the store after closing or a kill."""
        if self.chance.random() < 0.5:
            self.store.close()
        else:
            self.disk = self.disk.killed()
        self.store = open_store(FOLDER, disk=self.disk)

    # Ways of doing them

    def change(
        self, page: PaperAgreement, what: Mapping[str, Json], often: PaperRecurrence | None = None
    ) -> None:
        for _ in range(self.chance.choice((1, 1, 2))):
            self.store.change_agreement(page.id, self.at, what)
        page.add(PaperLine(f"changed:{self.at}", self.day, what, often))

    def talk(self, answer: tuple[str, str, Mapping[str, Json]]) -> Conversation:
        kind, step, value = answer
        record = {**stored_answer(step, value, kind=kind, of="both"), "at": self.at}
        id_ = f"{self.at[:10]}T2015-{self.evening:04x}"
        conversation = Conversation(id_, SCRIPT, self.at, (stored_answer("hello", "yes"), record))
        self.store.save(conversation)
        return conversation

    def one(self, *, is_open: bool) -> PaperAgreement:
        return self.chance.choice([page for page in self.pages if page.read().is_open == is_open])

    def soon(self) -> str:
        return (self.day + self.chance.randint(1, 40) * DAY).isoformat()

    def some_end(self) -> str | None:
        days = self.chance.choice((None, 5, 30, 100, 200))
        return (self.day + self.chance.randint(1, days) * DAY).isoformat() if days else None

    def some_rhythm(self, who: str) -> tuple[Mapping[str, Json], PaperRecurrence]:
        turn = self.chance.choice(("a", "b", None)) if who == "both" else None
        often = random_recurrence(self.chance)
        return {"rhythm": recurrence_for(often).rule, "turn": turn}, often


def who_said(who: Any) -> str:
    """Return a person as answers name them: Ana begins."""
    return {"a": "first", "b": "second"}.get(who, "both")
