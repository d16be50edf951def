"""Lines of the notebook, as evenings leave them behind."""

from __future__ import annotations

from datetime import datetime, timedelta

from scripts.loading.scalars import PARTS
from store import Json, Store
from tests.tui.helpers.app import NOW, ask, ended, talk

AN_EVENING = 8
OWNERS = ("first", "second", "both")


def line(text: str, part: str = "needs", *, step: str = "calm", of: str = "first") -> dict[str, Json]:
    """One answer that goes into the notebook."""
    return ask({"part": part, "text": text}, step=step, kind="keep", of=of)


def keep_lines(store: Store, number: int, text: str, until: datetime = NOW) -> None:
    """So many lines, in all parts, over as many evenings as it takes, one a week."""
    for evening, first in enumerate(range(0, number, AN_EVENING)):
        day = until - timedelta(weeks=1 + evening)
        lines = [
            line(
                f"{each + 1} {text}",
                PARTS[each % len(PARTS)],
                step=f"line_{each}",
                of=OWNERS[each % len(OWNERS)],
            )
            for each in range(first, min(first + AN_EVENING, number))
        ]
        ended(store, talk(f"{day:%Y-%m-%dT%H%M}-{evening:04x}", *lines))
