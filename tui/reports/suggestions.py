"""The conversation that Home suggests, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.reports.script_readiness import heavy_one_still_near, is_locked
from tui.reports.suggestion_context import SuggestionContext
from tui.reports.suggestion_rules import (
    AFTER_HEAVY,
    MOST_DUE,
    ONLY_IF_CHOSEN,
    RULES,
    is_after_heavy,
    lacks_occasion,
    rotation,
)
from tui.text.packs import homework_text

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo  # not loaded before the first screen


@dataclass(frozen=True)
class Suggestion:
    """A suggested script, and why in one sentence."""

    script: ScriptInfo
    reason: str


def suggest(context: SuggestionContext) -> Sequence[Suggestion]:
    """Return what to suggest: all homework, or at most one other script.

    That is nothing where something else comes first: quiet after a heavy conversation, a ritual on its day, or more
    agreements to check in on than the opening of a conversation does.
    """
    under_way = {header.script for header in context.unfinished}
    if heavy_one_still_near(context.scripts, (*context.unfinished, *context.lately), context.moment):
        return ()
    if homework := tuple(_homework(context, under_way)):
        return homework
    rituals = {ritual.id: ritual.next for ritual in context.rituals if ritual.id not in under_way}
    if context.today.isoformat() in rituals.values() or context.due > MOST_DUE:
        return ()
    taken = under_way | rituals.keys() | ONLY_IF_CHOSEN
    possible = [script for script in context.scripts if script.id not in taken and _is_open(context, script)]
    if only_light := is_after_heavy(context):
        possible = [script for script in possible if script.depth == "light"]
    found = _first_that_suits(context, sorted(possible, key=rotation(context)))
    return [Suggestion(found.script, AFTER_HEAVY) if only_light else found] if found else ()


def _first_that_suits(context: SuggestionContext, possible: Sequence[ScriptInfo]) -> Suggestion | None:
    varied = _without_last_kind(context, possible)
    for rule in RULES:
        for script in varied:
            if reason := rule(context, script):
                return Suggestion(script, reason)
    return None


def _homework(context: SuggestionContext, under_way: Iterable[str]) -> Iterator[Suggestion]:
    scripts = {script.id: script for script in context.scripts if script.id not in under_way}
    authors = {script.pack: script.author for script in context.scripts}
    for each in context.homework:
        if each.id in scripts:
            yield Suggestion(scripts[each.id], homework_text(each.note, authors.get(each.pack, "")))


def _is_open(context: SuggestionContext, script: ScriptInfo) -> bool:
    has_time = context.days_since(script.id) != 0  # not twice a day
    return has_time and not is_locked(script, context.done) and not lacks_occasion(context, script)


def _without_last_kind(context: SuggestionContext, possible: Sequence[ScriptInfo]) -> Sequence[ScriptInfo]:
    """Return the scripts of another group than the last conversation's, if there are any.

    Look-backs have no group, so the conversation before one counts.
    """
    groups = {script.id: script.group for script in context.scripts}
    last = next((group for each in context.lately if (group := groups.get(each.script))), "")
    return [script for script in possible if script.group != last] or possible
