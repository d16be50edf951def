"""Files that an export or command must do without: missing or unreadable."""

from __future__ import annotations

from store import Store


def unavailable_files(store: Store, *, conversations: bool = False) -> tuple[list[str], list[str]]:
    """Return the missing files, then the unreadable ones found so far.

    `conversations` looks for those of ended conversations, too.
    """
    missing = [*store.missing_files(), *(store.missing_conversations() if conversations else ())]
    return missing, [name for name in store.unreadable_files() if name not in missing]
