"""Wording about packs of scripts."""

from __future__ import annotations


def pack_text(author: str, pack: str) -> str:
    """Return where a script comes from, to follow its title."""
    return f"from {author}’s pack" if author else f"from the pack {pack}"
