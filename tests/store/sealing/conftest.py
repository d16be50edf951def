"""Fixtures for the tests of sealing."""

import pytest

from store.sealing import key_wrapping


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make trying a passphrase cheap."""
    monkeypatch.setattr(key_wrapping, "COST", key_wrapping.Cost(memory=8, passes=1, lanes=1))
