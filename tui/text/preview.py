"""What a list tells about the row at its cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.text.agreement_card import AgreementCard  # loads the scripts

LabeledTexts = tuple[tuple[str, str], ...]
STAGES_HEADING = "How it goes"
DONE, HERE = "✓", "›"
"""The labels of a stage that is done, and of the open one."""


@dataclass(frozen=True)
class Preview:
    """A title, texts, and facts with a label each.

    `note` is an agreement, in place of the title. `after` comes last, below its own heading: texts, each after
    a label or "". With `has_sample`, a turn is shown as it looks now.
    """

    title: str = ""
    texts: tuple[str, ...] = ()
    facts: LabeledTexts = ()
    note: AgreementCard | None = None
    heading: str = ""
    after: LabeledTexts = ()
    has_sample: bool = False
