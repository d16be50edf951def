"""Safety page: when not to use Turnabout, and helplines.

Opening it is never recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from tui.helplines import Country, nearest_first
from tui.screens.text_page import Page
from tui.styled_text import literal

TITLE = "Is this for us?"
HONESTY_TEXT = (
    "If you wouldn’t feel safe answering honestly here, don’t use this together. Talk to "
    "someone on your own first."
)
NOT_FOR_ITEMS = (
    "if one of you is afraid of the other",
    "if there’s violence, threats, or forced sex",
    "if one of you watches or controls the other’s money, contacts, or where they go",
    "if one of you is drunk or high right now, or might hurt themselves",
)
WATCHED_TEXT = (
    "Someone may be watching this computer, and its history can never be fully erased. To "
    "look for help, use a safer computer, or a phone that belongs to someone you trust."
)
EMERGENCY_TEXT = "If you’re in danger and it’s safe to call, call the emergency number first."
CHECK_MARK = " · check this number"
OTHERS_TEXT = "In another country? Press ↓ to look up its numbers."
CHECK_TEXT = "Phone numbers can change. Check yours now, before you need it."


class SafetyScreen(Page):
    """The safety page, which asks nothing and records nothing."""

    def __init__(self, countries: Sequence[Country], today: date, note: str, locale: str) -> None:
        shown = nearest_first(countries, locale)
        super().__init__(TITLE, [*_for_whom(), *_where_to_turn(shown, today, note)])
        self._must_read = next(
            (n for n, text in enumerate(self._paragraphs) if text.plain == OTHERS_TEXT), -1
        )

    def on_mount(self) -> None:
        self.watch(self.query_one("#body"), "scroll_y", self.refresh_keys)

    def has_more_to_read(self) -> bool:
        """Return whether what it's about or the nearest numbers are below; other countries are there to look up."""
        body = self.query_one("#body")
        last = body.children[self._must_read]
        return super().has_more_to_read() and last.virtual_region.bottom > body.scroll_y + body.size.height


def _for_whom() -> Iterator[Content]:
    yield literal(HONESTY_TEXT, "bold")
    not_for = "\n".join(f"· {each}" for each in NOT_FOR_ITEMS)
    yield Content(f"Turnabout is for two people who are safe with each other. Don’t use it\n{not_for}.")
    yield Content(f"{EMERGENCY_TEXT} {WATCHED_TEXT}")


def _where_to_turn(countries: Sequence[Country], today: date, note: str) -> Iterator[Content]:
    yield Content.styled("Get help", "bold $secondary")
    if note:
        yield literal(note, "$hint")
    nearest = 2 if countries and countries[0].code else 1  # then come those for everywhere
    all_to_check = all(line.is_outdated(today) for country in countries for line in country.lines)
    for number, country in enumerate(countries):
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
        if all_to_check and number == 0:  # below the nearest country's numbers
            yield Content.styled(CHECK_TEXT, "$hint")
        if number + 1 == nearest < len(countries):
            yield Content(OTHERS_TEXT)
