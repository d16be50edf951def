"""What Turnabout says about the data folder by itself."""

from __future__ import annotations

BACKUP_FAILED = "Today’s backup didn’t work. {}"
COPIES_FOUND = (
    "A sync service left copies of your files. Turnabout doesn’t use them. "
    "To see them, quit and run `turnabout doctor`."
)
SYNCED_WARNING = (
    "Your data is in a folder that a sync service copies. Never open Turnabout on two computers at once, "
    "and let it finish syncing first."
)
NETWORK_WARNING = (
    "Your data is on a network drive, where Turnabout can’t promise that everything is saved. "
    "A folder on this computer is safer."
)
