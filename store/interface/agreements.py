"""Agreements, open and closed, and rituals."""

from collections.abc import Iterator, Mapping
from functools import partial

from store.agreement_record import Agreement, DeletedAgreement
from store.interface.erasing_folder import ErasingFolder
from store.interface.thread_safe_folder import synchronized
from store.operations import change_agreement, delete_agreement
from store.records import Json, Ritual
from store.tables import agreements, rituals
from store.tables.erasures import Erased


class Agreements(ErasingFolder):
    """Agreements with their turns, and the scripts a couple repeats."""

    @synchronized
    def agreements(self) -> list[Agreement]:
        """Return the open agreements, oldest first."""
        return agreements.open_agreements(self._folder.open)

    @synchronized
    def agreements_without(self, conversation_id: str) -> list[Agreement]:
        """Return the open agreements as if a conversation never happened."""
        return agreements.agreements_without(self._folder.open, conversation_id)

    def closed_agreements(self) -> Iterator[Agreement]:
        """Yield closed agreements, latest first, one month at a time."""
        return agreements.closed_agreements(self._folder.open, self._files)

    @synchronized
    def due_agreements(self, today: str) -> list[Agreement]:
        """Return agreements due on an ISO date, longest overdue first."""
        return agreements.due_agreements(self._folder.open, today)

    @synchronized
    def change_agreement(self, id_: str, at: str, what: Mapping[str, Json]) -> None:
        """Change an agreement; see `store.operations.change_agreement`."""
        change_agreement.change_agreement(self._folder, id_, at, what)

    @synchronized
    def undo_turn_change(self, id_: str, what: Mapping[str, Json]) -> None:
        """Undo a turn's change; see `store.operations.change_agreement`."""
        change_agreement.undo_turn_change(self._folder, id_, what)

    def delete_agreement(self, id_: str, at: str) -> None:
        """Delete an agreement with its history and all copies of its words, for good.

        The conversation that made it keeps what was said. `at` is an ISO time.
        """
        delete = partial(delete_agreement.delete_agreement, self._folder, id_, at)
        self.erase(Erased.AGREEMENT, id_, delete)

    @synchronized
    def deleted_agreements(self) -> list[DeletedAgreement]:
        """Return the agreements that were deleted, without their words."""
        return agreements.deleted_agreements(self._folder.open)

    @synchronized
    def rituals(self) -> list[Ritual]:
        """Return the active and paused rituals, the next one first."""
        return rituals.active_rituals(self._folder.open)

    @synchronized
    def dropped_rituals(self) -> list[Ritual]:
        """Return the rituals that were ended or declined."""
        return rituals.dropped_rituals(self._folder.open)

    @synchronized
    def ritual(self, script_id: str) -> Ritual | None:
        """Return a script's ritual, even an ended one."""
        return rituals.get_ritual(self._folder.open, script_id)

    @synchronized
    def save_ritual(self, ritual: Ritual) -> None:
        """Save a ritual, replacing its earlier state."""
        rituals.save_ritual(self._folder.open, ritual)
