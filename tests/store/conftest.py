"""What the tests of the store share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Store, open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a couple's data is about to lie."""
    return tmp_path / "share" / "turnabout"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """An open, empty store on the real disk."""
    with open_store(folder) as opened:
        yield opened
