"""Prewritten answers that `turnabout play` had no use for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scripts import Answer, Json, Script
from scripts.model import Step, iter_nodes
from scripts.opening_closing_steps import short_name


def unused_line(lines: Sequence[Mapping[str, Json]], taken: Sequence[Answer]) -> str:
    """Return a sentence about the first printed line that was not used, or ""."""
    keys: Iterator[tuple[Json, ...]] = iter([answer.key for answer in taken])
    for line in lines:
        place, step, of = (line.get(name) for name in ("place", "step", "of"))
        # `in` consumes the iterator up to the key, so lines and answers stay in step.
        if (place, step, of) not in keys:
            where = f"at {place}" if place else "at the top level"
            return f"The conversation ended before this answer was used: `{step}` (of {of}) {where}."
    return ""


def unused_look_back(script: Script, written: Mapping[str, Json], taken: Sequence[Answer]) -> str:
    """Return a sentence about the first look-back without an agreement, or "".

    Other steps may be left out by their conditions, so their answers may stay unused. So may those of a look-back that
    was not reached.
    """
    for step in iter_nodes(script.steps):
        if not isinstance(step, Step) or step.kind != "look_back" or written.get(step.id) is None:
            continue
        fact = "carried" if step.carried else step.id
        if fact not in [answer.step for answer in taken if answer.kind == "fact"]:
            continue
        value, count = (
            written[step.id],
            sum((each.kind, each.step) == ("look_back", step.id) for each in taken),
        )
        shown = short_name(script, step.id)
        numbers = [int(key) for key in value if key.isdecimal()] if isinstance(value, Mapping) else []
        if not count and not isinstance(value, list):
            name, why = (
                ("carried", "no agreement was carried in") if step.carried else ("due", "nothing is due")
            )
            return f"The answer to `{shown}` wasn’t used, because {why}. Add `{name}`, too, or leave out this answer."
        if extra := [number for number in numbers if number > count]:
            due = "was only 1 agreement" if count == 1 else f"were only {count} agreements"
            return f"The answer {extra[0]} to `{shown}` wasn’t used, because there {due} to check in on."
    return ""
