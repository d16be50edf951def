"""How far a conversation has come: giving an answer, going back, and what going back holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from prompts import clean
from scripts.engine.replay import Walking
from scripts.engine.withholding import Gone, decided, parts_forgotten
from scripts.model import Script
from scripts.records import Answer, Ask, End, Given, Impossible, Json, Key, Names, NeedsFact, Stand

ALWAYS_ASKED = frozenset({"reveal", "agree", "keep", "look_back"})
"""Kinds that are asked again after going back, with what stood there before in the box."""


BEGINS: Key = ("", "begins", "house")
IS_NOW_GOOD = "good_now"
"""The question before every script; to say yes to it is not yet to talk."""
NOT_OF_THEIRS = frozenset({"fact", "say", "breathe"})
"""Kinds of steps after which the couple has said nothing yet: looked up, read, or waited for."""


class DoesNotFit(ValueError):
    """An answer that the step cannot take; the message says what it wants."""


@dataclass(frozen=True)
class Held:
    """An answer that going back set aside, with a digest of all that its step read when it was given."""

    answer: Answer
    reads: str

    def record(self) -> dict[str, Json]:
        return {**self.answer.record(), "reads": self.reads}

    @classmethod
    def from_record(cls, record: Mapping[str, Json]) -> Held:
        return cls(Answer.from_record(record), record["reads"])


@dataclass(frozen=True)
class Progress:
    """The answers of a conversation in their order, and those that are held."""

    answers: tuple[Answer, ...] = ()
    held: tuple[Held, ...] = ()

    def before(self, key: Key) -> Json:
        """What stood in the box of a step before the couple went back; None where nothing did."""
        return next((held.answer.value for held in self.held if held.answer.key == key), None)


def give(script: Script, progress: Progress, value: Json, at: str) -> Progress:
    """Answer the step, or the need for a fact, where the conversation stands; held answers that still hold follow.

    Raises DoesNotFit, and then nothing has changed.
    """
    walking = Walking(script)
    stand = walking.through(progress.answers)
    if not isinstance(stand, Ask | NeedsFact):
        raise DoesNotFit("The conversation does not wait for an answer.")
    given = confirmed(value) if isinstance(stand, Ask) else cleaned(value)
    answer = _answer(stand, given, at)
    if stand.kind == "ask" and answer.value is None and isinstance(stand, Ask) and not stand.step.optional:
        raise DoesNotFit("This question needs an answer.")
    if isinstance(wrong := walking.take(answer), Impossible):
        raise DoesNotFit(wrong.reason)
    held = tuple(held for held in progress.held if held.answer.key != answer.key)
    progress = Progress((*progress.answers, answer), held)
    if isinstance(stand, Ask) and stand.stage == "decide":
        progress = _decided(script, progress, stand, answer.value)
        walking = Walking(script)
        walking.through(progress.answers)
    return _take_held(script, walking, progress)


def revise(script: Script, progress: Progress, n: int, value: Json, at: str) -> Progress:
    """Answer record `n` anew: what came after it is held, and taken again where nothing that it read has changed.

    Raises DoesNotFit, and then nothing has changed.
    """
    if n >= len(progress.answers):
        raise DoesNotFit("There is no such answer.")
    if progress.answers[n].key == BEGINS:
        raise DoesNotFit("Who begins stays as it is, because every answer belongs to one of the two.")
    return give(script, set_aside(script, progress, n), value, at)


def set_aside(script: Script, progress: Progress, n: int) -> Progress:
    """Stand at record `n` again, as if it had not been answered; it and what came after it is held."""
    kept, later = progress.answers[:n], progress.answers[n:]
    walking = Walking(script)
    walking.through(kept)
    held: list[Held] = []
    gone = Gone(script, later)
    for answer in later:
        if not gone(answer, walking.stand):
            held.append(Held(answer, reads(script, walking.stand)))
        walking.take(answer)
    newer = {known.answer.key for known in held}
    older = [known for known in progress.held if known.answer.key not in newer]
    return Progress(kept, tuple(held + older))


def reads(script: Script, stand: Stand) -> str:
    """A digest of everything that a step reads where the conversation stands; equal while nothing has changed."""
    if isinstance(stand, NeedsFact):
        return _digest([stand.want, stand.options])
    if not isinstance(stand, Ask):
        return ""
    sections = (stand.step.id, *stand.opens)
    names = {
        name for section in sections if section in script.wordings for name in script.wordings[section].reads
    }
    seen = {name: _bare(stand.names.look_up(name)) for name in names}
    return _digest([seen, sections, stand.items, stand.speaker, _shown(stand.names, stand.step.show)])


def last_asked(progress: Progress) -> int | None:
    """The index of the record that Back goes to: the newest that the couple gave themselves; None at the start."""
    indexes = (i for i in reversed(range(len(progress.answers))) if progress.answers[i].kind != "fact")
    return next(indexes, None)


def said_nothing(progress: Progress) -> bool:
    """Whether the couple has only come as far as a first look: nothing here is an answer of their own."""
    given = (*progress.answers, *(held.answer for held in progress.held))
    return all(answer.kind in NOT_OF_THEIRS or answer.step == IS_NOW_GOOD for answer in given)


def forgetting(script: Script, answers: tuple[Answer, ...], keep: str) -> tuple[Answer, ...]:
    """What is kept when a conversation is over: `words`, or what was `agreed` and the outcome page, or no words at all.

    What was agreed, looked back at and put into the notebook is kept in any case, also with `nothing`.

    Private answers that were never shown are forgotten in any case, wherever the couple stopped.
    """
    walking = Walking(script)
    stand = walking.through(answers)
    reached = stand.index if isinstance(stand, Impossible) else len(answers)
    end = walking.ending()
    answers = tuple(
        replace(a, value=None) if a.key in end.unrevealed or (a.private and n >= reached) else _once(a)
        for n, a in enumerate(answers)
    )
    if keep == "words":
        return answers
    kept = {"agree", "keep", "look_back"}
    page = end.outcome if keep != "nothing" else frozenset()
    return tuple(a for a in answers if a.kind in kept or a.key in page or a.key == BEGINS)


def cleaned(value: Json) -> Json:
    """A typed value without control characters, whatever it is made of."""
    return _each_text(value, clean)


def confirmed(value: Json) -> Json:
    """A typed value as it is kept: cleaned, and without the blanks around each of its texts."""
    return _each_text(value, lambda text: clean(text).strip())


def _each_text(value: Json, change: Callable[[str], str]) -> Json:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each_text(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _each_text(item, change) for key, item in value.items()}
    return value


def _answer(stand: Ask | NeedsFact, value: Json, at: str) -> Answer:
    place, step, of = stand.key
    return Answer(place, step, stand.kind, of, value, stand.private, at)


def _decided(script: Script, progress: Progress, ask: Ask, decisions: Mapping[str, Json]) -> Progress:
    """Put a reveal's decisions into the private answers, and take what is forgotten out of what is held.

    Whoever withholds has nothing private left among what is held either.
    """
    withholds, parts = "keep" in decisions.values(), parts_forgotten(script, decisions)

    def forgotten(answer: Answer) -> bool:
        return answer.private and answer.of == ask.of and (withholds or answer.step in parts)

    held = tuple(known for known in progress.held if not forgotten(known.answer))
    return Progress(decided(script, progress.answers, ask, decisions), held)


def _once(answer: Answer) -> Answer:
    """A reveal without the edits: each stands in the answer that it replaced, as long as that is kept."""
    if answer.kind != "reveal" or not isinstance(answer.value, dict):
        return answer
    return replace(answer, value={n: d if d == "keep" else "show" for n, d in answer.value.items()})


def _take_held(script: Script, walking: Walking, progress: Progress) -> Progress:
    """Walk on over held answers for as long as each is still an answer to the same question."""
    while isinstance(walking.stand, Ask | NeedsFact):
        key = walking.stand.key
        held = next((known for known in progress.held if known.answer.key == key), None)
        if held is None or not _may_follow(held, reads(script, walking.stand)):
            return progress
        if isinstance(walking.take(held.answer), Impossible):
            return progress
        rest = tuple(known for known in progress.held if known is not held)
        progress = Progress((*progress.answers, held.answer), rest)
    return Progress(progress.answers) if isinstance(walking.stand, End) else progress


def _may_follow(held: Held, now_reads: str) -> bool:
    """Whether a held answer needs no asking: not where something is decided, or read differently now."""
    return held.answer.kind not in ALWAYS_ASKED and held.reads == now_reads


def _shown(names: Names, show: Iterable[str]) -> list[Any]:
    return [_bare(names.look_up(f"{role}{name}")) for name in show for role in ("", "first.", "second.")]


def _bare(value: Any) -> Any:
    if isinstance(value, Given):
        return [value.value, value.by, sorted(value.texts.items())]
    if isinstance(value, Mapping):
        return {name: _bare(inner) for name, inner in value.items()}
    return [_bare(row) for row in value] if isinstance(value, tuple) else value


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode("utf-8", "replace")).hexdigest()[:16]
