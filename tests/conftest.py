"""Shared pytest setup."""

import gc
import os

import pytest
from hypothesis import settings

from tests.examples import FAST

settings.load_profile(FAST)  # `--hypothesis-profile thorough` replaces it before any test is collected

gc.set_threshold(50_000, 20, 100)
"""Each app under test holds thousands of objects as long as it runs: looking through them all took a sixth."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Three times as many as there are processors: a screen under test waits for half of its time."""
    return 3 * (os.cpu_count() or 1)
