"""Both people, who begins next, and the settings."""

from collections.abc import Mapping

from store.interface.thread_safe_folder import SynchronizedFolder, synchronized
from store.records import Person
from store.tables import people


class People(SynchronizedFolder):
    """The partners and the settings in store.json."""

    @synchronized
    def people(self) -> tuple[Person, Person] | None:
        """Return the partners, "a" before "b"; None before setup."""
        return people.people(self._folder.couple)

    @synchronized
    def set_people(self, a: Person, b: Person) -> None:
        """Save the partners."""
        people.set_people(self._folder.couple, a, b)

    @synchronized
    def begins_next(self) -> str:
        """Return the id of the person who begins next."""
        return people.begins_next(self._folder.couple)

    @synchronized
    def settings(self) -> Mapping[str, str]:
        """Return the settings, such as the theme, by name."""
        return people.settings(self._folder.couple)

    @synchronized
    def set_setting(self, name: str, value: str) -> None:
        """Save one setting."""
        people.set_setting(self._folder.couple, name, value)
