"""Safety page: when not to use Turnabout, and helplines.

Opening it is never recorded.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from tui.helplines import Country, nearest_first
from tui.screens.text_page import Page
from tui.styled_text import literal

TITLE = "Is this for us?"
HONESTY_TEXT = (
    "If you would not feel free to answer honestly here, do not use this together. "
    "Talk to someone on your own first."
)
NOT_FOR_ITEMS = (
    "if one of you is afraid of the other",
    "if there is violence, threats or forced sex",
    "if one watches or controls the other’s money, contacts or where they go",
    "when one of you is drunk, or in danger of hurting themselves",
)
WATCHED_TEXT = (
    "A computer can be watched, and its traces can never be fully erased. To look for help, use a safer one, or the "
    "phone of someone you trust."
)
EMERGENCY_TEXT = "In danger, call the emergency number first, if it is safe to call."
CHECK_MARK = " · check this number"
CHECK_TEXT = "Numbers change. Look at yours once, before you need it."


class SafetyScreen(Page):
    """The safety page, which asks nothing and records nothing."""

    def __init__(self, countries: Sequence[Country], today: date, note: str = "", locale: str = "") -> None:
        locale = locale or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
        shown = nearest_first(countries, locale)
        super().__init__(TITLE, [*_for_whom(), *_where_to_turn(shown, today, note)])


def _for_whom() -> Iterator[Content]:
    yield literal(HONESTY_TEXT, "bold")
    not_for = "\n".join(f"· {each}" for each in NOT_FOR_ITEMS)
    yield Content(f"Turnabout is for two who are safe with each other. It is not for you\n{not_for}.")
    yield Content(f"{EMERGENCY_TEXT} {WATCHED_TEXT}")


def _where_to_turn(countries: Sequence[Country], today: date, note: str) -> Iterator[Content]:
    yield Content.styled("Where to turn", "bold $secondary")
    if note:
        yield literal(note, "$hint")
    all_to_check = all(line.is_outdated(today) for country in countries for line in country.lines)
    if all_to_check:
        yield Content.styled(CHECK_TEXT, "$hint")
    for country in countries:
        lines = [literal(country.name, "bold")]
        for line in country.lines:
            check = CHECK_MARK if line.is_outdated(today) and not all_to_check else ""
            lines.append(
                Content.assemble(
                    literal(line.number),
                    literal(f"  {line.name} · {line.source}", "$muted"),
                    Content.styled(check, "$hint"),
                )
            )
        yield Content("\n").join(lines)
