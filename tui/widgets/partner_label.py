"""The partners' signs and names, colored."""

from textual.content import Content

from tui.text.couple import Couple


def signature(couple: Couple, who: str, *, style: str = "bold ") -> Content:
    """Return sign and name of one or both partners, colored."""
    partners = ("first", "second") if who == "both" else (who,)
    return Content(" and ").join(
        Content.styled(f"{couple.sign(one)} {couple.name(one)}", f"{style}${couple.colour(one)}")
        for one in partners
    )


def color_class(couple: Couple, who: str) -> str:
    """Return the CSS class suffix of a partner's color."""
    return couple.colour(who) if who in ("first", "second") else "both"
