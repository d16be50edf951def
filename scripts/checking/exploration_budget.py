"""Limit on how much of a script is explored."""

from scripts.checking.states import State

MAX_EFFORT = 250_000
"""Limit for the names handled over all steps and states: about a third of a second."""
EFFORT_OF_STEP = 10


class OutOfBudget(Exception):
    """Raised when a script has too many ways."""


class ExplorationBudget:
    """The effort that is left for a script."""

    def __init__(self) -> None:
        self._left = MAX_EFFORT

    def spend(self, state: State, names: int = 0) -> None:
        """Count one try. Raises OutOfBudget.

        `names` is how many names it is about beyond those of the state.
        """
        self._left -= EFFORT_OF_STEP + len(state.names) + names
        if self._left < 0:
            raise OutOfBudget
