"""The rules by which Home suggests a conversation, the most important first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from tui.reports.script_readiness import is_hard
from tui.reports.suggestion_context import SuggestionContext

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo  # not loaded before the first screen

MOST_DUE = 2
"""With more agreements due, nothing else is suggested: one conversation only checks in on this many."""
ONLY_IF_CHOSEN = frozenset(("a-look-at-give-and-take", "feedback", "outside-help", "rebalance"))
"""Never suggested: they answer a question which the couple has to ask first."""
BEFORE_NEEDED = frozenset(("triggers-and-pauses", "boundaries"))
"""Hard scripts that are best done while nothing is wrong."""
LIGHT_DAYS = 1
"""For how many days after a heavy conversation only light ones are suggested."""
CALM_DAYS = 14
"""For how many days after a hard conversation things don't count as calm."""
FIRST_EVENINGS = (
    "gratitude",
    "good-news",
    "reflective-listening",
    "stress-talk",
    "i-statements",
    "weekly-check-in",
)
"""Scripts for a new couple, best first."""
FIRST_EVENINGS_COUNT = 6
"""How many conversations a couple finishes before anything else is suggested."""
BEFORE_A_WEEK = frozenset(("weekly-check-in", "task-rotation", "shared-goals"))
BEFORE_A_MONTH = frozenset(("monthly-conversation",))
DAYS_BETWEEN = {"weekly": 7, "monthly": 28}
"""After how many days a script is good again, by its rhythm."""
OWN_PACE = {"a-fair-witness": 120}
"""The same for scripts with a pace of their own."""
UNLOCKED_DAYS = 14
"""For how many days a script counts as just unlocked."""
SUNDAY, THURSDAY = 6, 3
FIRST_DAYS_OF_MONTH = 3
SHORT_MINUTES = 15
REST_DAYS = 14
"""How long a script rests before it's suggested only because it's short."""

TO_START_WITH, FOR_THE_FIRST_WEEKS = "A good one to start with", "A good one for your first weeks"
NEW_WEEK, NEW_MONTH = "Good before a new week", "It’s a new month"
BUSY_DAY = "Short enough for a busy day"
CALM_DAY = "Best on a calm day, before you need it"
AFTER_HEAVY = "Something light, after a heavy talk"
UNTRIED = "You haven’t tried this one yet"
NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

Rule: TypeAlias = "Callable[[SuggestionContext, ScriptInfo], str]"
"""Returns why this script suits this evening, or ""."""


def lacks_occasion(context: SuggestionContext, script: ScriptInfo) -> bool:
    """Return whether a hard script has no reason to come."""
    return is_hard(script) and not any(rule(context, script) for rule in OCCASIONS)


def is_after_heavy(context: SuggestionContext) -> bool:
    """Return whether only something light suits, after a heavy conversation."""
    heavy = {script.id for script in context.scripts if script.depth == "heavy"}
    return context.was_any_within(LIGHT_DAYS, heavy)


def rotation(context: SuggestionContext) -> Callable[[ScriptInfo], tuple[int, int]]:
    """Return the order in which scripts take turns: new ones by the day, then the one not done for longest."""
    new = [script.id for script in context.scripts if context.days_since(script.id) is None]
    turn = {id_: (number - context.today.toordinal()) % len(new) for number, id_ in enumerate(new)}

    def order(script: ScriptInfo) -> tuple[int, int]:
        if context.days_since(script.id) is not None:
            return 2, -(context.days_since(script.id) or 0)
        first = FIRST_EVENINGS.index(script.id) if script.id in FIRST_EVENINGS else None
        return (1, turn[script.id]) if first is None else (0, first)

    return order


def _is_good_again(context: SuggestionContext, script: ScriptInfo) -> str:
    days, pace = context.days_since(script.id), OWN_PACE.get(script.id) or DAYS_BETWEEN.get(script.rhythm)
    return _ago_words(days) if days and pace and days >= pace else ""


def _was_just_unlocked(context: SuggestionContext, script: ScriptInfo) -> str:
    days = context.days_since(script.after) if script.after else None
    lately = {each.script for each in context.lately}  # finished or not
    if (
        context.days_since(script.id) is not None
        or script.id in lately
        or days is None
        or days > UNLOCKED_DAYS
    ):
        return ""
    before = next((each.title for each in context.scripts if each.id == script.after), script.after)
    return f"You’re ready for this after “{before}”"


def _is_for_first_evenings(context: SuggestionContext, script: ScriptInfo) -> str:
    is_new = context.days_since(script.id) is None and script.id in FIRST_EVENINGS
    if not is_new or context.times_done >= FIRST_EVENINGS_COUNT:
        return ""
    return FOR_THE_FIRST_WEEKS if context.times_done else TO_START_WITH


def _suits_the_calendar(context: SuggestionContext, script: ScriptInfo) -> str:
    rested = context.days_since(script.id)
    if context.today.day <= FIRST_DAYS_OF_MONTH and script.id in BEFORE_A_MONTH:
        return NEW_MONTH if rested is None or rested > FIRST_DAYS_OF_MONTH else ""
    if context.today.weekday() == SUNDAY and script.id in BEFORE_A_WEEK:
        return NEW_WEEK if rested is None or rested >= SUNDAY else ""
    return ""


def _is_best_before_needed(context: SuggestionContext, script: ScriptInfo) -> str:
    is_new = script.id in BEFORE_NEEDED and context.days_since(script.id) is None
    if not is_new or _is_busy_day(context):
        return ""
    hard = {each.id for each in context.scripts if is_hard(each)}
    is_calm = not context.due and not context.was_any_within(CALM_DAYS, hard)
    return CALM_DAY if is_calm else ""


def _is_busy_day(context: SuggestionContext) -> bool:
    return context.today.weekday() <= THURSDAY


def _is_short_enough(context: SuggestionContext, script: ScriptInfo) -> str:
    rested = context.days_since(script.id)
    is_short = script.depth == "light" and script.minutes[1] <= SHORT_MINUTES
    return BUSY_DAY if is_short and _is_busy_day(context) and (rested is None or rested >= REST_DAYS) else ""


def _comes_next(context: SuggestionContext, script: ScriptInfo) -> str:
    days = context.days_since(script.id)
    return UNTRIED if days is None else _ago_words(days)


def _ago_words(days: int) -> str:
    if days < 2:
        return "You did this yesterday" if days else "You did this today"
    weeks = days // 7
    number, unit = (days, "days") if days < 14 else (weeks, "weeks")
    return f"{NUMBER_WORDS[number].capitalize() if number < len(NUMBER_WORDS) else number} {unit} since the last one"


OCCASIONS: tuple[Rule, ...] = (_was_just_unlocked, _is_best_before_needed)
"""What brings a hard script up; without one of these, it's only there to be chosen."""
RULES: tuple[Rule, ...] = (
    _is_good_again,
    _is_for_first_evenings,
    _was_just_unlocked,
    _suits_the_calendar,
    _is_best_before_needed,
    _is_short_enough,
    _comes_next,
)
"""The first rule with a reason decides; within it, whose turn it is in the rotation."""
