"""Agreements that several modules share."""

from __future__ import annotations

import pytest

from store import Store
from tests.tui.helpers.agreement_screens import CONVERSATION, TEXT_AT_SIX, WALK
from tests.tui.helpers.app import agreement_conversation, finish_conversation


@pytest.fixture
def two_agreements(store: Store) -> None:
    """Save an agreement that is due and one for later."""
    finish_conversation(store, agreement_conversation(CONVERSATION, TEXT_AT_SIX, WALK))
