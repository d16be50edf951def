"""What the tests of the real app share: a process to fork it, a folder, and a text answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.loading.open_script import open_script
from store import open_store
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.pty_terminal import AppForker, Terminal
from tests.tui.helpers.unfinished_conversations import left_at


@pytest.fixture(scope="session")
def forker() -> Iterator[AppForker]:
    """Yield the process that forks apps; it takes long to start."""
    process = AppForker()
    yield process
    process.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that only holds both partners."""
    folder = tmp_path / "data"
    with open_store(folder) as store:
        store.set_people(ANA, BEN)
    return folder


@pytest.fixture
def open_text(forker: AppForker, folder: Path) -> Iterator[Terminal]:
    """Yield the app where a text is asked for."""
    with open_store(folder) as store:
        left_at(store, open_script("repair"), "moment")
    with Terminal(forker, folder) as terminal:
        terminal.until("Continue from")
        terminal.type("\r")
        terminal.until("together")
        terminal.settle()
        yield terminal
