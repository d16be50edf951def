"""`turnabout add`: a pack of scripts, or a script to suggest."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.packs.open_pack import CheckedPack
from store.storage.file_layout import PACKS_FOLDER
from tui.cli.main import data_folder
from tui.clock import now, stamp
from tui.commands._confirm import confirmed
from tui.commands._data_folder import open_store_for_writing
from tui.reports.packs import installed_packs
from tui.session.pack_changes import SAFE, add_pack, homework_for, open_pack_at
from tui.text.packs import contents_of, question_text


def command(options: argparse.Namespace) -> int:
    """Say what is in the pack, ask, and add it."""
    if not options.path and not options.suggest:
        return _usage_error("give the PATH of a pack, or --suggest SCRIPT")
    if options.note and not options.suggest:
        return _usage_error("argument --note: only works with --suggest")
    folder = data_folder(options)
    checked = open_pack_at(options.path) if options.path else None
    packs, suggested = folder / PACKS_FOLDER, options.suggest
    homework = homework_for(packs, suggested, options.note, checked) if suggested else None
    if checked and not _agrees(checked, packs, options):
        sys.stdout.write(f"{SAFE}\n")
        return 0
    with open_store_for_writing(folder) as store:
        if checked:
            add_pack(store, checked, stamp(now()))
            sys.stdout.write(f"Added {checked.pack.info.id}. Its scripts are on Home now.\n")
        if homework:
            store.save_homework([homework])
            sys.stdout.write(f"Home will suggest {homework.id} until you’ve done it once.\n")
    return 0


def _agrees(checked: CheckedPack, packs: Path, options: argparse.Namespace) -> bool:
    sys.stdout.writelines(f"{line}\n" for line in contents_of(checked))
    info = checked.pack.info
    before = [info.id] if (packs / info.id).is_dir() else []
    replaced = next((pack.version for pack in installed_packs(packs, before)), None)
    return confirmed(question_text(info.id, replaced, info.version), options)


def _usage_error(why: str) -> int:
    sys.stderr.write(f"turnabout add: error: {why}\n")
    return 2
