"""Shared pytest setup."""

import gc
import os
import time
from collections import Counter

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
    """Return one worker more than CPUs.

    Tests seldom wait, but for the disk and for other processes; and each worker also collects all tests.
    """
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Never look for garbage among the tests, which stay until the end."""
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Leave the rest to the end of the process, in which pytest would collect garbage five times."""
    gc.freeze()


QUICK_CASES = 1
"""So many cases of each screen test are quick, as each one starts the app. `quick_cases` allows another number."""
FOLDERS_OF_SCREEN_TESTS = ("tests/tui/screens/", "tests/tui/widgets/")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the later cases of each sweep as slow.

    A sweep that marks some of its cases itself stays as it is.
    """
    marked_already = {_function_of(item) for item in items if item.get_closest_marker("slow")}
    cases = Counter[str]()
    for item in items:
        function = _function_of(item)
        cases[function] += 1
        if function not in marked_already and cases[function] > _quick_cases(item):
            item.add_marker(pytest.mark.slow)


def _function_of(item: pytest.Item) -> str:
    """Return the test's name without its case."""
    return item.nodeid.partition("[")[0]


def _quick_cases(item: pytest.Item) -> float:
    """Return how many cases of its sweep are quick."""
    if mark := item.get_closest_marker("quick_cases"):
        return mark.args[0] if mark.args else float("inf")
    return QUICK_CASES if item.nodeid.startswith(FOLDERS_OF_SCREEN_TESTS) else float("inf")
