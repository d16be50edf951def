"""Every broken script of the corpus is located exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checking.multi_script_check import check_files
from scripts.checking.script_file_search import find_scripts
from tests.scripts.checking.corpus_reader import Case, read_corpus

CASES = list(read_corpus())


def test_corpus_is_large_enough() -> None:
    assert len(CASES) >= 60
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken_script_is_located(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    findings = [found for each in check_files(find_scripts(["."])) for found in each.findings]
    shown = [found for found in findings if case.strict or not found.strict]
    assert {(found.file, found.code, found.line, found.column) for found in shown} == case.expected, shown


SYNTAX = [
    case
    for case in CASES
    if case.name.startswith("syntax: ") and "steps:" in case.files["scripts/evening.yaml"][0]
]
LATER = "  - ask: later\n    answer: text\n    from: 0 to 10\n  - sya: goodbye\n"


@pytest.mark.parametrize("case", SYNTAX, ids=lambda case: case.name)
def test_later_mistakes_are_found_after_any_syntax_error(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, encoding = case.files["scripts/evening.yaml"]
    case.files["scripts/evening.yaml"] = (text.rstrip("\n") + "\n" + LATER, encoding)
    case.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    (checked,) = check_files(find_scripts(["."]))
    end = text.rstrip("\n").count("\n") + 1
    found = {(each.code, each.line, each.column) for each in checked.findings}
    assert {("F07", end + 3, 5), ("F01", end + 4, 5)} <= found
