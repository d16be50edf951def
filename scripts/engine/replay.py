"""Where a conversation is: a pure function of its script and its answers."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.engine.interpreter import Interpreter, StopConversation
from scripts.engine.validation import validate_answer
from scripts.model import Script
from scripts.records import Answer, Finished, InvalidHistory, Json, Key, State


def replay(script: Script, answers: Sequence[Answer]) -> State:
    """Say where a conversation stands: what it asks, which fact it needs, its end, or why it cannot be.

    Never raises, and reads nothing but its arguments.
    """
    return Replay(script).feed_all(answers)


class Replay:
    """One walk that can be carried on answer by answer: the same as walking anew, without the repetition."""

    def __init__(self, script: Script) -> None:
        self._interpreter = Interpreter(script)
        self._requests = self._interpreter.run()
        self._index = 0
        self.state: State = self._advance(None, first=True)

    @property
    def unrevealed(self) -> frozenset[Key]:
        """The private answers that their owners have not shown until now."""
        return self._interpreter.final_state(stopped=False).unrevealed

    def feed_all(self, answers: Sequence[Answer]) -> State:
        for answer in answers:
            if isinstance(self.feed(answer), InvalidHistory):
                break
        return self.state

    def feed(self, answer: Answer) -> State:
        """Walk on with one answer; where it does not fit, the stand is Impossible and stays so."""
        state = self.state
        if isinstance(state, InvalidHistory):
            return state
        if isinstance(state, Finished):
            self.state = self._invalid(
                answer.place, answer.step, "The conversation has ended before this answer."
            )
            return self.state
        if answer.key != state.key or answer.kind != state.kind:
            reason = f"This is not what is asked here: `{state.key[1]}` ({state.kind}, of {state.of})."
            self.state = self._invalid(answer.place, answer.step, reason)
        elif wrong := validate_answer(state, answer.value):
            self.state = self._invalid(answer.place, answer.step, wrong)
        else:
            self._index += 1
            self.state = self._advance(answer.value)
        return self.state

    def final_state(self) -> Finished:
        """The end that was reached, or what ending here would leave behind."""
        return self.state if isinstance(self.state, Finished) else self._interpreter.final_state(stopped=True)

    def _advance(self, value: Json, *, first: bool = False) -> State:
        try:
            return next(self._requests) if first else self._requests.send(value)
        except StopIteration:
            return self._interpreter.final_state(stopped=False)
        except StopConversation:
            return self._interpreter.final_state(stopped=True)

    def _invalid(self, place: str, step: str, reason: str) -> InvalidHistory:
        return InvalidHistory(self._index, place, step, reason)
