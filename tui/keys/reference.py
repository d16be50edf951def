"""The docs page of all keys.

Run `make keys` to update docs/keys.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tui.keys import commands, input_commands, rehearsal_commands
from tui.keys.command import Command

PAGE_HEADER = """# Keys

Press F1 or Ctrl+P to see everything you can do on the screen you're on, with its keys. Type to find something, and
press Enter to do it. You can also click any key at the bottom of the screen. To choose a row, press the number or
letter in front of it. `make keys` generates this page.

| key | name | what it does |
|---|---|---|
"""


def all_commands() -> Iterator[Command]:
    """Yield all commands."""
    for module in (commands, input_commands, rehearsal_commands):
        yield from (each for each in vars(module).values() if isinstance(each, Command))


def iter_commands() -> Iterator[Command]:
    """Yield each command once by key and label, in order."""
    seen: set[tuple[str, str]] = set()
    for command in all_commands():
        if (command.key_label, command.label) not in seen:
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
