"""Where in a script's blocks the walk stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scripts.flow import Block


@dataclass(frozen=True)
class Here:
    """Where in the blocks the walk stands: the place, and what a screen wants to know about it."""

    place: str = ""
    round: int = 0
    rounds: int = 0
    if_left: tuple[str, ...] = ()

    def below(self, segment: str) -> Here:
        return replace(self, place=f"{self.place}/{segment}" if self.place else segment)

    def inside(self, block: Block, segment: str) -> Here:
        return self.leaving(block).below(f"{block.id}.{segment}")

    def leaving(self, block: Block) -> Here:
        return replace(self, if_left=(block.if_left, *self.if_left)) if block.if_left else self
