"""Every finding about a gap comes with answers that get there."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checking.multi_script_check import check_files
from scripts.checking.script_file_search import find_scripts
from scripts.loading.open_script import open_script
from scripts.plays.problem_reproduction import answers_to_problem
from tests.scripts.checking.corpus_reader import Case, add_script

CASES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "skipped": (
        "- ask: plan\n  answer: text\n  optional: yes\n- say: thanks",
        "## thanks\nYou said {{ plan }}.",
        (),
    ),
    "choice": (
        "- ask: ready\n  answer: yes_no\n- ask: plan\n  answer: text\n  when: ready == 'yes'\n- say: thanks",
        "## thanks\nYou said {{ plan }}.",
        ("ready: no",),
    ),
    "number": (
        "- ask: strong\n  answer: scale\n  from: 0 to 10\n- ask: plan\n  answer: text\n"
        "  when: strong < 9\n- say: thanks",
        "## thanks\nYou said {{ plan }}.",
        ("strong: 9",),
    ),
    "second person": (
        "- ask: wish\n  of: each\n  answer: text\n  optional: yes\n- say: thanks",
        "## thanks\n{% if first.wish is defined %}{{ second.wish }}{% endif %} Thanks.",
        ("wish: {first: ",),
    ),
    "rounds": (
        "- repeat: again\n  at_most: 2\n  until: heard == 'yes'\n  steps:\n    - ask: heard\n      answer: yes_no\n"
        "    - ask: why\n      answer: text\n      when: heard == 'no'\n- say: thanks",
        "## thanks\nYou said {{ why }}.",
        ("heard: yes",),
    ),
    "list": (
        "- ask: wants\n  answer: needs\n- ask: plan\n  answer: text\n  when: wants is including 'sleep'\n- say: thanks",
        "## thanks\nYou said {{ plan }}.",
        ("wants: [rest]",),
    ),
    "items": (
        "- ask: chores\n  answer: list\n- ask: plan\n  answer: text\n  optional: yes\n- say: thanks",
        "## thanks\nYou said {{ plan }}.",
        ("chores: [Dishes]",),
    ),
    "fact": (
        "- ask: plan\n  answer: text\n  when: times_done > 2\n- say: thanks",
        "## thanks\nYou said {{ plan }}.",
        (),
    ),
    "note": (
        "- talk: day\n  of: first\n  note: optional\n- say: thanks",
        "## thanks\nYou said {{ day }}.",
        (),
    ),
    "agreement": (
        "- agree: action\n- say: thanks",
        "## thanks\nYou agreed: {{ action }}.",
        (),
    ),
    "kept private": (
        "- ask: wish\n  of: first\n  answer: text\n  private: yes\n- reveal: show\n  show: [wish]\n- ask: plan\n"
        "  answer: text\n  when: wish is defined\n- say: thanks",
        "## thanks\nYou said {{ plan }}.",
        ("show: {wish: keep}",),
    ),
    "words of a block": (
        "- ask: plan\n  answer: text\n  optional: yes\n- part: later\n  steps:\n    - say: thanks",
        "## later\nYou said {{ plan }}.",
        (),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_answers_lead_to_the_gap(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps, words, expected = CASES[name]
    case = Case(name)
    add_script(case, steps, words)
    case.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    (checked,) = check_files(find_scripts(["."]))
    (found,) = [each for each in checked.findings if each.code == "N08"]
    assert found.path
    script = open_script("scripts/evening.yaml")
    lines = answers_to_problem(script, found.path.section, found.path.given)
    assert "good_now: yes" in lines
    assert all(any(line.startswith(start) for line in lines) for start in expected), lines
