"""The words chosen so far, and how many more may be."""

from __future__ import annotations

from collections.abc import Sequence

from scripts import Json

CHOSEN_HINT = "“{}” is selected. Press Enter again to continue, or Space to remove it."
EMPTY_HINT = "Move to a word with the arrow keys, or type one. Then press Enter."
NO_NUMBERS_HINT = "Use the arrow keys here, not numbers."
COUNTS = ("this one", "these two", "these three", "these four", "these five")
MAX_SHOWN = 30


class ChosenWords:
    """Chosen words in order; from `low` to `high` are asked for."""

    def __init__(self, words: Sequence[str], low: int, high: int) -> None:
        self.words = list(words)
        self.low, self.high = low, high

    def toggle(self, word: str) -> bool:
        """Add or remove a word; return False if there's no room for it."""
        if word in self.words:
            self.words.remove(word)
        elif self.has_room:
            self.words.append(word)
        else:
            return False
        return True

    @property
    def has_room(self) -> bool:
        """Return whether one more may be chosen."""
        return len(self.words) < self.high

    @property
    def is_enough(self) -> bool:
        """Return whether the step may be answered with them."""
        return len(self.words) >= self.low

    @property
    def note(self) -> str:
        """Return how many may still be chosen, like "1 more if you like"."""
        low, high, count = self.low, self.high, len(self.words)
        if not count:
            return f"Nothing chosen yet. Choose {low if low == high else f'{low} to {high}'}."
        left = high - count
        if count < low:
            return f"{low - count} more to choose" if low == high else f"at least {low - count} more"
        if not left:
            return ""
        return "1 more if you like" if left == 1 else f"up to {left} more if you like"

    @property
    def continue_label(self) -> str:
        """Return what continues with them, like "Continue with these two"."""
        count = len(self.words)
        return f"Continue with {COUNTS[count - 1] if count <= len(COUNTS) else f'these {count}'}"


def from_draft(draft: str, previous: Json) -> tuple[list[str], str]:
    """Return the words chosen before, and what was being typed."""
    if draft:
        *words, typing = draft.split("\n")
        return list(filter(None, words)), typing
    return [str(word) for word in previous] if isinstance(previous, list) else [], ""


def to_draft(words: Sequence[str], typing: str) -> str:
    """Return a draft with one word a line, and last what is being typed."""
    return "\n".join([*words, typing]) if words or typing else ""


def short_word(word: str) -> str:
    """Return a word as a chip shows it; a long one is cut."""
    return word if len(word) <= MAX_SHOWN else f"{word[: MAX_SHOWN - 1]}…"
