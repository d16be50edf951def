"""Progress of a conversation: its answers, stashed ones, and what is saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scripts.engine.hidden_answers import redact_hidden
from scripts.engine.replay import Replay
from scripts.engine.skipped_or_withheld import gate_ids, without_unsaid
from scripts.engine_types import PARTNERS, Answer, Json, Key
from scripts.model import Script, Step, iter_nodes
from scripts.opening_closing_steps import is_readiness

ALWAYS_SAVED = frozenset({"agree", "keep", "look_back"})
"""Kinds of answers that are saved whatever the couple chooses to keep."""
BEGINS_KEY: Key = ("", "begins", "house")
SYSTEM_KINDS = frozenset({"fact", "say", "breathe"})
"""Kinds of steps in which the partners say nothing: looked up, read, or waited for."""


@dataclass(frozen=True)
class StashedAnswer:
    """An answer set aside by going back.

    `reads` is the digest of what its step read when it was answered.
    """

    answer: Answer
    reads: str

    def to_record(self) -> dict[str, Json]:
        return {**self.answer.to_record(), "reads": self.reads}

    @classmethod
    def from_record(cls, record: Mapping[str, Json]) -> StashedAnswer:
        return cls(Answer.from_record(record), record["reads"])

    @staticmethod
    def is_complete(record: Mapping[str, Json]) -> bool:
        """Return whether a record has all that is needed to put the answer back."""
        return {"kind", "private", "at", "reads"} <= record.keys()


@dataclass(frozen=True)
class Progress:
    """The answers of a conversation, and the stashed ones."""

    answers: tuple[Answer, ...] = ()
    stashed: tuple[StashedAnswer, ...] = ()

    def stashed_value(self, key: Key) -> Json:
        """Return a step's stashed value, or None."""
        return next((each.answer.value for each in self.stashed if each.answer.key == key), None)


def last_answered(progress: Progress) -> int | None:
    """Return the index of the answer that Back opens.

    That is the latest one that is not a fact; None at the start.
    """
    indexes = (i for i in reversed(range(len(progress.answers))) if progress.answers[i].kind != "fact")
    return next(indexes, None)


def is_untouched(script: Script, progress: Progress) -> bool:
    """Return whether the couple has not answered anything yet."""
    given = (*progress.answers, *(each.answer for each in progress.stashed))
    return all(answer.kind in SYSTEM_KINDS or is_readiness(script, answer.step) for answer in given)


def had_a_turn(script: Script, answers: Iterable[Answer]) -> bool:
    """Return whether one of them said or wrote something of their own, apart from the opening and the closing."""
    return any(
        answer.of in PARTNERS and answer.kind not in SYSTEM_KINDS and answer.step not in script.frame_ids
        for answer in answers
    )


def leaves_open(script: Script, answers: Iterable[Answer]) -> bool:
    """Return whether they came to a step that says that something is left open."""
    marked = {node.id for node in iter_nodes(script.steps) if isinstance(node, Step) and node.left_open}
    return any(answer.step in marked for answer in answers)


def redact_for_storage(script: Script, answers: tuple[Answer, ...], keep: str) -> tuple[Answer, ...]:
    """Return the answers to save when a conversation ends.

    `keep` is `words` (everything), `agreed` (agreements and the summary), or `nothing`. Agreements, look-backs, and
    notebook entries are always saved; hidden private answers never are, wherever the couple stopped, and neither is
    who passed or withheld.
    """
    redacted = without_unsaid(redact_hidden(script, answers), gate_ids(script))
    if keep == "words":
        return redacted
    keys = {BEGINS_KEY, *(_summary_keys(script, answers) if keep != "nothing" else ())}
    return tuple(a for a in redacted if a.kind in ALWAYS_SAVED or a.key in keys)


def _summary_keys(script: Script, answers: tuple[Answer, ...]) -> frozenset[Key]:
    replay = Replay(script)
    replay.feed_all(answers)
    return replay.final_state().summary_keys
