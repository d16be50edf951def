"""Names of the notebook's parts."""

_NAMES = {"milestones": "Good moments", "questions": "Favorite questions", "topics": "Topics for next time"}
"""Names that differ from the word in files."""


def part_name(part: str) -> str:
    """Return the name of a part, such as "Good moments"."""
    return _NAMES.get(part, part.capitalize())
