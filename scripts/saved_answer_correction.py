"""Correcting a word of a saved answer, after the conversation has ended."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from prompts import sanitize, trim
from scripts.answer_submission import InvalidAnswer
from scripts.engine.list_items import readable_items
from scripts.engine.replay import Replay
from scripts.engine.reveal_decisions import decision_on, is_by_place
from scripts.engine.shape_validation import max_chars
from scripts.engine.skipped_or_withheld import pass_over_unsaid
from scripts.engine.value_checks import is_text
from scripts.engine_types import Answer, Json, Key
from scripts.model import LIST_TYPES, Script, Step, iter_nodes

AGREEMENT_TEXTS = ("act", "cue", "obstacle", "instead", "sign", "hard_week")
ERASABLE_KINDS = ("ask", "talk")
"""Kinds of answers that can be erased. Agreements and notebook entries are deleted where they're listed."""
_ENDING = ".!?… "


def correctable_texts(step: Step | None, answer: Answer) -> dict[str, str]:
    """Return the texts of an answer that can be corrected.

    Those of a list are under the ids of their items, a single one is under "". Agreements have none: changing them is
    part of their own history.
    """
    value, shape = answer.value, step.shape.type if step and step.shape else "text"
    if answer.kind == "keep" and isinstance(value, Mapping):
        value = value.get("items", value.get("text"))
    elif answer.kind not in ("ask", "talk") or step is None:
        return {}
    if isinstance(value, list) and shape in LIST_TYPES:
        return {item["id"]: item["text"] for item in readable_items(value)}
    return {"": value} if is_text(value) and shape == "text" else {}


def correct_text(
    script: Script, answers: Sequence[Answer], key: Key, item: str, text: str, *, at: str
) -> tuple[Answer, ...]:
    """Return an ended conversation's answers with one text corrected.

    Later answers whose box began with it are corrected, too. `item` is the item of a list, or "". Raises
    InvalidAnswer if the text doesn't fit, or if the conversation would have gone another way with it.
    """
    steps = {node.id: node for node in iter_nodes(script.steps) if isinstance(node, Step)}
    about = next((answer for answer in answers if answer.key == key), None)
    texts = correctable_texts(steps.get(about.step), about) if about else {}
    if about is None or item not in texts or key in _replayed(script, answers).unrevealed:
        raise InvalidAnswer("This answer can’t be corrected.")
    new = trim(sanitize(text))
    if not is_text(new):
        raise InvalidAnswer("Please write a few words, or press Esc to cancel.")
    step = steps.get(about.step)
    most = max_chars(step.shape if step else None)
    if len(new) > most:
        raise InvalidAnswer(f"That’s too long. Please use at most {most} characters.")

    corrected = [
        _marked(*pair, at)
        for pair in zip(answers, _with_new_text(script, answers, about, item, new), strict=True)
    ]
    if _path(script, corrected) != _path(script, answers):
        raise InvalidAnswer("Later questions depend on these words, so you can’t change them now.")
    return tuple(corrected)


def erase_answer(
    script: Script, answers: Sequence[Answer], key: Key, item: str, text: str, *, at: str
) -> tuple[Answer, ...]:
    """Return an ended conversation's answers with one erased.

    `text` replaces words, also where later answers began with them; a choice or a number has no value anymore. `item`
    is the item of a list, or "". Nothing is refused: questions after an erased choice may not be shown again.
    """
    steps = {node.id: node for node in iter_nodes(script.steps) if isinstance(node, Step)}
    about = next((answer for answer in answers if answer.key == key), None)
    if about is None or about.kind not in ERASABLE_KINDS:
        raise InvalidAnswer("This answer can’t be erased.")
    if item in correctable_texts(steps.get(about.step), about):
        erased = _with_new_text(script, answers, about, item, text)
    else:
        erased = [replace(answer, value=None) if answer.key == key else answer for answer in answers]
        step = steps.get(about.step)
        if step and step.shape and step.shape.type == "feelings" and isinstance(about.value, list):
            erased = [_without_quotes(script, steps, answer, about, text) for answer in erased]
    return tuple(_marked(*pair, at) for pair in zip(answers, erased, strict=True))


