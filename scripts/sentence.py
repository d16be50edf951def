"""An agreement as one sentence: what a note on the fridge says, and what is carried into a conversation."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.answer import Json


def sentence(agreement: Mapping[str, Json]) -> str:
    """The agreed action with its cue in front, as one sentence."""
    act = " ".join(str(agreement["act"]).split())
    cue = " ".join(str(agreement.get("cue") or "").split()).rstrip(" ,.:")
    whole = f"{cue}, {_going_on(act)}" if cue else act
    return whole if whole.endswith((".", "!", "?", "…")) else f"{whole}."


def _going_on(act: str) -> str:
    """The action as it stands after a comma: "We will" becomes "we will", "I" and names stay."""
    first, _, rest = act.partition(" ")
    small = first in ("We", "You", "One", "The", "Each", "Both", "Whoever", "My", "Our", "They", "She", "He")
    return f"{first.lower()} {rest}" if small and rest else act
