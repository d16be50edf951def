"""Random conversations in which every private word is a marker, and all that can be read of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta
from random import Random
from typing import Any

from scripts import AwaitingAnswer, AwaitingFact, Finished, Script
from store import Draft, Store, open_store
from tests.scripts.helpers.random_answers import MARK, RandomCouple
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import ANA, BEN
from tests.store.helpers.scenario import FOLDER, new_disk
from tui.export.everything_saved import as_calendar, as_json, as_markdown, as_text
from tui.export.summary_text import summary_text
from tui.reports.answers_so_far import answers_so_far
from tui.reports.conversation_outline import conversation_outline, stage_texts
from tui.reports.conversation_summary import build_summary
from tui.reports.conversation_topic import conversation_topic
from tui.reports.good_moments import good_moments
from tui.reports.search import search_all
from tui.reports.shareable_items import share_items
from tui.reports.shown_answers import shown_answers
from tui.reports.statistics_loader import iter_stats
from tui.screens.home_data import load_details, load_snapshot
from tui.session.conversation_session import ConversationSession
from tui.text.couple import Couple

EVENING = datetime.fromisoformat("2026-03-14T20:15:00+01:00")
MARKED_TYPES = ("text", "list", "feelings", "needs")
MAX_ANSWERS = 120


def marks(value: object) -> set[str]:
    return set(MARK.findall(json.dumps(value, default=str)))


class PrivateLife:
    """A couple in one conversation at a time.

    `private` are all markers that were typed privately in it, or in a decision what to share.
    """

    def __init__(self, seed: int) -> None:
        self.rng, self.couple = Random(seed), RandomCouple(seed)
        self.disk: MemoryDisk = new_disk()
        self.store: Store = open_store(FOLDER, disk=self.disk)
        self.store.set_people(ANA, BEN)
        self.private = set[str]()
        self.evening = EVENING

    def begin(self, script: Script) -> ConversationSession:
        """Begin a conversation on the next evening."""
        self.evening += timedelta(days=1)
        self.private = set()
        return ConversationSession(script, self.store, clock=lambda: self.evening)

    def advance(self, session: ConversationSession) -> bool:
        """Answer, or go back once in a while; return whether it goes on."""
        state = session.state
        if isinstance(state, AwaitingFact):
            is_random = state.fact in ("visit", "card")
            session.answer(self.couple(state) if is_random else session.resolve_fact(state))
        elif isinstance(state, AwaitingAnswer):
            if self.rng.random() < 0.12 and self._go_back(session):
                return True
            self._leave_draft(session, state)
            session.answer(self._value(state))
        return not isinstance(session.state, Finished) and len(session.progress.answers) < MAX_ANSWERS

    def _go_back(self, session: ConversationSession) -> bool:
        given = [n for n, answer in enumerate(session.progress.answers) if answer.kind not in ("fact",)]
        if not given:
            return False
        n = self.rng.choice(given)
        before = session.before(n).state
        if not isinstance(before, AwaitingAnswer):
            return False
        session.revise(n, self._value(before))
        return True

    def _leave_draft(self, session: ConversationSession, state: AwaitingAnswer) -> None:
        if state.private and session.is_stored and self.rng.random() < 0.2:
            mark = self._mark()
            self.store.save_draft(Draft(session.id, *state.key, text=json.dumps(f"half {mark}")))

    def _value(self, state: AwaitingAnswer) -> Any:
        value = self.couple(state)
        if state.private and state.stage != "decide":
            value = self._marked(state, value)
        if state.private or state.stage == "decide":
            self.private |= marks(value)
        return value

    def _marked(self, state: AwaitingAnswer, value: Any) -> Any:
        """Return a private value with a marker in each of its texts."""
        shape = state.step.shape
        if not shape or shape.type not in MARKED_TYPES or not isinstance(value, list):
            return value
        if all(isinstance(item, str) for item in value):
            return [f"{item} {self._mark()}" for item in value]
        return [{**item, "text": f"{item['text']} {self._mark()}"} for item in value]

    def _mark(self) -> str:
        mark = self.couple.next_mark()
        self.private.add(mark)
        return mark


def readable(life: PrivateLife, session: ConversationSession) -> Iterator[tuple[str, object]]:
    """Yield all that both may read, by where it is: while a conversation goes on, or after."""
    store, today = life.store, life.evening.date()
    yield "JSON", as_json(store)
    yield "Markdown", as_markdown(store)
    yield "text", as_text(store)
    yield "calendar", as_calendar(store, in_words=True)
    for conversation in store.iter_conversations():
        _, said = conversation_outline(store, conversation, (ANA, BEN), today)
        yield "reread", [asdict(line) for line in said]
        yield "preview", stage_texts(said)
        if conversation.ended:
            yield "history", conversation_topic(store, conversation.id)
    yield "page for a counselor", share_items(store, (ANA, BEN), today)
    yield "statistics", list(iter_stats(store, lambda: False))
    yield "unfinished", store.unfinished()
    yield "good moments", good_moments(store.notebook(), today)
    yield from _in_conversation(session, life)


def _in_conversation(session: ConversationSession, life: PrivateLife) -> Iterator[tuple[str, object]]:
    answers, state = session.progress.answers, session.state
    couple = Couple.with_first((ANA, BEN), session.begins)
    yield "so far", answers_so_far(session.script, answers, session.unrevealed, couple)
    if isinstance(state, AwaitingAnswer) and not state.private and state.stage != "decide":
        yield "shown", shown_answers(session.script, state, couple)
    if isinstance(state, Finished):
        page = build_summary(session.script, answers, state.summary_keys, couple, life.evening.date())
        yield "summary", page.sections
        yield "summary as text", summary_text(page)


def on_home(life: PrivateLife) -> Iterator[tuple[str, object]]:
    """Yield what Home shows."""
    yield "Home", load_snapshot(life.store, life.evening)
    yield "Home", load_details(life.store, life.evening)


def found(store: Store, mark: str) -> bool:
    """Return whether a search finds a marker."""
    return any(search_all(store, mark))
