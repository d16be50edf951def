"""Event replay: the state of a conversation from its answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile
from operator import is_

from scripts.engine.block_interpreter import Interpreter
from scripts.engine.step_interpreter import StopConversation
from scripts.engine.validation import validate_answer
from scripts.engine_types import Answer, Finished, InvalidHistory, Json, Key, State, VisibleNames
from scripts.model import Script


def replay(script: Script, answers: Sequence[Answer]) -> State:
    """Return the state after these answers. Pure; never raises."""
    return Replay(script).feed_all(answers)


def common_start(before: Sequence[Answer], after: Sequence[Answer]) -> int:
    """Return how many leading answers two lists share.

    Compares identities, which is quick.
    """
    if all(map(is_, before, after)):
        return min(len(before), len(after))
    return sum(takewhile(bool, map(is_, before, after)))


class Replay:
    """A replay that takes one answer at a time."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._begin()

    def _begin(self) -> None:
        """Reset to the state before the first answer."""
        self._interpreter = Interpreter(self._script)
        self._requests = self._interpreter.run()
        self._taken: list[Answer] = []
        self.state: State = self._advance(None, first=True)

    @property
    def unrevealed(self) -> frozenset[Key]:
        """Return the private answers that no reveal has shown yet."""
        return self._interpreter.final_state(stopped=False).unrevealed

    @property
    def views(self) -> tuple[VisibleNames, ...]:
        """Return the names that both may read now, and those of first and second."""
        return tuple(self._interpreter.visible_names())

    def fork(self) -> Replay:
        """Return another replay that has taken the same answers."""
        other = Replay(self._script)
        other.feed_all(self._taken)
        return other

    def advance_to(self, answers: Sequence[Answer]) -> State:
        """Return the state after these answers.

        Only new answers are replayed. Starts over if an earlier answer was replaced or removed.
        """
        if isinstance(self.state, InvalidHistory) or common_start(self._taken, answers) < len(self._taken):
            self._begin()
        return self.feed_all(answers[len(self._taken) :])

    def feed_all(self, answers: Iterable[Answer]) -> State:
        for answer in answers:
            if isinstance(self.feed(answer), InvalidHistory):
                break
        return self.state

    def feed(self, answer: Answer) -> State:
        """Take one answer; InvalidHistory, once reached, is final."""
        if reason := self.validate(answer):
            if not isinstance(self.state, InvalidHistory):
                self.state = InvalidHistory(len(self._taken), answer.place, answer.step, reason)
        else:
            self._taken.append(answer)
            self.state = self._advance(answer.value)
        return self.state

    def validate(self, answer: Answer) -> str | None:
        """Return why an answer cannot come next, or None."""
        state = self.state
        if isinstance(state, InvalidHistory):
            return state.reason
        if isinstance(state, Finished):
            return "The conversation ended before this answer."
        if answer.key != state.key or answer.kind != state.kind:
            return f"Unexpected answer. The current step is `{state.key[1]}` ({state.kind}, of {state.of})."
        return validate_answer(state, answer.value)

    def final_state(self) -> Finished:
        """Return the end reached, or the result of stopping here."""
        return self.state if isinstance(self.state, Finished) else self._interpreter.final_state(stopped=True)

    def _advance(self, value: Json, *, first: bool = False) -> State:
        try:
            return next(self._requests) if first else self._requests.send(value)
        except StopIteration:
            return self._interpreter.final_state(stopped=False)
        except StopConversation:
            return self._interpreter.final_state(stopped=True)
