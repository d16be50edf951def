"""Scripts that come with Turnabout are clean."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from prompts import parse_words
from scripts.checking.multi_script_check import check_files
from scripts.checking.script_file_search import find_scripts
from scripts.checking.style_findings import style_findings
from scripts.script_info import FLOW_LIBRARY
from tests.helpers.machine_speed import is_within

NAMES = [path.stem for path in sorted(Path(FLOW_LIBRARY).glob("*.yaml"))]
MAX_SECONDS = 0.1


@pytest.mark.parametrize("name", NAMES)
def test_shipped_script_is_clean(name: str) -> None:
    (checked,) = check_files(find_scripts([name]))
    assert not [found for found in checked.findings if not found.strict]


@pytest.mark.quick_cases(9)
@pytest.mark.parametrize("name", NAMES)
def test_shipped_script_is_checked_quickly(name: str) -> None:
    check_files(find_scripts([name]))  # imports and compiles what every check needs
    seconds = []
    for _ in range(3):
        begun = time.process_time()
        check_files(find_scripts([name]))
        seconds.append(time.process_time() - begun)
    assert is_within(min(seconds), MAX_SECONDS)


@pytest.mark.parametrize(("words", "codes"), [(170, []), (171, ["L03"])])
def test_why_it_works_can_be_longer_than_a_step(words: int, codes: list[str]) -> None:
    text = "# A\nB.\n\n## why_it_works\n" + "One two three four five six seven eight nine ten. " * (
        words // 10
    )
    sections = parse_words(text + "More. " * (words % 10) + "\n", "a.md")[0].sections
    assert [found.code for found in style_findings(sections, "a.md")] == codes
