"""A new pack: files that play and share as they are."""

from __future__ import annotations

from pathlib import Path

from scripts.installed_packs import PACK_FILE
from scripts.packs.file_names import is_pack_id
from scripts.packs.pack import PackError

_STARTER = Path(__file__).parent / "starter"
_ID, _TITLE = "new-pack", "New title"
"""What stands for the id and the title in the starter's files."""
STARTER_AUTHOR = "Your name"
"""What the starter's `pack.yaml` says until its author writes a name."""


def write_new_pack(parent: Path, id_: str) -> tuple[Path, ...]:
    """Write a pack into a new folder named by its id, and return its files.

    Raises PackError if the id can't be used or the folder exists, and OSError.
    """
    if not is_pack_id(id_):
        raise PackError(
            f"A pack can’t be called `{id_}`. Use lowercase letters, digits, and hyphens, like evening-talks."
        )
    folder = parent / id_
    if folder.exists():
        raise PackError(
            f"There is already something called {folder}, so nothing was changed. Choose another id."
        )
    names = {
        "pack.yaml": PACK_FILE,
        "script.yaml": f"scripts/{id_}.yaml",
        "words.md": f"prompts/en/{id_}.md",
        "README.md": "README.md",
    }
    for source, name in names.items():
        text = (_STARTER / source).read_text(encoding="utf-8")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = text.replace(_ID, id_).replace(_TITLE, id_.replace("-", " ").capitalize())
        path.write_text(text, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in names.values())
