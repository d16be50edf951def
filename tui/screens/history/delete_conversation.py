"""Confirmation before a conversation is deleted, unfinished or not."""

from __future__ import annotations

from datetime import datetime

from store import Header, Store
from tui.screens.confirm_delete import ConfirmDelete
from tui.styled_text import literal
from tui.text.dates import ago_text, day_words, parse_moment

WARNING = (
    "This deletes everything you wrote in it, for both of you, including its agreements and notebook entries. Other "
    "conversations that quote it will say “(deleted)” instead. If it included a check-in on an older agreement, that "
    "check-in is undone."
)
RITUAL_WARNING = "You’ve only had this conversation once, so it will also stop repeating."
REASSURANCE = "Your other conversations stay, with everything you typed in them. Please decide this together."


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
            "Delete this conversation?",
            [literal(f"{header.title}, {when}", "bold"), literal(warning), literal(REASSURANCE, "$muted")],
            "Cancel",
            "Delete",
            lambda: store.delete_conversation(header.id),
        )


def _was_only_time(store: Store, header: Header) -> bool:
    """Return whether a ritual depends on this one finished conversation."""
    rituals = {ritual.id for ritual in store.rituals()}
    return header.finished and header.script in rituals and store.times_done(header.script) == 1
