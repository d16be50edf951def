"""Where a conversation is: a pure function of its script and its answers."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.engine.interpreter import Course, Stopped
from scripts.engine.validation import misfit
from scripts.model import Script
from scripts.records import Answer, End, Impossible, Json, Key, Stand


def walk(script: Script, answers: Sequence[Answer]) -> Stand:
    """Say where a conversation stands: what it asks, which fact it needs, its end, or why it cannot be.

    Never raises, and reads nothing but its arguments.
    """
    return Walking(script).through(answers)


class Walking:
    """One walk that can be carried on answer by answer: the same as walking anew, without the repetition."""

    def __init__(self, script: Script) -> None:
        self._course = Course(script)
        self._waiting = self._course.begin()
        self._index = 0
        self.stand: Stand = self._carry_on(None, first=True)

    @property
    def unrevealed(self) -> frozenset[Key]:
        """The private answers that their owners have not shown until now."""
        return self._course.end(stopped=False).unrevealed

    def through(self, answers: Sequence[Answer]) -> Stand:
        for answer in answers:
            if isinstance(self.take(answer), Impossible):
                break
        return self.stand

    def take(self, answer: Answer) -> Stand:
        """Walk on with one answer; where it does not fit, the stand is Impossible and stays so."""
        stand = self.stand
        if isinstance(stand, Impossible):
            return stand
        if isinstance(stand, End):
            self.stand = self._impossible(
                answer.place, answer.step, "The conversation has ended before this answer."
            )
            return self.stand
        if answer.key != stand.key or answer.kind != stand.kind:
            reason = f"This is not what is asked here: `{stand.key[1]}` ({stand.kind}, of {stand.of})."
            self.stand = self._impossible(answer.place, answer.step, reason)
        elif wrong := misfit(stand, answer.value):
            self.stand = self._impossible(answer.place, answer.step, wrong)
        else:
            self._index += 1
            self.stand = self._carry_on(answer.value)
        return self.stand

    def ending(self) -> End:
        """The end that was reached, or what ending here would leave behind."""
        return self.stand if isinstance(self.stand, End) else self._course.end(stopped=True)

    def _carry_on(self, value: Json, *, first: bool = False) -> Stand:
        try:
            return next(self._waiting) if first else self._waiting.send(value)
        except StopIteration:
            return self._course.end(stopped=False)
        except Stopped:
            return self._course.end(stopped=True)

    def _impossible(self, place: str, step: str, reason: str) -> Impossible:
        return Impossible(self._index, place, step, reason)
