"""What an answer widget is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from scripts import AwaitingAnswer, Json
from scripts.prompt import Prompt
from tui.clock import now
from tui.reports.shown_answers import ShownAnswer
from tui.text.couple import Couple


@dataclass(frozen=True)
class Question:
    """All that an answer widget is given: the step, its words, the couple, and what stood in the box before.

    `today` is the day from which offered dates are counted; `shown_answers` the answers that a reveal or compare is
    about; `side_note` a sentence that is good to know here; `is_revision` says that they came back to a step that is
    answered.
    """

    ask: AwaitingAnswer
    prompt: Prompt
    couple: Couple
    previous: Json = None
    draft: str = ""
    today: date = field(default_factory=lambda: now().date())
    shown_answers: tuple[ShownAnswer, ...] = ()
    side_note: str = ""
    is_revision: bool = False

    @property
    def colour(self) -> str:
        """The colour of the one who writes; none for a step of both."""
        return f"of-{self.couple.colour(self.ask.of)}" if self.ask.of in ("first", "second") else "of-both"

    @property
    def starter(self) -> str:
        """What the author lets the box begin with; after an open beginning, such as "When", one writes on at once."""
        return self.beginning or self.prompt.starter

    @property
    def beginning(self) -> str:
        """An open beginning, ready to be written on after; empty where the author gave none."""
        return f"{self.prompt.starter} " if self._is_open_starter else ""

    @property
    def example(self) -> str:
        """The author's starter where it is a whole sentence: it shows what could be written there."""
        return "" if self._is_open_starter else self.prompt.starter

    def is_unanswered(self, text: str) -> bool:
        """Whether nothing was written: the box is empty, or holds just the open beginning that the author gave."""
        return not text.strip() or (self._is_open_starter and text.split() == self.prompt.starter.split())

    def without_repeated_starter(self, text: str) -> str:
        """What was written, without what was typed anew of the open beginning that stood before it."""
        begun = self.prompt.starter.split()
        if not self._is_open_starter or _casefolded(text.split()[: len(begun)]) != _casefolded(begun):
            return text
        parts = re.split(r"(\s+)", text)  # words, and what stands between them
        begins, rest = parts[: 2 * len(begun)], parts[2 * len(begun) :]
        for number in range(min(len(begun), len(rest[::2])), 0, -1):
            if _casefolded(rest[: 2 * number : 2]) == _casefolded(begun[-number:]):
                return "".join((*begins, *rest[2 * number :]))
        return text

    @property
    def _is_open_starter(self) -> bool:
        text = self.prompt.starter.rstrip()
        return bool(text) and not text.endswith((".", "?", "!", "…"))

    @property
    def style(self) -> str:
        """The same colour as a style for Content."""
        return f"${self.couple.colour(self.ask.of)}" if self.ask.of in ("first", "second") else "$ink"


def _casefolded(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]
