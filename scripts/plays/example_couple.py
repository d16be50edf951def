"""Ana and Ben, who play scripts for their authors."""

from scripts.engine.template_values import Pronouns
from scripts.engine_types import Partner

_ANA = {"name": "Ana", "they": "she", "them": "her", "their": "her"}
_BEN = {"name": "Ben", "they": "he", "them": "him", "their": "his"}


def people(begins: str) -> Pronouns:
    """Return names and pronouns; Ana goes first, unless b begins."""
    first, second = (_BEN, _ANA) if begins == "b" else (_ANA, _BEN)
    return {"first": first, "second": second}


def name_of(pronouns: Pronouns, of: Partner) -> str:
    """Return a partner's name, or both names."""
    if of in pronouns:
        return pronouns[of]["name"]
    return " and ".join(person["name"] for person in pronouns.values())
