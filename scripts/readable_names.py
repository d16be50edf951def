"""Names from a flow, as people read them."""


def readable(name: str) -> str:
    """Return a name as a label: "listen_only" as "Listen only"."""
    return name.replace("_", " ").capitalize()


def number_text(number: int, meaning: str) -> str:
    """Return a number of a scale, with its label if any."""
    return f"{number} ({meaning})" if meaning else str(number)
