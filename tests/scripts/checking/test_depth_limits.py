"""What is too much for a script of some depth, to the screen, minute, and box."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checking.multi_script_check import check_files
from scripts.checking.script_check import ScriptCheck
from scripts.checking.script_file_search import find_scripts
from tests.scripts.checking.corpus_reader import Case, add_script

HEAD = "format: 1\nid: evening\nversion: 1.0.0\nminutes: 1 to 40\ngroup: listen\ndepth: {0}\nsteps:\n"


def says(count: int) -> str:
    return "".join(f"  - say: s{number}\n" for number in range(count))


def asks(count: int) -> str:
    return "".join(f"  - ask: a{number}\n    answer: text\n" for number in range(count))


def talk(minutes: int) -> str:
    return f"  - talk: long\n    for: {minutes} minutes\n"


def check(head_and_steps: str, folder: Path) -> ScriptCheck:
    case = Case("limits")
    add_script(case, head_and_steps, "")
    case.write(folder)
    (checked,) = check_files(find_scripts([str(folder)]))
    assert checked.check
    return checked.check


def warnings_of(found: ScriptCheck) -> set[str]:
    return {each.code for each in found.findings if each.severity == "warning" and not each.strict}


@pytest.mark.parametrize(("depth", "most"), [("tender", 24), ("heavy", 28), ("light", 40)])
def test_screens_are_limited_by_depth(depth: str, most: int, tmp_path: Path) -> None:
    seen = set()
    for count in range(most - 8, most - 3):
        found = check(HEAD.format(depth) + says(count), tmp_path)
        assert found.measures
        is_too_much = found.measures.path.screens > most and depth != "light"
        assert warnings_of(found) == ({"D05"} if is_too_much else set())
        seen.add(is_too_much)
    assert len(seen) == (1 if depth == "light" else 2)


@pytest.mark.parametrize(
    ("depth", "steps", "codes"),
    [
        ("light", talk(12), set()),
        ("light", talk(13), {"D06"}),
        ("tender", talk(13), set()),
        ("light", asks(3), set()),
        ("light", asks(4), {"D04"}),
        ("tender", asks(4), set()),
    ],
    ids=str,
)
def test_light_scripts_are_short(depth: str, steps: str, codes: set[str], tmp_path: Path) -> None:
    assert warnings_of(check(HEAD.format(depth) + steps, tmp_path)) == codes
