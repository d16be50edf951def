"""`turnabout explain`: one rule of the checker, with examples."""

from __future__ import annotations

import argparse
import sys

from scripts.checking.explanation import explain
from scripts.checking.rule_texts import RULES
from tui.errors import UserError


def command(options: argparse.Namespace) -> int:
    """Print why a finding matters and how to fix it."""
    rule = RULES.get(options.code.upper())
    if rule is None:
        raise UserError(
            f"There’s no code {options.code}. `turnabout check` prints the codes, "
            f"for example {next(iter(RULES))}."
        )
    sys.stdout.write(explain(rule) + "\n")
    return 0
