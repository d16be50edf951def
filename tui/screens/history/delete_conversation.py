"""Confirmation before a conversation is deleted, unfinished or not."""

from __future__ import annotations

from datetime import datetime

from store import Header, Store
from tui.screens.confirm_delete import ConfirmDelete
from tui.styled_text import literal
from tui.text.dates import ago_text, day_words, parse_moment

WARNING = (
    "What you wrote in it is erased for both of you, and so is what you agreed in it or put into your notebook. Where "
    "another conversation quotes it, “(deleted)” will be there instead. Any agreement that you looked back at in it "
    "goes back to how it was before."
)
RITUAL_WARNING = "It was the only time you held this one, so your ritual of it goes, too."
REASSURANCE = (
    "All your other conversations stay, with everything you typed in them yourselves and what came of them. Decide it "
    "together."
)


class DeleteConversation(ConfirmDelete):
    """The question; dismissed with True once the conversation is deleted."""

    def __init__(self, store: Store, header: Header, moment: datetime) -> None:
        then = parse_moment(header.started)
        when = (
            day_words(then.date(), moment.date())
            if header.ended and then
            else ago_text(header.started, moment)
        )
        warning = f"{WARNING} {RITUAL_WARNING}" if _was_only_time(store, header) else WARNING
        super().__init__(
            "Shall this conversation go?",
            [literal(f"{header.title}, {when}", "bold"), literal(warning), literal(REASSURANCE, "$muted")],
            "Leave it as it is" if header.ended else "Leave it on Home",
            "Throw it away",
            lambda: store.delete_conversation(header.id),
        )


def _was_only_time(store: Store, header: Header) -> bool:
    """Return whether a ritual depends on this one finished conversation."""
    rituals = {ritual.id for ritual in store.rituals()}
    return header.finished and header.script in rituals and store.times_done(header.script) == 1
