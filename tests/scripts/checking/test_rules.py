"""Every rule: its examples, its texts, and its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.checking.explanation import explain, manual
from scripts.checking.findings import Example, Finding, Rule
from scripts.checking.multi_script_check import check_files
from scripts.checking.rule_texts import ALL_RULES, RULES
from scripts.checking.script_file_search import find_scripts
from tests.scripts.checking.corpus_reader import Case, add_script

ROOT = Path(__file__).parents[3]
WITH_EXAMPLES = [rule for rule in RULES.values() if rule.broken.flow]


def findings_of(example: Example, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    case = Case("example")
    add_script(
        case, example.flow, example.words, complete=not re.search("^## none", example.words, re.MULTILINE)
    )
    case.write(folder)
    monkeypatch.chdir(folder)
    return [found for each in check_files(find_scripts(["."])) for found in each.findings]


def test_each_rule_has_a_code_of_its_own() -> None:
    assert [rule.code for rule in ALL_RULES] == list(RULES)


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_broken_example_is_found(rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rule.code in {found.code for found in findings_of(rule.broken, tmp_path, monkeypatch)}


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code)
def test_fixed_example_is_clean(rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not [
        found
        for found in findings_of(rule.fixed, tmp_path, monkeypatch)
        if not found.strict or found.code == rule.code
    ]


def test_manual_is_up_to_date() -> None:
    assert (ROOT / "docs" / "findings.md").read_text(encoding="utf-8") == manual(), "Run `make findings`."


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_explanation_has_no_gaps(rule: Rule) -> None:
    page = explain(rule)
    assert rule.title in page
    assert "None" not in page
    assert not re.search(r"\{(?:name|id|said|better|way|place)\}", page)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_texts_are_sentences(rule: Rule) -> None:
    assert rule.why.endswith((".", "{way}"))
    assert rule.fix
    assert not re.search(
        r"\b(?:null|scalar|parser|token|syntax|node)\b", f"{rule.title} {rule.why} {rule.fix}"
    )


@pytest.mark.parametrize(
    ("condition", "code", "said"),
    [
        ("ready == 'yes' AND ready is defined", "T08", "lowercase letters: `and`."),
        ("Not ready == 'yes'", "T08", "lowercase letters: `not`."),
        ("ready == true", "T09", "in quotation marks, like 'yes'"),
        ("ready == False", "T09", "An answer is never `False`."),
        ("ready == none", "T09", "`is defined`"),
        ("ready == 'yes' or ready ==", "T10", "Something is missing here."),
        ("ready 'yes'", "T10", "Something is missing or extra before"),
        ("round > 1", "N07", "only works inside a `repeat` block, and this script has none"),
        ("item == 'yes'", "N07", "only works inside a `for_each` block, and this script has none"),
    ],
)
def test_condition_names_its_fix(
    condition: str, code: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = f"- ask: ready\n  answer: yes_no\n- say: hello\n  when: {condition}"
    [found] = [each for each in findings_of(Example(flow), tmp_path, monkeypatch) if not each.strict]
    assert (found.code, said in found.message) == (code, True), found
    assert "`a repeat`" not in found.message + found.fix
    assert "{{" not in found.fix  # braces are for words, not for conditions
