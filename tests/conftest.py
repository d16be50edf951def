"""How all tests are run."""

import os

import pytest


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Twice as many as there are processors: a screen under test waits for a third of its time."""
    return 2 * (os.cpu_count() or 1)
