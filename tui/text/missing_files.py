"""Wording about files that are missing from the data folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.storage.file_layout import COUPLE_FILE, MONTH_FILE, NOTEBOOK_FILE, OPEN_FILE

REBUILT_TEXT = "Rebuilt from your conversations: {}."
_CONTENTS = {
    COUPLE_FILE: "your names",
    OPEN_FILE: "your agreements, and which conversations aren't finished",
    NOTEBOOK_FILE: "your notebook",
    MONTH_FILE: "a list of conversations and agreements that ended in {}",
}
_LOSSES = {
    COUPLE_FILE: "Only your colors and signs have to be chosen again.",
    OPEN_FILE: (
        "What you changed between conversations was only in there: rituals, and agreements you reworded, paused, "
        "skipped, or took up again. Please check them."
    ),
    NOTEBOOK_FILE: (
        "Lines you edited in the notebook are back in their first words, and lines you deleted there may be back, too. "
        "You can delete them again."
    ),
    MONTH_FILE: (
        "Agreements from {} may lack what you changed between conversations, such as new wording or whether they're "
        "done."
    ),
}


def missing_text(names: Sequence[str]) -> Iterator[str]:
    """Yield a sentence about each missing list: what was in it."""
    for name in names:
        yield f"{name} is missing. It holds {_about(_CONTENTS, name)}."


def losses_text(names: Sequence[str]) -> Iterator[str]:
    """Yield a sentence about each list: what a rebuild can't bring back."""
    for name in names:
        yield _about(_LOSSES, name)


def _about(texts: dict[str, str], name: str) -> str:
    return texts.get(name) or texts[MONTH_FILE].format(name.removesuffix(f"/{MONTH_FILE}").replace("/", "-"))
