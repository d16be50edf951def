"""Wording about packs of scripts, for the commands and the app."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.text.dates import minutes_text
from tui.text.list_formatting import listed

if TYPE_CHECKING:
    from scripts import Script
    from scripts.packs.open_pack import CheckedPack
    from scripts.script_info import ScriptInfo

STAYS = "The conversations you’ve had with it stay. You can still read them, and continue unfinished ones."
GONE = "Pack deleted. Your conversations are still here."
ADDED = "Added. Its conversations are on Home now."
SUGGESTION_GONE = "Home no longer suggests it."
RITUALS_END = "One of its conversations repeats. That will stop, too."
MAX_ERRORS = 4
MORE_ERRORS = "And {} more. Please tell the person who gave you the pack."
NONE_YET = "Conversations your counselor or someone else wrote and gave you."
ADD_ABOUT = "A pack is a file or folder of conversations written by your counselor or someone else."
PACK_BOUNDS = (
    "A pack can’t run programs or send anything anywhere. You’ll see what’s in it before you add it."
)
NO_PACKS = "You haven’t added any packs. To add one, run `turnabout add` with the path of its file or folder."


def pack_text(author: str, pack: str) -> str:
    """Return where a script comes from."""
    return f"From {author}’s pack" if author else f"From the pack {pack}"


def homework_text(note: str, author: str) -> str:
    """Return why Home suggests a script that someone asked them to do."""
    if author:
        return f"{author}: {note}" if note else f"{author} suggests this one"
    return note or "Suggested for you"


def count_text(number: int) -> str:
    """Return how many conversations there are."""
    return "1 conversation" if number == 1 else f"{number} conversations"


def pack_line(author: str, license_: str, version: str, scripts: int) -> str:
    """Return what a list says about a pack."""
    parts = (author, license_, f"version {version}" if version else "", count_text(scripts))
    return " · ".join(filter(None, parts))


def script_line(script: ScriptInfo | Script) -> str:
    """Return what a pack's list says about one script."""
    return f"{script.title} · {minutes_text(script.minutes)} · {script.depth}"


def contents_of(checked: CheckedPack) -> Iterator[str]:
    """Yield lines about what a pack holds, to read before adding it."""
    info = checked.pack.info
    yield f"{info.id}: {pack_line(info.author, info.license, info.version, len(checked.scripts))}"
    for script in checked.scripts:
        yield f"  {script_line(script)}"
        if script.informed_by:
            yield f"    Based on: {listed(script.informed_by)}"
    titles = {script.id: script.title for script in checked.scripts}
    yield from (f"  Suggests {titles.get(each.script, each.script)}: {each.note}" for each in info.homework)


def first_errors(errors: str) -> str:
    """Return the first errors of a pack; couples only pass them on."""
    lines = errors.split("\n")
    if len(lines) <= MAX_ERRORS + 2:
        return errors
    more = len(lines) - MAX_ERRORS - 2
    return "\n".join([*lines[: MAX_ERRORS + 1], MORE_ERRORS.format(more), lines[-1]])


def question_text(id_: str, before: str | None, version: str) -> str:
    """Return what to ask before adding a pack; `before` is an installed version."""
    if before is None:
        return f"Add the pack {id_}?"
    if before == version:
        return f"You already have version {version} of {id_}. Add it again?"
    return f"You have version {before or 'unknown'} of {id_}. Replace it with version {version}?"
