"""Whole random lives with backups: nothing deleted, withheld, or taken back is in any of them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from store.storage.backup_file import decode_backup
from tests.helpers.examples import scaled
from tests.tui.helpers.random_lives import MARKER, OPERATIONS, Life

OPERATIONS_IN_A_LIFE = 40


class BackedUpLife(Life):
    """A life in which a backup is made now and then."""

    def live(self, operations: int) -> None:
        own: tuple[Callable[[Life], object], ...] = (*OPERATIONS, *(4 * (_back_up,)))
        for _ in range(operations):
            operation = self.rng.choice(own)
            operation(self)
            if operation is Life.cut_off:
                self.store.back_up_if_due(self.moment)  # as the app does after its next start
            self.moment += _step(self)
            self.check_backups()
        self.store.close()

    def check_backups(self) -> None:
        for path, data in self.disk.files().items():
            if path.endswith(".zip"):
                for name, held in decode_backup(path, data).files.items():
                    found = set(MARKER.findall(held.decode()))
                    assert not found & self.gone, f"It was deleted, but is still in a backup: {name}"
                    for marker in found & set(self.confined):
                        assert self.confined[marker] in name
                assert Path(path).parent.name == "backups"


def _back_up(life: Life) -> None:
    life.store.back_up(life.moment)


def _step(life: Life) -> timedelta:
    return timedelta(hours=life.rng.choice((1, 20, 70)))


@pytest.mark.parametrize("part", range(2))
def test_no_deleted_word_is_in_any_backup(part: int) -> None:
    lives = scaled(12)
    for seed in range(part * lives, (part + 1) * lives):
        BackedUpLife(seed).live(OPERATIONS_IN_A_LIFE)
