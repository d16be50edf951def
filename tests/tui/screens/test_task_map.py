"""The map of tasks: in the notebook, and in conversations about tasks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from scripts import AwaitingAnswer
from scripts.loading.open_script import open_script
from store import Store, TaskDetails, WriteError
from tests.tui.helpers.app import ANA, BEN, NOW, running_app, seen, wait_until
from tests.tui.helpers.step_catalogue import Words
from tests.tui.helpers.task_views import TASKS, add_sample_tasks, at_step
from tui.clock import stamp
from tui.screens.conversation.screen import ConversationScreen
from tui.screens.notebook.task_map import TaskMapScreen
from tui.session.conversation_session import ConversationSession
from tui.widgets.inputs.task_table import TaskTable

PEOPLE = (ANA, BEN)
DISHES, ARROW = "Dishes", "→ "


def task(store: Store, text: str) -> TaskDetails:
    """Return what the notebook knows of a task."""
    return next(entry.task or TaskDetails() for entry in store.notebook("tasks") if entry.text == text)


async def test_map_is_changed_and_saved_at_once(store: Store, tmp_path: Path) -> None:
    add_sample_tasks(store)
    async with running_app(store, tmp_path) as pilot:
        pilot.app.push_screen(TaskMapScreen(store, PEOPLE, lambda: NOW))
        await wait_until(pilot, "Counters wiped")
        await pilot.press("right", "space", "3")
        await wait_until(pilot, lambda: task(store, DISHES).energy == 3)
        assert task(store, DISHES) == TaskDetails(
            "b", 3, "monthly", "Counters wiped, too", NOW.date().isoformat(), stamp(NOW)
        )
        await pilot.press("e")
        await wait_until(pilot, "Which tasks need an owner?")
        await pilot.press(*"Dishes", "enter", "enter")
        await wait_until(pilot, "Map of tasks")
        await pilot.press("e", *"Bins", "enter", "enter")
        await wait_until(pilot, lambda: "Bins" in [entry.text for entry in store.notebook("tasks")])
        assert [entry.text for entry in store.notebook("tasks")] == [*(text for text, _ in TASKS), "Bins"]


async def test_both_say_what_done_means(store: Store, tmp_path: Path) -> None:
    add_sample_tasks(store)
    async with running_app(store, tmp_path) as pilot:
        pilot.app.push_screen(TaskMapScreen(store, PEOPLE, lambda: NOW))
        await wait_until(pilot, "Counters wiped")
        await pilot.press("down", "enter")
        assert "— " not in await wait_until(pilot, "Ben has it.")
        await pilot.press("3", "enter")
        await wait_until(pilot, "good enough for you both")
        await pilot.press(*"Folded", "enter")
        await wait_until(pilot, "means: Folded")
        assert task(store, "Laundry").done == "Folded"
        await pilot.press("escape")
        await wait_until(pilot, "Map of tasks")
        await pilot.press("up", "g")
        await wait_until(pilot, "good enough for you both")
        await pilot.press(*", pans", "enter")
        await wait_until(pilot, "wiped, too, pans")
        assert task(store, DISHES).done == "Counters wiped, too, pans"
        assert task(store, "Laundry").who == "b"


async def test_empty_notebook_has_a_map_to_begin(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("n")
        await wait_until(pilot, "Signals, boundaries, and other things")
        await pilot.press("enter")
        assert "Enter  Add tasks" in await wait_until(pilot, "There are no tasks on your map yet.")
        await pilot.press("enter")
        await wait_until(pilot, "Which tasks need an owner?")


async def test_map_shows_what_is_saved_if_saving_fails(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_sample_tasks(store)

    def fail(*_: object) -> None:
        raise WriteError("notebook.json", OSError(28, "full"))

    async with running_app(store, tmp_path) as pilot:
        pilot.app.push_screen(TaskMapScreen(store, PEOPLE, lambda: NOW))
        await wait_until(pilot, "Done means")
        monkeypatch.setattr(store, "change_task", fail)
        await pilot.press("right")
        await wait_until(pilot, "full")
        assert pilot.app.screen.query_one(TaskTable).rows[0].who == "first"


def test_conversation_begins_with_the_map_as_it_is(store: Store) -> None:
    add_sample_tasks(store)
    session = ConversationSession(open_script("task-rotation"), store, clock=lambda: NOW)
    session.resolve_facts()
    for value in ("yes", None):
        session.answer(value)
        session.resolve_facts()
    assert isinstance(session.state, AwaitingAnswer)
    dishes, laundry, *_, taxes = session.state.tasks
    assert (
        dishes.items()
        >= {"who": "first", "energy": 1, "rotation": "weekly", "done": "Counters wiped, too"}.items()
    )
    assert (laundry["who"], laundry["since"], taxes.get("who")) == ("second", "2026-03-02", None)


async def test_proposed_week_is_saved_in_the_notebook(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        screen = at_step("task-rotation", "week", Words(), store, PEOPLE)
        assert isinstance(screen, ConversationScreen)
        pilot.app.push_screen(screen)
        await wait_until(pilot, "One of you has more energy this week")
        table = screen.query_one(TaskTable)
        owners = {row.text: row.who for row in table.rows}
        assert set(owners.values()) == {"first", "second"}
        assert (owners["Laundry"], ARROW in _line(pilot, "Laundry")) == ("second", False)
        assert (owners[DISHES], ARROW in _line(pilot, DISHES)) == ("second", True)
        await pilot.press("left")  # to Ana, who had it before
        await wait_until(pilot, "this plan is your own")
        assert "One of you has more energy" not in seen(pilot)
        assert ARROW not in _line(pilot, DISHES)
        assert table.rows[0].since == "2026-03-02"
        await pilot.press("right")
        await wait_until(pilot, "One of you has more energy this week")
        assert ARROW in _line(pilot, DISHES)
        await pilot.press("g")
        await wait_until(pilot, "When is it done?")
        await pilot.press("escape")
        await wait_until(pilot, "Counters wiped, too")
        await pilot.press("g", *", pans", "enter")
        await wait_until(pilot, "Counters wiped, too, pans")
        await pilot.press("left", "enter")
        await wait_until(pilot, "changes hands")
        assert task(store, DISHES).who == "a"
        assert task(store, DISHES).done == "Counters wiped, too, pans"
        assert task(store, "Taxes").who in ("a", "b")


def _line(pilot: Pilot[Any], text: str) -> str:
    """Return the screen's line with a task and its owner."""
    return next(line for line in seen(pilot).splitlines() if f" {text} " in line and "•" in line)
