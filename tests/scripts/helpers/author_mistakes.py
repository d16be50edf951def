"""A script without mistakes, and what loading says about one with some."""

from __future__ import annotations

import pytest

from prompts import Diagnostic
from scripts import Source
from scripts.loading.loader import ScriptError, load_script

WORDS = "## hurt\nWhat stings?\n\n## ready\nReady?\n- yes: Yes\n- no: No\n"
GOOD = """
- ask: hurt
  of: speaker
  answer: text
- ask: ready
  answer: choice
  choices: [yes, no]
"""


def mistakes_in(source: Source) -> list[Diagnostic]:
    """Return what loading reports."""
    with pytest.raises(ScriptError) as caught:
        load_script(source)
    return list(caught.value.diagnostics)


def check_reported(source: Source, position: str, message: str, hint: str | None = None) -> list[Diagnostic]:
    """Check that a mistake is reported at `file:line:column`; return all that are."""
    found = mistakes_in(source)
    assert any(
        f"{each.file}:{each.line}:{each.column}" == position
        and message in each.message
        and hint in (None, each.hint)
        for each in found
    ), "\n".join(map(str, found))
    return found
