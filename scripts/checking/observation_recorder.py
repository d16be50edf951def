"""Recording of what is seen while a script is explored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from prompts.expression_tree import UNKNOWN, Expression, NameRead, TemplateUse
from prompts.templating.static_evaluation import evaluate
from scripts.checking.compared_constants import opaque_places
from scripts.checking.name_lookup import Viewer
from scripts.checking.observations import Observations
from scripts.checking.parsed_script import ScriptReading, key_of
from scripts.checking.states import State
from scripts.model import Step


class ObservationRecorder:
    """Collects what is seen while a script is explored."""

    def __init__(self, reading: ScriptReading) -> None:
        self.reading = reading
        self.untold = reading.broken | reading.unknown
        self.seen = Observations()
        self._opaque = opaque_places(reading.conditions())

    def show(self, step: Step, state: State, viewer: Viewer, *, words: bool = True) -> None:
        """Note what a step shows.

        Blocks that open with it come first, then its own words.
        """
        self.seen.shown.add(key_of(step))
        for section in (*state.names.get(("open",), ()), *([step.id] if words else [])):
            reading = self.reading.words.get(section)
            for test in reading.tests if reading else ():
                if self._applies(test.under, state, viewer):
                    self.note_condition(section, test.test, state, viewer)
            for use in reading.uses if reading else ():
                self._note_use(section, use, state, viewer)

    def _note_use(self, section: str, use: TemplateUse, state: State, viewer: Viewer) -> None:
        if use.read.over or not use.required or not self._applies(use.under, state, viewer):
            return
        self._note_name(section, use.read, state, viewer)

    def _applies(self, under: Iterable[tuple[Expression, bool]], state: State, viewer: Viewer) -> bool:
        return all(
            evaluate(test, lambda read: self._value(read, state, viewer)) in (None, side)
            for test, side in under
        )

    def _value(self, read: NameRead, state: State, viewer: Viewer) -> Any:
        return UNKNOWN if read.place in self._opaque else viewer.look_up(state.names, read)

    def note_condition(self, section: str, test: Expression, state: State, viewer: Viewer) -> bool | None:
        """Evaluate a condition and note its result."""

        def look_up(read: NameRead) -> Any:
            if not read.over:
                self._note_name(section, read, state, viewer)
            return self._value(read, state, viewer)

        result = evaluate(test, look_up)
        self.seen.note_outcome(section, test, result)
        return result

    def _note_name(self, section: str, read: NameRead, state: State, viewer: Viewer) -> None:
        value = viewer.look_up(state.names, read)
        if value is not UNKNOWN:
            there, kept = value is not None, value is None and viewer.is_kept(state.names, read)
            self.seen.note_name(section, read.place, read.name, there=there, kept=kept, way=state.way)
