"""`turnabout scripts`: the list of scripts."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict

from scripts.loading.open_script import list_scripts
from store.storage.file_layout import PACKS_FOLDER
from tui.cli.main import data_folder
from tui.commands._json import to_json
from tui.text.dates import minutes_text
from tui.text.packs import pack_text

FIELDS = ("id", "title", "minutes", "depth", "group", "pack", "version", "why_it_works")


def command(options: argparse.Namespace) -> int:
    """Print one script a line, or a JSON list."""
    found = list(list_scripts(packs=data_folder(options) / PACKS_FOLDER))
    if options.json:
        rows = [{name: asdict(script)[name] for name in FIELDS} for script in found]
        sys.stdout.write(to_json(rows, indent=2) + "\n")
        return 0
    wide = max(len(script.id) for script in found)
    for script in found:
        sys.stdout.write(
            f"{script.id:{wide}}  {script.title} · {minutes_text(script.minutes)} · {script.depth}"
            f"{f' · {pack_text(script.author, script.pack)}' if script.is_from_pack else ''}\n"
        )
    return 0
