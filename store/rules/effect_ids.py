"""Ids of a conversation's effects: conversation, place, and step."""

from store.records import Json


def effect_id(conversation: str, place: Json, step: Json) -> str:
    """Return the id of an answer's effect."""
    return f"{conversation}:{place}:{step}"


def maker_of(effect: str) -> str:
    """Return the conversation that an effect came from, by its id."""
    return effect.partition(":")[0]


def entry_of(base: str, item: object, source: object) -> str:
    """Return the id of the notebook entry of a list's item, by the answer's id.

    A task that is on the map already names its entry as `source`; one of the same conversation begins with a colon.
    """
    known = str(source or "")
    if not known:
        return f"{base}:{item}"
    return f"{maker_of(base)}{known}" if known.startswith(":") else known
