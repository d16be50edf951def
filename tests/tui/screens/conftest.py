"""Agreements and a home folder that several modules share."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Store
from tests.tui.helpers.agreement_screens import CONVERSATION, TEXT_AT_SIX, WALK
from tests.tui.helpers.app import agreement_conversation, finish_conversation


@pytest.fixture
def two_agreements(store: Store) -> None:
    """Save an agreement that is due and one for later."""
    finish_conversation(store, agreement_conversation(CONVERSATION, TEXT_AT_SIX, WALK))


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty home folder, in which files are saved."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    return folder
