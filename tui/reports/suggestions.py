"""The conversation that Home suggests, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.reports.script_readiness import days_since, heavy_one_still_near, is_locked, needs_no_occasion
from tui.reports.suggestion_context import SuggestionContext
from tui.reports.suggestion_rules import RULES, rotation
from tui.text.packs import homework_text

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo  # not loaded before the first screen

ONLY_IF_CHOSEN = frozenset(("a-look-at-give-and-take", "feedback", "outside-help", "rebalance"))
"""Scripts that answer a question which the couple has to ask first."""
MOST_DUE = 2
"""How many agreements the opening of a conversation checks in on."""
LIGHT_DAYS = 1
"""For how many days after a heavy conversation only light ones are suggested."""
AFTER_HEAVY = "Something light, after a heavy talk"


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
    is_after_heavy = _is_after_heavy(context)
    if is_after_heavy:
        possible = [script for script in possible if script.depth == "light"]
    found = _first_that_suits(context, sorted(possible, key=rotation(context)))
    return [Suggestion(found.script, AFTER_HEAVY) if is_after_heavy else found] if found else ()


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
    return has_time and needs_no_occasion(script) and not is_locked(script, context.done)


def _is_after_heavy(context: SuggestionContext) -> bool:
    heavy = {script.id for script in context.scripts if script.depth == "heavy"}
    days = (days_since(each.ended, context.today) for each in context.lately if each.script in heavy)
    return any(day is not None and day <= LIGHT_DAYS for day in days)


def _without_last_kind(context: SuggestionContext, possible: Sequence[ScriptInfo]) -> Sequence[ScriptInfo]:
    """Return the scripts of another group than the last conversation's, if there are any.

    Look-backs have no group, so the conversation before one counts.
    """
    groups = {script.id: script.group for script in context.scripts}
    last = next((group for each in context.lately if (group := groups.get(each.script))), "")
    return [script for script in possible if script.group != last] or possible
