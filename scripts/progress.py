"""Progress of a conversation: submitting answers, going back, saving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scripts.engine.hidden_answers import redact_hidden
from scripts.engine.replay import Replay
from scripts.engine.reveal_decisions import WithheldFilter, apply_reveal, forgotten_sources
from scripts.engine.step_input_digest import read_digest
from scripts.engine.unsaid import gate_ids, without_unsaid
from scripts.engine.value_cleanup import drop_unchanged_words, normalize_value, sanitize_value
from scripts.engine_types import Answer, AwaitingAnswer, AwaitingFact, Finished, Json, Key
from scripts.model import Script

ALWAYS_ASKED = frozenset({"reveal", "agree", "keep", "look_back"})
"""Kinds of steps that are asked again after going back, prefilled with the earlier answer."""

ALWAYS_SAVED = frozenset({"agree", "keep", "look_back"})
"""Kinds of answers that are saved whatever the couple chooses to keep."""
BEGINS_KEY: Key = ("", "begins", "house")
READINESS_STEP = "good_now"
"""The question before every script; answering it does not count as talking yet."""
SYSTEM_KINDS = frozenset({"fact", "say", "breathe"})
"""Kinds of steps in which the partners say nothing: looked up, read, or waited for."""


class InvalidAnswer(ValueError):
    """A rejected answer; the message says what the step expects."""


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


@dataclass(frozen=True)
class Progress:
    """The answers of a conversation, and the stashed ones."""

    answers: tuple[Answer, ...] = ()
    stashed: tuple[StashedAnswer, ...] = ()

    def stashed_value(self, key: Key) -> Json:
        """Return a step's stashed value, or None."""
        return next((each.answer.value for each in self.stashed if each.answer.key == key), None)


def submit_answer(
    script: Script, progress: Progress, value: Json, at: str, *, replay: Replay | None = None
) -> Progress:
    """Answer the current step or fact.

    Stashed answers that still apply are submitted after it. Pass the `replay` of the same conversation to advance it
    instead of starting over; then an answer costs the same however many came before it. Raises InvalidAnswer and
    changes nothing if the value does not fit.
    """
    replay = replay or Replay(script)
    state = replay.advance_to(progress.answers)
    if not isinstance(state, AwaitingAnswer | AwaitingFact):
        raise InvalidAnswer("This conversation isn’t waiting for an answer.")
    given = normalize_value(value) if isinstance(state, AwaitingAnswer) else sanitize_value(value)
    answer = _make_answer(state, given, at)
    if (
        state.kind == "ask"
        and answer.value is None
        and isinstance(state, AwaitingAnswer)
        and not state.step.optional
    ):
        raise InvalidAnswer("This question needs an answer.")
    if wrong := replay.validate(answer):
        raise InvalidAnswer(wrong)
    if isinstance(state, AwaitingAnswer) and state.kind == "look_back":
        answer = replace(answer, value=drop_unchanged_words(answer.value, state.agreement))
    replay.feed(answer)
    stashed = tuple(each for each in progress.stashed if each.answer.key != answer.key)
    progress = Progress((*progress.answers, answer), stashed)
    if isinstance(state, AwaitingAnswer) and state.stage == "decide":
        progress = _apply_reveal(script, progress, state, answer.value)
        replay.advance_to(progress.answers)
    return _reuse_stashed(script, replay, progress)


def revise(
    script: Script, progress: Progress, n: int, value: Json, at: str, *, replay: Replay | None = None
) -> Progress:
    """Replace answer `n`, reusing later answers that still apply.

    An answer applies for as long as nothing that its step reads has changed. Raises InvalidAnswer and changes nothing
    if the value does not fit.
    """
    if n >= len(progress.answers):
        raise InvalidAnswer("That answer doesn’t exist.")
    if progress.answers[n].key == BEGINS_KEY:
        raise InvalidAnswer(
            "You can’t change who goes first now, because answers already belong to each of you."
        )
    return submit_answer(script, rewind_to(script, progress, n), value, at, replay=replay)


def rewind_to(script: Script, progress: Progress, n: int) -> Progress:
    """Return to answer `n`, stashing it and everything after it."""
    earlier, later = progress.answers[:n], progress.answers[n:]
    replay = Replay(script)
    replay.feed_all(earlier)
    stashed: list[StashedAnswer] = []
    is_withheld = WithheldFilter(script, later)
    for answer in later:
        if not is_withheld(answer, replay.state):
            stashed.append(StashedAnswer(answer, read_digest(script, replay.state)))
        replay.feed(answer)
    newer = {each.answer.key for each in stashed}
    older = [each for each in progress.stashed if each.answer.key not in newer]
    return Progress(earlier, tuple(stashed + older))


def last_answered(progress: Progress) -> int | None:
    """Return the index of the answer that Back opens.

    That is the latest one that is not a fact; None at the start.
    """
    indexes = (i for i in reversed(range(len(progress.answers))) if progress.answers[i].kind != "fact")
    return next(indexes, None)


def is_untouched(progress: Progress) -> bool:
    """Return whether the couple has not answered anything yet."""
    given = (*progress.answers, *(each.answer for each in progress.stashed))
    return all(answer.kind in SYSTEM_KINDS or answer.step == READINESS_STEP for answer in given)


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


def _make_answer(state: AwaitingAnswer | AwaitingFact, value: Json, at: str) -> Answer:
    place, step, of = state.key
    return Answer(place, step, state.kind, of, value, state.private, at)


def _apply_reveal(
    script: Script, progress: Progress, ask: AwaitingAnswer, decisions: Mapping[str, Json]
) -> Progress:
    """Apply a reveal's decisions to the answers and the stash.

    Withholding an answer also drops that partner's stashed private answers.
    """
    withholds, sources = "keep" in decisions.values(), forgotten_sources(script, decisions)

    def is_deleted(answer: Answer) -> bool:
        return answer.private and answer.of == ask.of and (withholds or answer.step in sources)

    stashed = tuple(each for each in progress.stashed if not is_deleted(each.answer))
    return Progress(apply_reveal(script, progress.answers, ask, decisions), stashed)


def _reuse_stashed(script: Script, replay: Replay, progress: Progress) -> Progress:
    """Submit stashed answers while their questions are unchanged."""
    while isinstance(replay.state, AwaitingAnswer | AwaitingFact):
        key = replay.state.key
        stashed = next((each for each in progress.stashed if each.answer.key == key), None)
        if stashed is None or not _can_reuse(stashed, read_digest(script, replay.state)):
            return progress
        if replay.validate(stashed.answer):
            return progress
        replay.feed(stashed.answer)
        rest = tuple(each for each in progress.stashed if each is not stashed)
        progress = Progress((*progress.answers, stashed.answer), rest)
    return Progress(progress.answers) if isinstance(replay.state, Finished) else progress


def _can_reuse(stashed: StashedAnswer, digest: str) -> bool:
    """Return whether a stashed answer still applies without asking."""
    return stashed.answer.kind not in ALWAYS_ASKED and stashed.reads == digest
