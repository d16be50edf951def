"""The summary as a text file."""

import os
from collections.abc import Iterator
from pathlib import Path

from tui.reports.conversation_summary import PRIVACY_NOTE, Summary
from tui.reports.shown_answers import ShownAnswer
from tui.text.agreement_card import AgreementCard, card_lines
from tui.text.couple import Couple
from tui.text.dates import full_day_words


def summary_text(summary: Summary) -> str:
    """Return the summary as plain text, to print."""
    return "\n".join(_summary_lines(summary)) + "\n"


def save_summary(summary: Summary, folder: Path) -> Path:
    """Write the summary to a new private file.

    Return its path. Raise OSError.
    """
    text = summary_text(summary)
    for number in range(1, 1000):
        again = f"-{number}" if number > 1 else ""
        # Named by its day alone, because a list of files must not reveal the topic.
        path = folder / f"turnabout-{summary.day.isoformat()}{again}.txt"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
        return path
    raise FileExistsError(f"there are too many of these files in {folder}")


def _summary_lines(summary: Summary) -> Iterator[str]:
    couple = summary.couple
    yield f"{couple.name('first')} and {couple.name('second')}"
    yield f"{summary.title}, {full_day_words(summary.day)}"
    for heading, items in summary.sections:
        yield f"\n{heading}\n"
        for item in items:
            yield from (
                _card_lines(item, couple) if isinstance(item, AgreementCard) else _answer_lines(item, couple)
            )
    if summary.remarks:
        yield from ("", *summary.remarks)
    yield f"\n{PRIVACY_NOTE}"


def _card_lines(item: AgreementCard, couple: Couple) -> Iterator[str]:
    *lines, signed = card_lines(item, couple)
    yield from map(_indented, lines)
    yield f"  {signed}\n"


def _answer_lines(item: ShownAnswer, couple: Couple) -> Iterator[str]:
    asked = f", {item.question.lower()}" if item.question else ""
    yield f"  {item.question if item.is_note else f'{couple.name(item.of)}{asked}'}:"
    yield f"{_indented(item.text)}\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
