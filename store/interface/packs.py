"""Installed packs of scripts, and homework."""

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from store.errors import StoreError
from store.interface.thread_safe_folder import SynchronizedFolder, synchronized
from store.records import Homework
from store.storage import pack_folders
from store.tables import homework


class Packs(SynchronizedFolder):
    """Packs, each a folder of files, and the scripts to do once."""

    @property
    def packs_path(self) -> Path:
        """Return the folder of all packs, which may not exist."""
        return pack_folders.packs_path(self._files)

    @synchronized
    def packs(self) -> list[str]:
        """Return the sorted ids of the installed packs."""
        return pack_folders.list_packs(self._files)

    @synchronized
    def install_pack(
        self, id_: str, contents: Mapping[str, bytes], new_homework: Sequence[Homework] = ()
    ) -> None:
        """Install a pack's files and save its homework, wholly or not at all.

        They replace an earlier version. Names are relative paths; the caller has checked them.
        """
        if not new_homework:
            pack_folders.write_pack(self._files, id_, contents)
            return
        # Homework first: without its pack, the next opening deletes it
        before = homework.waiting_homework(self._folder.open)
        try:
            homework.save_homework(self._folder.open, new_homework)
            pack_folders.write_pack(self._files, id_, contents)
        except StoreError:
            with contextlib.suppress(StoreError):
                if id_ not in pack_folders.list_packs(self._files):
                    homework.restore_homework(self._folder.open, before)
            raise

    @synchronized
    def remove_pack(self, id_: str) -> None:
        """Remove a pack and its homework; its past conversations stay."""
        homework.drop_homework_of_pack(self._folder.open, id_)
        pack_folders.remove_pack(self._files, id_)

    @synchronized
    def homework(self) -> list[Homework]:
        """Return the homework that is yet to be done, oldest first."""
        return homework.waiting_homework(self._folder.open)

    @synchronized
    def save_homework(self, new: Sequence[Homework]) -> None:
        """Save homework, replacing what was said about the same scripts."""
        homework.save_homework(self._folder.open, new)

    @synchronized
    def drop_homework(self, script: str) -> None:
        """Delete the homework of one script."""
        homework.drop_homework(self._folder.open, script)
