"""The docs page of all keys.

Run `python -m tui.keys_reference > docs/keys.md` to update it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tui import keys
from tui.keys import Command

PAGE_HEADER = """# Keys

Made from `tui/keys.py` by `python -m tui.keys_reference > docs/keys.md`; a test keeps it current. A key means the same
on every screen, F1 shows those of the screen where you are, and what stands in the last line can be clicked, too.

| key | what it is called | what it does |
|---|---|---|
"""


def iter_commands() -> Iterator[Command]:
    """Yield each command once by key and label, in order."""
    seen: set[tuple[str, str]] = set()
    for command in vars(keys).values():
        if isinstance(command, Command) and (command.key_label, command.label) not in seen:
            seen.add((command.key_label, command.label))
            yield command


def keys_page() -> str:
    """Return the page as Markdown."""
    rows = (
        f"| {command.key_label} | {command.label} | {command.help} |"
        for command in iter_commands()
        if command.key_label
    )
    return PAGE_HEADER + "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.write(keys_page())