def _without_quotes(
    script: Script, steps: Mapping[str, Step], answer: Answer, about: Answer, text: str
) -> Answer:
    """Return an answer with `text` in place of the feelings that its box began with."""
    if about.step not in _names_in_starter(script, answer.step):
        return answer

    def change(there: str) -> str:
        for word in about.value:
            there = _requoted(there, word, text)
        return there

    return replace(answer, value=_with_quotes(steps.get(answer.step), answer, change))


def _marked(before: Answer, after: Answer, at: str) -> Answer:
    return before if after.value == before.value else replace(after, corrected=at)


def _with_new_text(
    script: Script, answers: Sequence[Answer], about: Answer, item: str, new: str
) -> list[Answer]:
    """Return the answers with a text replaced, also in later answers whose box began with it."""
    steps = {node.id: node for node in iter_nodes(script.steps) if isinstance(node, Step)}
    old = correctable_texts(steps.get(about.step), about)[item]

    def value_of(answer: Answer) -> Json:
        if answer.key == about.key:
            return _with_text(answer.value, item, new)
        if answer.kind == "reveal" and answer.of == about.of and isinstance(answer.value, Mapping):
            if decision_on(answer.value, about.step, about.place) != {"edit": about.value}:
                return answer.value
            edit, before = {"edit": _with_text(about.value, item, new)}, answer.value[about.step]
            by_place = is_by_place(before)
            return {**answer.value, about.step: {**before, about.place: edit} if by_place else edit}
        if answer.kind == "keep" and isinstance(answer.value, Mapping) and _has_copy(answer.value, old):
            return _with_copies(answer.value, old, new)
        if about.step in _names_in_starter(script, answer.step):
            return _with_quotes(steps.get(answer.step), answer, lambda there: _requoted(there, old, new))
        return answer.value

    return [replace(answer, value=value_of(answer)) for answer in answers]


def _with_text(value: Json, item: str, text: str) -> Json:
    """Return an answer's value with the text of one item, or its only one."""
    if isinstance(value, Mapping):
        name = "items" if "items" in value else "text"
        return {**value, name: _with_text(value[name], item, text)}
    if isinstance(value, list):
        return [{**one, "text": text} if one["id"] == item else one for one in value]
    return text


def _has_copy(value: Mapping[str, Json], text: str) -> bool:
    return any("who" in item and item["text"] == text for item in value.get("items", ()))


def _with_copies(value: Mapping[str, Json], old: str, new: str) -> Json:
    """Return a map of tasks with a task's text replaced, which it took from an earlier answer."""
    items = [{**item, "text": new} if item["text"] == old else item for item in value["items"]]
    return {**value, "items": items}


def _with_quotes(step: Step | None, answer: Answer, change: Callable[[str], str]) -> Json:
    if answer.kind == "agree" and isinstance(answer.value, Mapping):
        texts = {name: text for name, text in answer.value.items() if name in AGREEMENT_TEXTS and text}
        return {**answer.value, **{name: change(text) for name, text in texts.items()}}
    value = answer.value
    for item, text in correctable_texts(step, answer).items():
        value = _with_text(value, item, change(text))
    return value


def _requoted(text: str, old: str, new: str) -> str:
    """Replace a quoted text, whatever case it begins with and however it ends."""
    old, new = old.rstrip(_ENDING), new.rstrip(_ENDING)
    for first in (str, str.upper, str.lower) if old and new else ():
        quoted, now = first(old[0]) + old[1:], first(new[0]) + new[1:]
        text = re.sub(rf"(?<!\w){re.escape(quoted)}(?!\w)", now.replace("\\", r"\\"), text)
    return text


def _names_in_starter(script: Script, step: str) -> set[str]:
    wording = script.wordings.get(step)
    names = wording.starter.names if wording and wording.starter else ()
    return {part for dotted in names for part in dotted.split(".")}


def _replayed(script: Script, answers: Sequence[Answer]) -> Replay:
    replay = Replay(script)
    for answer in answers:
        pass_over_unsaid(replay, answer)
        replay.feed(answer)
    return replay


def _path(script: Script, answers: Sequence[Answer]) -> list[Json]:
    """Return the step that each answer was given at, and the one after all."""
    replay, path = Replay(script), []
    for answer in answers:
        pass_over_unsaid(replay, answer)
        path.append(getattr(replay.state, "key", None))
        replay.feed(answer)
    return [*path, type(replay.state), getattr(replay.state, "key", None)]
