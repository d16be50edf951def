"""The JSON Schema of flows accepts what loads, and flags what an editor can see."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.loading.json_schema import flow_schema
from scripts.loading.schema import BLOCK_MODELS, KEYS, STEP_MODELS
from scripts.script_info import FLOW_LIBRARY
from tests.scripts.helpers.schema_validator import problems, read_yaml

SCHEMA = flow_schema()
FLOWS = [*sorted(FLOW_LIBRARY.glob("*.yaml")), Path(__file__).parent / "golden" / "everything.yaml"]
HEAD = "format: 1\nid: x\nversion: 1.0.0\nminutes: 5\ngroup: grow\nsteps:\n"


def found(flow: str) -> list[str]:
    return list(problems(SCHEMA, read_yaml(flow), SCHEMA))


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.stem)
def test_flows_that_load_are_accepted(flow: Path) -> None:
    assert found(flow.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        ("  - saay: x\n", "/steps/0: fits 0 of anyOf"),
        ("  - say: X\n", "/steps/0/say: doesn't match"),
        ("  - say: x\n    off: both\n", "/steps/0/off: not allowed"),
        ("  - ask: x\n", "/steps/0: no answer"),
        ("  - ask: x\n    answer: txt\n", "/steps/0/answer: not one of"),
        ("  - ask: x\n    answer: scale\n", "/steps/0: no from"),
        ("  - ask: x\n    answer: lines\n", "/steps/0: no lines"),
        ("  - ask: x\n    answer: text\n    lines: [a, b]\n", "/steps/0/lines: not allowed"),
        ("  - ask: x\n    answer: text\n    choices: [a]\n", "/steps/0/choices: not allowed"),
        ("  - ask: x\n    answer: choice\n", "/steps/0: fits 0 of oneOf"),
        ("  - ask: x\n    answer: choice\n    choices: [a, a]\n", "/steps/0/choices: twice the same"),
        ("  - ask: x\n    answer: choice\n    choices: [Good day]\n", "/steps/0/choices/0: doesn't match"),
        ("  - ask: x\n    answer: text\n    private: true\n", "/steps/0/private: not one of"),
        ("  - talk: x\n    for: 2 min\n", "/steps/0/for: doesn't match"),
        ("  - talk: x\n    of: speeker\n", "/steps/0/of: not one of"),
        ("  - agree: x\n    needs: [lookback]\n", "/steps/0/needs/0: not one of"),
        ("  - keep: x\n    in: diary\n", "/steps/0/in: not one of"),
        ("  - repeat: x\n    steps:\n      - say: y\n", "/steps/0: no at_most"),
        ("  - repeat: x\n    at_most: 0\n    steps:\n      - say: y\n", "/steps/0/at_most: out of range"),
        ("  - turns: x\n    steps:\n      - sya: y\n", "/steps/0/steps/0: fits 0 of anyOf"),
        ("  - turns: x\n", "/steps/0: no steps"),
    ],
)
def test_mistakes_are_flagged_where_they_are(steps: str, problem: str) -> None:
    said = found(HEAD + steps)
    assert any(each.startswith(problem) for each in said), said


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("format: 2", "/format"),
        ("id: My Script", "/id"),
        ("version: 1.0", "/version"),
        ("minutes: a few", "/minutes"),
        ("group: love", "/group"),
        ("deepth: light", "/deepth"),
        ("rhythm: yearly", "/rhythm"),
    ],
)
def test_mistakes_in_the_head_are_flagged(line: str, problem: str) -> None:
    key = line.partition(":")[0]
    lines = [each for each in HEAD.split("\n") if not each.startswith(f"{key}:")]
    said = found("\n".join([line, *lines]) + "  - say: x\n")
    assert any(each.startswith(f"{problem}:") for each in said), said


def test_every_key_is_offered_and_described() -> None:
    definitions = SCHEMA["definitions"]
    objects = [SCHEMA, *(definitions[kind] for kind in (*STEP_MODELS, *BLOCK_MODELS))]
    offered = {key: rule for each in objects for key, rule in each["properties"].items()}
    assert set(offered) == KEYS
    assert all(rule["description"] for rule in offered.values())
    assert all({*rule} - {"description"} for rule in offered.values()), "each says what a value looks like"
