"""Every rule of the checker, by its code."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.checking.catalogue import (
    conditions,
    files,
    flow_keys,
    flow_syntax,
    language,
    names,
    structure,
    templates,
    versions,
    walks,
    words,
)
from scripts.checking.findings import Rule

RULES: Mapping[str, Rule] = {
    rule.code: rule
    for module in (
        flow_syntax,
        flow_keys,
        words,
        templates,
        names,
        conditions,
        structure,
        files,
        walks,
        versions,
        language,
    )
    for rule in module.RULES
}
"""All rules, in the order of the manual."""
