"""A pack: what it says about itself, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MANIFEST_FILE = "manifest.json"
"""The file in an archive that lists the others with their hashes."""


class PackError(Exception):
    """A pack that can't be used; the message is for the person who adds it."""


@dataclass(frozen=True)
class HomeworkNote:
    """A script of the pack to do once, and what the author says about it."""

    script: str
    note: str


@dataclass(frozen=True)
class PackInfo:
    """What `pack.yaml` says."""

    id: str
    version: str
    author: str
    license: str
    homework: tuple[HomeworkNote, ...] = ()


@dataclass(frozen=True)
class Pack:
    """A pack whose files have allowed names and sizes.

    `left_out` are other files of its folder.
    """

    info: PackInfo
    files: Mapping[str, bytes]
    left_out: tuple[str, ...] = ()

    @property
    def scripts(self) -> tuple[str, ...]:
        """Return the ids of its scripts."""
        names = (name.removeprefix("scripts/") for name in sorted(self.files) if name.startswith("scripts/"))
        return tuple(name.removesuffix(".yaml") for name in names if not name.endswith(".walk.yaml"))

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that it has words in."""
        return tuple(sorted({name.split("/")[1] for name in self.files if name.startswith("prompts/")}))
