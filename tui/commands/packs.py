"""`turnabout packs`: the packs that were added."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict

from tui.commands._data_folder import folder_to_read, open_store_for_reading
from tui.commands._json import to_json
from tui.reports.packs import installed_packs
from tui.text.packs import NO_PACKS, pack_line, script_line


def command(options: argparse.Namespace) -> int:
    """Print each pack with its scripts, or a JSON list."""
    with open_store_for_reading(folder_to_read(options)) as store:
        found = list(installed_packs(store.packs_path, store.packs()))
    if options.json:
        rows = [asdict(pack) | {"scripts": [script.id for script in pack.scripts]} for pack in found]
        sys.stdout.write(to_json(rows, indent=2) + "\n")
        return 0
    if not found:
        sys.stdout.write(f"{NO_PACKS}\n")
    for pack in found:
        line = pack_line(pack.author, pack.license, pack.version, len(pack.scripts))
        sys.stdout.write(f"{pack.id}: {line}\n")
        sys.stdout.writelines(f"  {script.id}: {script_line(script)}\n" for script in pack.scripts)
    return 0
