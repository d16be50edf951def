"""Lines of the notebook, as evenings leave them behind."""

from __future__ import annotations

from datetime import datetime, timedelta

from scripts.loading.scalars import NOTEBOOK_PARTS
from store import Json, Store
from tests.tui.helpers.app import NOW, ask, finish_conversation, talk

AN_EVENING = 8
OWNERS = ("first", "second", "both")


def line(text: str, part: str = "needs", *, step: str = "calm", of: str = "first") -> dict[str, Json]:
    """One answer that goes into the notebook."""
    return ask({"part": part, "text": text}, step=step, kind="keep", of=of)


def keep_lines(store: Store, number: int, text: str, until: datetime = NOW) -> None:
    """So many lines, in all parts, over as many evenings as it takes, one a week."""
    for session, first in enumerate(range(0, number, AN_EVENING)):
        day = until - timedelta(weeks=1 + session)
        lines = [
            line(
                f"{each + 1} {text}",
                NOTEBOOK_PARTS[each % len(NOTEBOOK_PARTS)],
                step=f"line_{each}",
                of=OWNERS[each % len(OWNERS)],
            )
            for each in range(first, min(first + AN_EVENING, number))
        ]
        finish_conversation(store, talk(f"{day:%Y-%m-%dT%H%M}-{session:04x}", *lines))
