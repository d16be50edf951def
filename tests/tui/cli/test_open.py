"""`turnabout` without a command: errors, and lazy loading."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from store import open_store
from tests.tui.helpers.app import ANA, BEN, talk
from tests.tui.screens.test_many_due_agreements import save_due_agreements
from tui.cli.main import main


@pytest.mark.parametrize("script", ["no-such-script", "opening", "../repair", "nowhere.yaml"])
def test_unknown_script_exits_with_one_sentence(
    script: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path / "data"), script]) == 1
    said = capsys.readouterr().err
    assert said.startswith("turnabout: ")
    assert said.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_folder_without_readable_partners_exits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.terminal.usable.require_terminal", lambda: None)
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
    (tmp_path / "store.json").write_text("{")
    assert main(["--data", str(tmp_path)]) == 1
    assert "store.json is damaged" in capsys.readouterr().err


FIRST_ROWS = """
import sys, pathlib, tui.cli.main, tui.commands.open, tui.app
from store import open_store
from tui.clock import now
from tui.screens.home_preview import preview_of
from tui.screens.home_data import HomeDetails, load_snapshot
from tui.screens.home_rows import home_rows
with open_store(pathlib.Path(sys.argv[1]), read_only=True) as store:
    snapshot = load_snapshot(store, now())
    items = [row for row in home_rows(snapshot, HomeDetails()) if hasattr(row, "value")]
    assert len(items) == 2 and all(preview_of(item.value, snapshot, HomeDetails()).title for item in items)
print(*sys.modules)
"""


def test_first_screen_loads_no_heavy_module(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        save_due_agreements(store, 1)
        store.save(talk("2026-03-13T2030-00a1"))
    command = [sys.executable, "-c", FIRST_ROWS, str(tmp_path)]
    loaded = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert "textual.app" in loaded
    assert not loaded & {
        "pydantic",
        "jinja2",
        "yaml",
        "markdown_it",
        "scripts",
        "tomllib",
        "tui.session.conversation_session",
    }


def test_failed_open_does_not_load_textual() -> None:
    code = "import sys, tui.commands.open; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "textual" not in done.stdout.split()
