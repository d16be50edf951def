"""Fixtures for the store's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Store, open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the path of a future data folder."""
    return tmp_path / "share" / "turnabout"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """Return an open, empty store on the real disk."""
    with open_store(folder) as opened:
        yield opened
