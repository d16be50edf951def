"""Words about tasks: who has them, what they take, and why a plan looks as it does."""

from __future__ import annotations

from scripts.task_values import TaskRow
from store import TaskDetails
from tui.text.couple import Partners

NOBODY = "nobody yet"
ENERGY = {1: "takes little energy", 2: "takes some energy", 3: "takes a lot of energy"}
ROTATION = {
    "stays": "stays with the same person",
    "weekly": "changes hands every week",
    "monthly": "changes hands every month",
}
NO_OWNER_ROTATION = {
    "stays": "will stay with the person who takes it",
    "weekly": "changes hands every week",
    "monthly": "changes hands every month",
}
SHORT_ROTATION = {"stays": "", "weekly": "changes hands weekly", "monthly": "changes hands monthly"}
EMPTY_MAP = (
    "There are no tasks on your map yet. Add what can be seen, like dishes, and what can’t, like planning."
)
EMPTY_MAP_TO_SAVE = (
    "There are no tasks on your map yet. Go back to choose some, or add them later in your notebook."
)
TABLE_KEYS = (
    "← →: who has it. Space: how often it changes hands. 1 to 3: energy (• a little, •• some, ••• a lot). "
    "g: what’s good enough."
)
MAP_TITLE = "Map of tasks"
MAP_NOTE = "Who has which task, and how much energy it takes"
ADD_TITLE = "Which tasks need an owner?"
DONE_TITLE = "When is it done? Say what’s good enough for you both."
DONE_LABEL = "Say what “done” means"

OWN_PLAN = "You’ve changed the proposal, so this plan is your own."
_WHY = {
    "both_empty": "You’re both running on empty, so nothing changes hands. Look for what can wait this week.",
    "one_empty": "{empty} has no energy to spare and gets nothing new. Whatever can move goes to {other}.",
    "uneven": "One of you has more energy this week, so some tasks change hands to match.",
    "turns": "It’s time for some tasks to change hands. Each one still has one owner.",
    "shared_out": "The tasks that nobody had are divided up, so each one has an owner.",
    "suits": "For this week, it works best if you each keep what you have.",
    "nothing_due": "Nothing is due to change hands yet, so everything stays where it is.",
}


def why_text(why: str, empty: str, other: str) -> str:
    """Return why a plan looks as it does; `empty` is the name of the one who has no energy, if any."""
    return _WHY[why].format(empty=empty, other=other)


def task_text(row: TaskRow) -> str:
    """Return what is known of a task in a sentence."""
    return _sentence(row.energy, row.rotation, row.done, is_owned=bool(row.who))


def details_text(task: TaskDetails, people: Partners) -> str:
    """Return who has a saved task, and what is known of it."""
    name = next((person.name for person in people if person.id == task.who), "")
    owner = f"{name} has it." if name else "Nobody has it yet."
    return f"{owner} {_sentence(task.energy, task.rotation, task.done, is_owned=bool(name))}"


def _sentence(energy: int, rotation: str, done: str, *, is_owned: bool) -> str:
    hands = (ROTATION if is_owned else NO_OWNER_ROTATION)[rotation]
    said = f"It {ENERGY[energy]} and {hands}."
    return f"{said} Done means: {done}" if done else said
