"""Every rule of the checker, by its code."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.checking.findings import Rule
from scripts.checking.rule_texts import (
    conditions,
    files,
    flow_keys,
    flow_syntax,
    golden_walks,
    names,
    pacing,
    style,
    templates,
    versions,
    whole_flow,
    words,
)

ALL_RULES: tuple[Rule, ...] = (
    *flow_syntax.RULES,
    *flow_keys.RULES,
    *words.RULES,
    *templates.RULES,
    *names.RULES,
    *conditions.RULES,
    *whole_flow.RULES,
    *pacing.RULES,
    *files.RULES,
    *golden_walks.RULES,
    *versions.RULES,
    *style.RULES,
)
"""All rules, in the order of the manual."""
RULES: Mapping[str, Rule] = {rule.code: rule for rule in ALL_RULES}
