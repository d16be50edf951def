"""`turnabout pack`: a pack as one file, to share."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.installed_packs import PACK_FILE
from scripts.packs.archive import archive_bytes
from scripts.packs.new_pack import STARTER_AUTHOR
from tui.cli.main import data_folder
from tui.errors import UserError
from tui.export.target_file import check_target
from tui.session.pack_changes import open_pack_at
from tui.text.list_formatting import listed
from tui.text.packs import contents_of

SAFE = "No file was written."


def command(options: argparse.Namespace) -> int:
    """Check the pack, write its file, and say what is in it."""
    folder = Path(options.folder).expanduser()
    if folder.is_file():
        raise UserError(f"{folder} is already a single file. Give the pack’s folder.")
    checked = open_pack_at(options.folder, SAFE)
    info = checked.pack.info
    if info.author == STARTER_AUTHOR:
        raise UserError(
            f"{PACK_FILE} still says `author: {STARTER_AUTHOR}`. Write your own name there: couples see it. {SAFE}"
        )
    path = Path(options.out or f"{info.id}-{info.version}.zip")
    check_target(path, data_folder(options))
    path.write_bytes(archive_bytes(checked.pack))
    sys.stdout.write(f"Wrote {path}.\n")
    sys.stdout.writelines(f"{line}\n" for line in contents_of(checked))
    if checked.pack.left_out:
        sys.stdout.write(f"Left out, because it isn’t part of a pack: {listed(checked.pack.left_out)}.\n")
    return 0
