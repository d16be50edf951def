"""How an agreement is said aloud before it's saved."""

from __future__ import annotations

from tui.text.couple import Couple, other_partner

SAY_TO_EACH_OTHER = "Say it to each other, out loud: together, or one after the other."
SAY_TO_PARTNER = "{}, say it to {}, out loud:"
THEN_AGREE = "Then press Enter if you both agree."


def say_aloud_text(owner: str, couple: Couple) -> str:
    """Ask the person who does it to say it; `owner` is first, second, or both."""
    if owner == "both":
        return SAY_TO_EACH_OTHER
    return SAY_TO_PARTNER.format(couple.name(owner), couple.name(other_partner(owner)))
