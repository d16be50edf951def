"""Adding and removing packs, and the scripts that they suggest."""

from __future__ import annotations

import shlex
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from prompts import sanitize
from scripts.installed_packs import PACK_FILE
from scripts.packs.open_pack import CheckedPack, open_pack
from scripts.packs.pack import HomeworkNote, PackError
from scripts.packs.pack_file import read_pack_file
from scripts.script_info import ScriptNotFound, get_script_info
from store import Homework, Store
from store.rules.rituals import dropped
from tui.errors import UserError

LONGEST_NOTE = 300
SAFE = "Nothing was added."


def open_pack_at(typed: str, safe: str = SAFE) -> CheckedPack:
    """Return the pack at a path that someone typed, `~` included.

    Nothing is written. Raises UserError, with every mistake in the pack, and `safe`, which says what wasn't done.
    """
    try:
        return open_pack(_path(typed))
    except (PackError, RuntimeError, ValueError) as error:  # no such home folder; a NUL in the name
        why = str(error)
        raise UserError(f"{why}{chr(10) if chr(10) in why else ' '}{safe}") from None


def _path(typed: str) -> Path:
    """Return the path that was typed, or dragged into the terminal.

    Terminals quote what is dragged into them, as a shell would need it.
    """
    path = Path(typed).expanduser()
    if not path.exists():
        with suppress(ValueError):
            parts = shlex.split(typed)
            if len(parts) == 1 and (unquoted := Path(parts[0]).expanduser()).exists():
                return unquoted
    return path


def add_pack(store: Store, checked: CheckedPack, at: str) -> None:
    """Install a pack and its homework.

    In place of an earlier version, homework that was in it isn't given again, and what repeats a script that's gone
    ends. Raises StoreError.
    """
    info = checked.pack.info
    before = _given_before(store, info.id)
    names = {script.id: f"{info.id}/{script.id}" for script in checked.scripts}
    homework = [
        Homework(names.get(each.script, each.script), each.note, info.id)
        for each in info.homework
        if each not in before
    ]
    store.install_pack(info.id, checked.pack.files, homework)
    _end_rituals(store, info.id, at, keep=names.values())


def homework_of_packs(store: Store) -> list[Homework]:
    """Return all homework that came with the installed packs. Raises StoreError."""
    found = []
    for id_ in store.packs():
        own = store.packs_path / id_ / "scripts"
        for each in _given_before(store, id_):
            is_own = (own / f"{each.script}.yaml").is_file()
            found.append(Homework(f"{id_}/{each.script}" if is_own else each.script, each.note, id_))
    return found


def _given_before(store: Store, id_: str) -> tuple[HomeworkNote, ...]:
    """Return the homework of the version that is installed, if any."""
    with suppress(OSError, PackError):
        return read_pack_file((store.packs_path / id_ / PACK_FILE).read_bytes()).homework
    return ()


def _end_rituals(store: Store, pack: str, at: str, keep: Collection[str] = ()) -> None:
    for ritual in store.rituals():
        if ritual.id.startswith(f"{pack}/") and ritual.id not in keep:
            store.save_ritual(dropped(ritual, at))


def remove_pack(store: Store, id_: str, at: str) -> None:
    """Remove a pack, and end what repeats its scripts. Raises StoreError."""
    _end_rituals(store, id_, at)
    store.remove_pack(id_)


def homework_for(packs: Path, script: str, note: str, adding: CheckedPack | None = None) -> Homework:
    """Return the suggestion of a script, which may be one of the pack being added.

    Raises UserError for an unknown script or a long note.
    """
    note = " ".join(sanitize(note).split())
    if len(note) > LONGEST_NOTE:
        raise UserError(f"The note is too long. Use at most {LONGEST_NOTE} characters. Nothing was changed.")
    if adding and (own := script.removeprefix(f"{adding.pack.info.id}/")) in adding.pack.scripts:
        return Homework(f"{adding.pack.info.id}/{own}", note, adding.pack.info.id)
    try:
        found = get_script_info(script, packs=packs)
    except ScriptNotFound as error:
        raise UserError(f"{error} Nothing was changed.") from None
    if found.id != script:
        raise UserError("Suggest a script by its id. Run `turnabout scripts` to see the list.")
    return Homework(found.id, note, found.pack if found.is_from_pack else "")
