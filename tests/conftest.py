"""Shared pytest setup."""

import gc
import os
import time

import pytest
from hypothesis import settings

from tests.helpers.examples import FAST

settings.load_profile(FAST)  # `--hypothesis-profile thorough` replaces it before any test is collected

os.environ["TZ"] = "Europe/Berlin"
time.tzset()
"""The zone of the times in the tests, wherever they run."""

if everything := os.environ.pop("LC_ALL", ""):
    os.environ["LANG"] = everything
os.environ["LC_TIME"] = "en_GB.UTF-8"
"""The style of the dates in the tests, wherever they run."""

gc.set_threshold(50_000, 20, 100)
"""Collect less often: each app under test holds thousands of objects, and scanning them took a sixth of the time."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return four workers per CPU.

    Screen tests spend half of their time waiting.
    """
    return 4 * (os.cpu_count() or 1)
