"""Wording about files that are missing from the data folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.errors import MissingConversation, MissingFile
from store.storage.file_layout import COUPLE_FILE, MONTH_FILE, NOTEBOOK_FILE, OPEN_FILE
from tui.text.list_formatting import listed

LISTS = (COUPLE_FILE, OPEN_FILE, NOTEBOOK_FILE, MONTH_FILE)
REBUILT_TEXT = "Rebuilt from your conversations: {}."
UNREADABLE_TEXT = "Couldn’t read {}, so what’s in there wasn’t rebuilt. Nothing in it was changed."
EMPTY_MONTH_TEXT = (
    "There are no conversations in {}. If there used to be some, they’re lost, and only a backup can "
    "bring them back."
)
MAX_NAMES = 3

_CONTENTS = {
    COUPLE_FILE: "That’s where your names are saved.",
    OPEN_FILE: "That’s where your agreements and unfinished conversations are listed.",
    NOTEBOOK_FILE: "That’s where your notebook is saved.",
    MONTH_FILE: "That’s where agreements go once they’ve ended.",
}
_LOSSES = {
    COUPLE_FILE: "You’ll have to enter your names again, and choose your pronouns, colors, and symbols.",
    OPEN_FILE: (
        "Changes you made between conversations were only in there: how conversations repeat, skipped turns, and "
        "agreements you edited, paused, or started again. Please check them."
    ),
    NOTEBOOK_FILE: (
        "Notebook entries you edited will go back to their first version, and entries you deleted may come back, too."
    ),
    MONTH_FILE: (
        "Agreements that ended that month may be missing changes you made between conversations, such as "
        "new wording or marking them as done."
    ),
}


def rebuildable(names: Sequence[str]) -> list[str]:
    """Return the lists among missing files; the others are conversations."""
    return [name for name in names if name.endswith(LISTS)]


def missing_text(names: Sequence[str], empty_months: Sequence[str]) -> str:
    """Return what is missing, what is safe, and what to do, in paragraphs.

    `empty_months` are the folders of missing months that hold no conversation.
    """
    it = "it" if len(names) == 1 else "them"
    safe = "Your other conversations are safe" if empty_months else "Your conversations are safe"
    return "\n\n".join(
        (
            " ".join(_missing_sentences(names)),
            " ".join((*empty_months_text(empty_months), f"{safe}, and nothing was changed.")),
            f"If you have a backup, quit and run `turnabout doctor --repair`. If not, Turnabout can rebuild {it} from "
            "your conversations.",
            " ".join(losses_text(names)),
        )
    )


def missing_notice(names: Sequence[str]) -> str:
    """Return what is missing in one line or two, or ""."""
    lists = rebuildable(names)
    others = [name for name in names if name not in lists]
    found = ([MissingFile(*lists)] if lists else []) + ([MissingConversation(*others)] if others else [])
    return " ".join(map(str, found))


def losses_text(names: Sequence[str]) -> Iterator[str]:
    """Yield what a rebuild can’t bring back, in sentences."""
    yield from (text for kind, text in _LOSSES.items() if any(name.endswith(kind) for name in names))


def empty_months_text(folders: Sequence[str]) -> Iterator[str]:
    """Yield that months hold no conversations, if any, in a sentence or two."""
    if folders:
        yield EMPTY_MONTH_TEXT.format(listed(folders, "or"))


def _missing_sentences(names: Sequence[str]) -> Iterator[str]:
    for kind, text in _CONTENTS.items():
        found = [name for name in names if name.endswith(kind)]
        if len(found) > MAX_NAMES:
            yield f"{len(found)} files called {kind} are missing. {text}"
        elif found:
            yield f"{listed(found)} {'is' if len(found) == 1 else 'are'} missing. {text}"
