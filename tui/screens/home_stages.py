"""The stages of the row at Home's cursor, read when there's time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.screen import Screen
from textual.timer import Timer

from store import Agreement, Header, Store
from tui.screens.home_data import HomeTarget
from tui.text.couple import Couple
from tui.text.preview import LabeledTexts

WAIT_SECONDS = 0.5
"""How long the cursor stays on a row before its script is read."""


class StageReader:
    """Reads a row's stages in a thread, then calls `show` with the row's value."""

    def __init__(self, screen: Screen[None], store: Store, show: Callable[[object], None]) -> None:
        self._screen, self._store, self._show = screen, store, show
        self._known: dict[str, LabeledTexts] = {}
        self._timer: Timer | None = None

    def forget(self) -> None:
        """Forget all stages, as after a conversation."""
        self._known.clear()

    def stages_of(self, value: object) -> LabeledTexts:
        """Return a row's stages; if they aren't known, read them soon."""
        if self._timer:
            self._timer.stop()
        id_ = str(getattr(value, "id", ""))
        has_stages = not isinstance(value, Agreement | HomeTarget) and not getattr(value, "ended", None)
        if id_ and has_stages and id_ not in self._known:
            self._timer = self._screen.set_timer(WAIT_SECONDS, partial(self._start_reading, id_, value))
        return self._known.get(id_, ())

    def _start_reading(self, id_: str, value: object) -> None:
        read = partial(self._read, id_, value)
        self._screen.run_worker(read, thread=True, exclusive=True, group="stages")

    def _read(self, id_: str, value: object) -> None:
        from tui.reports.stage_progress import stages_of_script, stages_of_unfinished

        if people := self._store.people():
            read = stages_of_unfinished if isinstance(value, Header) else stages_of_script
            self._screen.call_later(self._add, id_, value, read(self._store, id_, Couple(*people)))

    def _add(self, id_: str, value: object, stages: LabeledTexts) -> None:
        self._known[id_] = stages
        if stages:
            self._show(value)
