"""Everything that loading reports has a code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.checking.loading_codes import CONSISTENCY, FLOW, SYNTAX, TEMPLATES, WORDS, Codes, code_of
from scripts.checking.rule_texts import RULES

ROOT = Path(__file__).parents[3]
STAGES: dict[str, tuple[Codes, ...]] = {
    "scripts/loading/node_builder.py": (FLOW,),
    "scripts/loading/block_schema.py": (FLOW,),
    "scripts/loading/step_schema.py": (FLOW,),
    "scripts/loading/schema_validation.py": (FLOW,),
    "scripts/loading/value_parsers.py": (FLOW,),
    "scripts/loading/id_checks.py": (CONSISTENCY,),
    "scripts/loading/section_checks.py": (CONSISTENCY,),
    "scripts/loading/reference_checks.py": (CONSISTENCY,),
}


PARTS = ("Its ", "X To compare")
"""Sentences that only continue another one."""


PARTS = ("Its ", "X To compare")
"""Sentences that only continue another one."""


def sentences(path: str) -> Iterator[str]:
    """Yield the messages of a module, gaps as X."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    docs = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs | inside:
            text = node.value
        else:
            continue
        if re.match(r"[A-Z`].*\w[.]$", text, re.DOTALL) and " " in text:
            yield text


@pytest.mark.parametrize("path", STAGES)
def test_every_message_has_a_code(path: str) -> None:
    texts = list(sentences(path))
    assert texts
    unknown = [text for text in texts if code_of(text, *STAGES[path]) is None and not text.startswith(PARTS)]
    assert not unknown


def test_codes_are_rules() -> None:
    assert {
        code for table in (SYNTAX, FLOW, WORDS, TEMPLATES, CONSISTENCY) for code, _ in table
    } <= RULES.keys()
