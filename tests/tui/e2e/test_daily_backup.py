"""The day's backup in a real terminal."""

from pathlib import Path

import pytest

from tests.tui.helpers.pty_terminal import HOME_SHOWN, TIMEOUT, AppForker, Terminal


@pytest.mark.slow
def test_backup_is_made_by_itself(forker: AppForker, folder: Path) -> None:
    with Terminal(forker, folder) as terminal:
        terminal.until(HOME_SHOWN)
        for _ in range(int(TIMEOUT / 0.1)):
            if [*folder.glob("backups/*.zip")]:
                return
            terminal.read(0.1)
    raise AssertionError("there's no backup")
