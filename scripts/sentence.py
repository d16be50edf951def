"""An agreement as one sentence: what a note on the fridge says, and what is carried into a conversation."""

from __future__ import annotations

from collections.abc import Mapping

from scripts.answer import Json

LEADS_ON = frozenset(
    "if when whenever once unless as while until before after since during "  # noqa: SIM905 - read as lines of words
    "every each any some on at in by from between for with without instead next tonight today tomorrow".split()
)
"""Words that begin what a sentence goes on from after a comma."""
BEGINS_ANEW = frozenset(
    "i we you he she it they nobody somebody someone either neither there".split()  # noqa: SIM905 - as above
)
"""Words that begin a sentence of its own: it needs "When" before it to lead into another."""
SMALL = BEGINS_ANEW - {"i"} | {"one", "the", "each", "both", "whoever", "my", "our"}
"""Words that are small inside a sentence; any other may be a name."""


def sentence(agreement: Mapping[str, Json]) -> str:
    """The agreed action with its cue in front, as one sentence."""
    act = " ".join(str(agreement["act"]).split())
    cue = " ".join(str(agreement.get("cue") or "").split()).rstrip(" ,.:")
    whole = f"{_leading(cue)} {_going_on(act)}" if cue else act
    return whole if whole.endswith((".", "!", "?", "…")) else f"{whole}."


def _leading(cue: str) -> str:
    """The cue as it leads to the action; where its words tell nothing of how, a colon does for any."""
    first = _first(cue)
    if first in BEGINS_ANEW:
        return f"When {_going_on(cue)},"
    return f"{cue[:1].upper()}{cue[1:]}{',' if first in LEADS_ON else ':'}"


def _going_on(words: str) -> str:
    """Words as they stand inside a sentence: "We will" becomes "we will", "I" and names stay."""
    return words[:1].lower() + words[1:] if _first(words) in SMALL else words


def _first(words: str) -> str:
    """The first word, without what is drawn together with it: "it" of "It's"."""
    return words.partition(" ")[0].replace("’", "'").partition("'")[0].strip(",").casefold()
