"""`turnabout new`: a pack to start from, which already plays."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.packs.new_pack import write_new_pack
from scripts.packs.pack import PackError
from tui.errors import UserError


def command(options: argparse.Namespace) -> int:
    """Make the pack's folder here, and say what to do next."""
    try:
        files = write_new_pack(Path(), options.id)
    except PackError as error:
        raise UserError(str(error)) from None
    sys.stdout.write(f"Created a working pack in the folder {options.id}:\n")
    sys.stdout.writelines(f"  {path}\n" for path in files)
    sys.stdout.write(
        f"Try it:              turnabout rehearse {options.id}\n"
        f"Add it to Turnabout: turnabout add {options.id}\n"
        f"Share it:            turnabout pack {options.id}\n"
    )
    return 0
