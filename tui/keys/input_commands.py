"""What keys do in inputs, which handle them themselves."""

from __future__ import annotations

from dataclasses import replace

from tui.keys.command import Command, enter, handled, letter

NEW_LINE = handled("ctrl+j", "Ctrl+J", "New line", "Starts a new line.")
USE_EXAMPLE = Command(
    "use_example",
    "right",
    "→",
    "Use the example",
    "Uses the example in the box as your own words. Otherwise, an example is never saved.",
)
NEXT_LINE = handled("tab", "Tab", "Next field", "Moves to the next field. Shift+Tab moves back.")
MOVE_LINE = handled(
    "up,down",
    "↑ ↓",
    "Move",
    "Moves up and down. You can also press the number or letter shown. Where you can pick several, Space selects.",
)
MOVE_DAY = handled(
    "left,right,up,down", "Arrows", "Days", "In the calendar, ← and → move by a day, ↑ and ↓ by a week."
)
MOVE_MONTH = handled("pageup,pagedown", "PgUp PgDn", "Months", "In the calendar, moves by a month.")
STEP_DAY = handled("left,right", "← →", "Day", "Moves one day back or forward.")
TICK = handled("space", "Space", "Select", "Selects or deselects this line.")
PICK_DAY = handled(
    "space",
    "Space",
    "Pick",
    "Lets you type a day, like “Friday” or “in 3 weeks,” or pick it from a calendar. You can also just start typing.",
)
MOVE_VALUE = handled(
    "left,right", "← →", "Less or more", "Moves along the scale. You can also type a number."
)
MOVE_NUMBER = handled(
    "up,down,left,right",
    "Arrows",
    "Pick a number",
    "Moves between numbers. Type a number to set it. Backspace clears it.",
)
MOVE_WORD = handled(
    "up,down,left,right",
    "Arrows",
    "Pick a word",
    "Moves between words. Enter chooses one. Type to search or add your own.",
)
TAKE_OUT = handled("space", "Space", "Remove", "Removes the chosen word.")
MOVE_CHOICE = handled(
    "left,right",
    "← →",
    "Pick one",
    "Moves between choices. Where you see ‹ and ›, Space goes to the next one, too.",
)
MOVE_SETTING = handled(
    "left,right",
    "← →",
    "Other choices",
    "Changes the selected setting. Each change is saved right away.",
    short_label="Other",
)
SET_OWNER = handled("left,right", "← →", "Who", "Gives the selected task to one of you.")
SET_ROTATION = handled(
    "space",
    "Space",
    "How often",
    "Sets whether the selected task stays with one of you, or changes hands every week or every month.",
)
SET_ENERGY = handled(
    "1,2,3", "1 2 3", "Energy", "Sets how much energy the selected task takes: 1 is a little, 3 is a lot."
)
SAY_DONE = handled(
    "g",
    "g",
    "Good enough",
    "Lets you say what “done” means for the selected task: what’s good enough for you both.",
)
ADD_TASKS = letter(
    "e",
    "add_tasks",
    "Add tasks",
    "Adds tasks to your map, from a list or in your own words.",
    short_label="Add",
)
ADD_FIRST_TASKS = enter(ADD_TASKS.label, ADD_TASKS.help)
WRITE_NOTE = replace(
    handled("", "Type", "Add a note", "Just start typing. Your note is saved."),
    help_unsaved="Just start typing.",
)
PAUSE_CLOCK = handled("space", "Space", "Pause the timer", "Pauses the timer. Press it again to resume.")
