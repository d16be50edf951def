"""The required lines of an agreement that are still empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.text.list_formatting import listed, with_comma
from tui.widgets.answers.question_data import Question
from tui.widgets.inputs.agreement_fields import ACT, END, FIELD_LABELS, RHYTHM
from tui.widgets.inputs.agreement_form import AgreementForm


class MissingLine(NamedTuple):
    """A line to fill in: its input, and its name in a sentence."""

    selector: str
    name: str


def missing_lines(form: AgreementForm, question: Question) -> Sequence[MissingLine]:
    """Return all required lines left empty."""
    required, value, missing = question.ask.step.fields, form.value(), list[MissingLine]()
    if question.is_unanswered(str(value.get(ACT, ""))):
        missing.append(MissingLine(f"#{ACT}", "what you’ll do"))
    for name, (label, _) in FIELD_LABELS.items():
        if name in required and name not in value:
            missing.append(MissingLine(f"#{name}", f"“{label}”"))
    if "who" not in value:
        missing.append(MissingLine("#whose", "who does it (with ← and →)"))
    if RHYTHM in required and RHYTHM not in value and not form.lacks_days:
        missing.append(MissingLine("#often", "how often it repeats"))
    if END in required and END not in value:
        missing.append(MissingLine(f"#{END}", "the day it ends"))
    return missing


def missing_sentence(missing: Sequence[MissingLine]) -> str:
    """Return a sentence that names them together."""
    names = listed([line.name for line in missing])
    return f"Please also fill in {with_comma(names)} or choose “No agreement.”"
