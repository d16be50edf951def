"""Several things in one sentence, or in lines."""

from __future__ import annotations

from collections.abc import Sequence

BULLET = "• "


def listed(names: Sequence[str], word: str = "and") -> str:
    """Return names as people list them: "a and b", "a, b, and c"."""
    if len(names) < 3:
        return f" {word} ".join(names)
    return f"{' '.join(with_comma(name) for name in names[:-1])} {word} {names[-1]}"


def with_comma(text: str) -> str:
    """Return the text with a comma, which goes before a closing quotation mark."""
    return f"{text[:-1]},”" if text.endswith("”") else f"{text},"


def bulleted(texts: Sequence[str]) -> str:
    """Return sentences in their own words, each on a line that shows where it begins."""
    return "\n".join(f"{BULLET}{text}" for text in texts) if len(texts) > 1 else "".join(texts)
