"""Positions in the block tree of a script."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scripts.model import Block


@dataclass(frozen=True)
class Position:
    """A place in the block tree, with rounds and exits."""

    place: str = ""
    round: int = 0
    rounds: int = 0
    if_left: tuple[str, ...] = ()

    def child(self, segment: str) -> Position:
        return replace(self, place=f"{self.place}/{segment}" if self.place else segment)

    def in_round(self, block: Block, segment: str) -> Position:
        return self.with_exit_text(block).child(f"{block.id}.{segment}")

    def with_exit_text(self, block: Block) -> Position:
        return replace(self, if_left=(block.if_left, *self.if_left)) if block.if_left else self
