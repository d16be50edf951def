"""One play of a script: the answers so far, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass, field

from scripts.answer_submission import submit_answer
from scripts.engine.replay import Replay
from scripts.engine_types import AwaitingAnswer, AwaitingFact, Json, State
from scripts.model import Script
from scripts.plays.answer_options import Option
from scripts.progress import Progress

PLAYED_AT = "2027-03-14T20:00:00+00:00"


@dataclass(frozen=True)
class Move:
    """One answer as it was given; a later reveal may have deleted it since."""

    place: str
    step: str
    kind: str
    of: str
    option: Option

    def to_record(self) -> dict[str, Json]:
        """Return the answer as `play --json` prints it."""
        return {
            "place": self.place,
            "step": self.step,
            "kind": self.kind,
            "of": self.of,
            "value": self.option.value,
        }


@dataclass(frozen=True)
class SavedPlay:
    """The answers of a play that was put aside."""

    moves: tuple[Move, ...]
    progress: Progress


@dataclass
class Play:
    """A play in progress."""

    script: Script
    moves: list[Move] = field(default_factory=list)
    _progress: Progress = field(default_factory=Progress)

    def __post_init__(self) -> None:
        self._replay = Replay(self.script)
        self._replay.advance_to(self._progress.answers)

    @property
    def state(self) -> State:
        return self._replay.state

    @property
    def replay(self) -> Replay:
        return self._replay

    def take(self, option: Option) -> None:
        """Answer the current step. Raises InvalidAnswer if it doesn't fit."""
        state = self.state
        assert isinstance(state, AwaitingAnswer | AwaitingFact)  # noqa: S101 - the caller looks first
        place, step, of = state.key
        self._progress = submit_answer(
            self.script, self._progress, option.value, PLAYED_AT, replay=self._replay
        )
        self.moves.append(Move(place, step, state.kind, of, option))

    def saved(self) -> SavedPlay:
        """Return what is needed to go on from here later; a whole play takes far more memory."""
        return SavedPlay(tuple(self.moves), self._progress)

    @classmethod
    def resume(cls, script: Script, saved: SavedPlay) -> Play:
        return cls(script, list(saved.moves), saved.progress)
