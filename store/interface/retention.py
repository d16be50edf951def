"""How long conversations are kept: the choice, its announcements, and the deletions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from store.interface.thread_safe_folder import SynchronizedFolder, synchronized
from store.records import Header
from store.tables import retention

# The rest is imported by each method, so that the first screen doesn't wait for it.

if TYPE_CHECKING:
    from store.rules.conversation_retention import Announcement, Group


class Retention(SynchronizedFolder):
    """Conversations go once they're older than the couple wants to keep them."""

    @synchronized
    def years_kept(self) -> int | None:
        """Return for how many years conversations are kept; None is for good."""
        return retention.read_years_kept(self._folder.couple)

    @synchronized
    def keep_for(self, years: int | None) -> None:
        """Save for how many years to keep conversations.

        Whatever is deleted because of this has to be announced first.
        """
        retention.write_years_kept(self._folder.couple, years)

    @synchronized
    def announcement(self) -> Announcement | None:
        """Return what was announced to be deleted, if anything."""
        return retention.read_announcement(self._folder.couple)

    @synchronized
    def retention_groups(self, moment: datetime, years: int | None) -> Sequence[Group]:
        """Return ended conversations with their ends, if they were kept for so many years.

        Raise ReadError.
        """
        from store.operations.old_conversations import groups_at

        return groups_at(self._folder, moment, years)

    @synchronized
    def announced_conversations(self) -> list[Header]:
        """Return the announced conversations, oldest first; it reads every month."""
        from store.tables.erasures import erasing_key
        from store.tables.month_headers import iter_headers

        told = retention.read_announcement(self._folder.couple)
        keys = told.years.keys() if told else set[str]()
        return [each for each in iter_headers(self._files) if erasing_key(each.id) in keys][::-1]

    @synchronized
    def announce_old_conversations(self, moment: datetime) -> None:
        """Announce what has reached its end; deleting it waits for a week at least."""
        from store.operations.old_conversations import announce

        announce(self._folder, moment)

    def delete_next_announced(self, moment: datetime) -> bool:
        """Delete some conversations that were announced long enough ago; return whether there were any.

        The day's backup then erases them from the other backups.
        """
        from store.operations.old_conversations import delete_old_conversations, next_to_delete
        from store.tables.erasures import Erased, note_erasure

        with self._backup_lock, self._lock:
            if self.read_only:
                return False
            ids = next_to_delete(self._folder, moment)
            for id_ in ids:
                note_erasure(self._files, Erased.OLD_CONVERSATION, id_, pending=True)
            if ids:
                delete_old_conversations(self._folder, ids)
            return bool(ids)
