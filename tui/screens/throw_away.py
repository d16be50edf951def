"""The one question before an unfinished conversation is thrown away."""

from __future__ import annotations

from datetime import datetime

from store import Header, Store
from tui.content import typed
from tui.screens.for_good import ForGood
from tui.tonight import since

GOES = (
    "What you wrote in it is erased for both of you, and so is what you agreed in it or put into your notebook. An "
    "agreement that you looked back at in it stands again as it did before."
)
STAYS = "All your other conversations stay, and so does what came of them. Decide it together."


class ThrowAway(ForGood):
    """Dismissed with True once the conversation is gone."""

    def __init__(self, store: Store, header: Header, moment: datetime) -> None:
        begun = f"{header.title}, {since(header.started, moment)}"
        super().__init__(
            "Shall this conversation go?",
            [typed(begun, "bold"), typed(GOES), typed(STAYS, "$muted")],
            "Leave it on Home",
            "Throw it away",
            lambda: store.forget(header.id),
        )
