"""Screens about tasks, with sample data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from textual.screen import Screen

from scripts import AwaitingAnswer, Json
from scripts.loading.open_script import open_script
from store import Store, TaskDetails
from tests.tui.helpers.app import NOW
from tests.tui.helpers.step_catalogue import Words
from tui.screens.conversation.screen import ConversationScreen
from tui.screens.notebook.add_tasks import AddTasks
from tui.screens.notebook.entry import EditDone
from tui.screens.notebook.task_map import TaskMapScreen
from tui.session.conversation_session import ConversationSession
from tui.session.idle_monitor import IdleMonitor
from tui.text.couple import Couple, Partners
from tui.text.task_map import DONE_TITLE

TASKS = (
    ("Dishes", TaskDetails("a", 1, "weekly", "Counters wiped, too")),
    ("Laundry", TaskDetails("b", 2, "weekly")),
    ("Noticing when a parent needs more help", TaskDetails("a", 3)),
    ("Taxes", TaskDetails()),
)


def add_sample_tasks(store: Store, *more: str) -> None:
    """Put a few tasks on the map."""
    texts = [text for text, _ in TASKS]
    added = store.add_tasks([*texts, *more], "2026-03-01T10:00:00+01:00")
    for entry, (_, details) in zip(added, TASKS, strict=False):
        store.change_task(entry.id, replace(details, changed="2026-03-02T10:00:00+01:00"))


def task_map(words: Words, store: Store, people: Partners, *, empty: bool = False) -> Screen[Any]:
    """Build the map in the notebook."""
    if not empty:
        add_sample_tasks(store, words.text)
    return TaskMapScreen(store, people, lambda: NOW)


def add_tasks(people: Partners) -> Screen[Any]:
    """Build the list to choose from."""
    return AddTasks(["Dishes"], Couple(*people))


def edit_done(words: Words) -> Screen[Any]:
    """Build the box for what "done" means."""
    return EditDone(DONE_TITLE, words.text, print)


def at_step(script: str, step: str, words: Words, store: Store, people: Partners) -> Screen[Any]:
    """Build a conversation about tasks at a step."""
    add_sample_tasks(store, words.text)
    session = ConversationSession(open_script(script), store, clock=lambda: NOW)
    session.resolve_facts()
    while isinstance(state := session.state, AwaitingAnswer) and state.step.id != step:
        session.answer(_answer(state, words.text))
        session.resolve_facts()
    couple = Couple.with_first(people, session.begins)
    return ConversationScreen(session, couple, idle_monitor=IdleMonitor(lambda: 0.0, lambda: 0.0))


def _answer(ask: AwaitingAnswer, text: str) -> Json:
    high = 5 if ask.of == "first" else 2
    texts = ("Dishes", text, "Laundry")
    answers: dict[str, Json] = {
        "frame_good_now": "yes",
        "new_tasks": None,
        "tasks": [{"id": f"i{number}", "text": each} for number, each in enumerate(texts)],
        "map": {"part": "tasks", "items": list(ask.tasks)},
        "energy": 1 if ask.of == "first" else 3,
        "rates": {row: {"time": high, "energy": 2, "risk": 1, "fair": high} for row, _ in ask.items},
        "side_by_side": {given.name: "show" for given in ask.to_reveal},
    }
    if ask.kind == "look_back":
        return None
    return True if ask.stage == "shown" else answers.get(ask.step.id, True)
