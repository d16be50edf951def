"""Scripts that come with Turnabout are clean."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from scripts.checking.pack_check import check_files
from scripts.checking.script_places import find_scripts
from scripts.script_info import FLOW_LIBRARY

NAMES = [path.stem for path in sorted(Path(FLOW_LIBRARY).glob("*.yaml"))]
MAX_SECONDS = 0.1


@pytest.mark.parametrize("name", NAMES)
def test_shipped_script_is_clean(name: str) -> None:
    (checked,) = check_files(find_scripts([name]))
    assert not [found for found in checked.findings if not found.strict]


@pytest.mark.parametrize("name", NAMES)
def test_shipped_script_is_checked_quickly(name: str) -> None:
    check_files(find_scripts([name]))  # imports and compiles what every check needs
    seconds = []
    for _ in range(3):
        begun = time.process_time()
        check_files(find_scripts([name]))
        seconds.append(time.process_time() - begun)
    assert min(seconds) < MAX_SECONDS
