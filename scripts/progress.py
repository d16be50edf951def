"""How far a conversation has come: giving an answer, going back, and what going back holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from prompts import sanitize
from scripts.engine.replay import Replay
from scripts.engine.withholding import WithheldFilter, apply_reveal, forgotten_sources
from scripts.model import Script
from scripts.records import (
    Answer,
    AwaitingAnswer,
    AwaitingFact,
    Finished,
    InvalidHistory,
    Json,
    Key,
    ScopedAnswer,
    State,
    VisibleNames,
)

ALWAYS_ASKED = frozenset({"reveal", "agree", "keep", "look_back"})
"""Kinds that are asked again after going back, with what stood there before in the box."""


BEGINS_KEY: Key = ("", "begins", "house")
READINESS_STEP = "good_now"
"""The question before every script; to say yes to it is not yet to talk."""
SYSTEM_KINDS = frozenset({"fact", "say", "breathe"})
"""Kinds of steps after which the couple has said nothing yet: looked up, read, or waited for."""


class InvalidAnswer(ValueError):
    """An answer that the step cannot take; the message says what it wants."""


@dataclass(frozen=True)
class StashedAnswer:
    """An answer that going back set aside, with a digest of all that its step read when it was given."""

    answer: Answer
    reads: str

    def to_record(self) -> dict[str, Json]:
        return {**self.answer.to_record(), "reads": self.reads}

    @classmethod
    def from_record(cls, record: Mapping[str, Json]) -> StashedAnswer:
        return cls(Answer.from_record(record), record["reads"])


@dataclass(frozen=True)
class Progress:
    """The answers of a conversation in their order, and those that are held."""

    answers: tuple[Answer, ...] = ()
    stashed: tuple[StashedAnswer, ...] = ()

    def stashed_value(self, key: Key) -> Json:
        """What stood in the box of a step before the couple went back; None where nothing did."""
        return next((held.answer.value for held in self.stashed if held.answer.key == key), None)


def submit_answer(
    script: Script, progress: Progress, value: Json, at: str, *, replay: Replay | None = None
) -> Progress:
    """Answer the step, or the need for a fact, where the conversation stands; held answers that still hold follow.

    Pass the `replay` of the same conversation to move it on instead of starting over; then an answer costs the same
    however many came before it. Raises DoesNotFit, and then nothing has changed.
    """
    replay = replay or Replay(script)
    state = replay.advance_to(progress.answers)
    if not isinstance(state, AwaitingAnswer | AwaitingFact):
        raise InvalidAnswer("The conversation does not wait for an answer.")
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
    replay.feed(answer)
    held = tuple(held for held in progress.stashed if held.answer.key != answer.key)
    progress = Progress((*progress.answers, answer), held)
    if isinstance(state, AwaitingAnswer) and state.stage == "decide":
        progress = _apply_reveal(script, progress, state, answer.value)
        replay.advance_to(progress.answers)
    return _reuse_stashed(script, replay, progress)


def revise(
    script: Script, progress: Progress, n: int, value: Json, at: str, *, replay: Replay | None = None
) -> Progress:
    """Answer record `n` anew: what came after it is held, and taken again where nothing that it read has changed.

    Raises DoesNotFit, and then nothing has changed.
    """
    if n >= len(progress.answers):
        raise InvalidAnswer("There is no such answer.")
    if progress.answers[n].key == BEGINS_KEY:
        raise InvalidAnswer("Who begins stays as it is, because every answer belongs to one of the two.")
    return submit_answer(script, rewind_to(script, progress, n), value, at, replay=replay)


def rewind_to(script: Script, progress: Progress, n: int) -> Progress:
    """Stand at record `n` again, as if it had not been answered; it and what came after it is held."""
    kept, later = progress.answers[:n], progress.answers[n:]
    replay = Replay(script)
    replay.feed_all(kept)
    held: list[StashedAnswer] = []
    gone = WithheldFilter(script, later)
    for answer in later:
        if not gone(answer, replay.state):
            held.append(StashedAnswer(answer, read_digest(script, replay.state)))
        replay.feed(answer)
    newer = {known.answer.key for known in held}
    older = [known for known in progress.stashed if known.answer.key not in newer]
    return Progress(kept, tuple(held + older))


def read_digest(script: Script, state: State) -> str:
    """A digest of everything that a step reads where the conversation stands; equal while nothing has changed."""
    if isinstance(state, AwaitingFact):
        return _digest([state.fact, state.options])
    if not isinstance(state, AwaitingAnswer):
        return ""
    sections = (state.step.id, *state.opening_blocks)
    names = {
        name
        for section in sections
        if section in script.wordings
        for name in script.wordings[section].names_read
    }
    seen = {name: _plain_value(state.names.look_up(name)) for name in names}
    return _digest([seen, sections, state.items, state.speaker, _shown_values(state.names, state.step.show)])


def last_answered(progress: Progress) -> int | None:
    """The index of the record that Back goes to: the newest that the couple gave themselves; None at the start."""
    indexes = (i for i in reversed(range(len(progress.answers))) if progress.answers[i].kind != "fact")
    return next(indexes, None)


def is_untouched(progress: Progress) -> bool:
    """Whether the couple has only come as far as a first look: nothing here is an answer of their own."""
    given = (*progress.answers, *(held.answer for held in progress.stashed))
    return all(answer.kind in SYSTEM_KINDS or answer.step == READINESS_STEP for answer in given)


def redact_for_storage(script: Script, answers: tuple[Answer, ...], keep: str) -> tuple[Answer, ...]:
    """What is kept when a conversation is over: `words`, or what was `agreed` and the outcome page, or no words at all.

    What was agreed, looked back at and put into the notebook is kept in any case, also with `nothing`.

    Private answers that were never shown are forgotten in any case, wherever the couple stopped.
    """
    replay = Replay(script)
    state = replay.feed_all(answers)
    reached = state.index if isinstance(state, InvalidHistory) else len(answers)
    end = replay.final_state()
    answers = tuple(
        replace(a, value=None)
        if a.key in end.unrevealed or (a.private and n >= reached)
        else _without_edits(a)
        for n, a in enumerate(answers)
    )
    if keep == "words":
        return answers
    kept = {"agree", "keep", "look_back"}
    page = end.summary_keys if keep != "nothing" else frozenset()
    return tuple(a for a in answers if a.kind in kept or a.key in page or a.key == BEGINS_KEY)


def sanitize_value(value: Json) -> Json:
    """A typed value without control characters, whatever it is made of."""
    return _map_texts(value, sanitize)


def normalize_value(value: Json) -> Json:
    """A typed value as it is kept: cleaned, and without the blanks around each of its texts."""
    return _map_texts(value, lambda text: sanitize(text).strip())


def _map_texts(value: Json, change: Callable[[str], str]) -> Json:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_map_texts(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _map_texts(item, change) for key, item in value.items()}
    return value


def _make_answer(state: AwaitingAnswer | AwaitingFact, value: Json, at: str) -> Answer:
    place, step, of = state.key
    return Answer(place, step, state.kind, of, value, state.private, at)


def _apply_reveal(
    script: Script, progress: Progress, ask: AwaitingAnswer, decisions: Mapping[str, Json]
) -> Progress:
    """Put a reveal's decisions into the private answers, and take what is forgotten out of what is held.

    Whoever withholds has nothing private left among what is held either.
    """
    withholds, parts = "keep" in decisions.values(), forgotten_sources(script, decisions)

    def is_forgotten(answer: Answer) -> bool:
        return answer.private and answer.of == ask.of and (withholds or answer.step in parts)

    held = tuple(known for known in progress.stashed if not is_forgotten(known.answer))
    return Progress(apply_reveal(script, progress.answers, ask, decisions), held)


def _without_edits(answer: Answer) -> Answer:
    """A reveal without the edits: each stands in the answer that it replaced, as long as that is kept."""
    if answer.kind != "reveal" or not isinstance(answer.value, dict):
        return answer
    return replace(answer, value={n: d if d == "keep" else "show" for n, d in answer.value.items()})


def _reuse_stashed(script: Script, replay: Replay, progress: Progress) -> Progress:
    """Walk on over held answers for as long as each is still an answer to the same question."""
    while isinstance(replay.state, AwaitingAnswer | AwaitingFact):
        key = replay.state.key
        held = next((known for known in progress.stashed if known.answer.key == key), None)
        if held is None or not _can_reuse(held, read_digest(script, replay.state)):
            return progress
        if replay.validate(held.answer):
            return progress
        replay.feed(held.answer)
        rest = tuple(known for known in progress.stashed if known is not held)
        progress = Progress((*progress.answers, held.answer), rest)
    return Progress(progress.answers) if isinstance(replay.state, Finished) else progress


def _can_reuse(held: StashedAnswer, now_reads: str) -> bool:
    """Whether a held answer needs no asking: not where something is decided, or read differently now."""
    return held.answer.kind not in ALWAYS_ASKED and held.reads == now_reads


def _shown_values(names: VisibleNames, show: Iterable[str]) -> list[Any]:
    return [
        _plain_value(names.look_up(f"{role}{name}")) for name in show for role in ("", "first.", "second.")
    ]


def _plain_value(value: Any) -> Any:
    if isinstance(value, ScopedAnswer):
        return [value.value, value.by, sorted(value.texts.items())]
    if isinstance(value, Mapping):
        return {name: _plain_value(inner) for name, inner in value.items()}
    return [_plain_value(row) for row in value] if isinstance(value, tuple) else value


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode("utf-8", "replace")).hexdigest()[:16]
