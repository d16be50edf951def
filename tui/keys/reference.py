"""The docs page of all keys.

Run `python -m tui.keys.reference > docs/commands.md` to update it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tui.keys import commands
from tui.keys.commands import Command

PAGE_HEADER = """# Keys

Made from `tui/keys/commands.py` by `python -m tui.keys.reference > docs/keys.md`; a test keeps it current. A key
means the same on every screen, and F1 shows the keys of the current screen. Click a key in the last line to press it.

| key | what it is called | what it does |
|---|---|---|
"""


def iter_commands() -> Iterator[Command]:
    """Yield each command once by key and label, in order."""
    seen: set[tuple[str, str]] = set()
    for command in vars(commands).values():
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
