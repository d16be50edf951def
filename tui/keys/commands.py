"""All commands, for keys, footer, palette, help, and docs.

A command without an action documents a key that an input widget handles itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Command:
    """One command and its keys.

    Attributes:
        action: What Textual runs.
        keys: Textual's key names, separated by commas.
        key_label: The key as people read it; "" keeps it out of the footer.
        help: One sentence.
        short_label: The label on a narrow screen.
    """

    action: str
    keys: str
    key_label: str
    label: str
    help: str
    priority: bool = False
    short_label: str = ""


CONTINUE = Command(
    "continue",
    "enter",
    "Enter",
    "Continue",
    "Saves your answer and shows the next step.",
    short_label="Next",
)
OPEN = Command("continue", "enter", "Enter", "Open", "Opens the selected item.")
CHOOSE = Command(
    "continue",
    "enter",
    "Enter",
    "Choose",
    "Chooses the selected line or word, or the word you typed.",
    short_label="Pick",
)
SAVE_CHANGES = Command("continue", "enter", "Enter", "Save", "Saves your changes.")
SAVE_COPY = Command(
    "continue", "enter", "Enter", "Save the file", "Saves the copy in this file.", short_label="Save"
)
READ_ON = Command("continue", "enter", "Enter", "Read on", "Scrolls down to the rest of the page.")
NEXT_NAME = Command("continue", "enter", "Enter", "Next name", "Moves to the other name.")
NEXT_ITEM = Command("continue", "enter", "Enter", "Next line", "Moves to the next line of the list.")
CHANGE_SETTING = Command(
    "continue",
    "enter",
    "Enter",
    "Change",
    "Moves to the next choice of the selected setting. It’s saved right away.",
)
MOVE_SETTING = Command(
    "",
    "left,right",
    "← →",
    "Other choices",
    "Moves between the choices of the selected setting. Each is saved right away.",
    short_label="Other",
)
EDIT = Command("continue", "enter", "Enter", "Edit", "Lets you change the wording.")
ADD_NOTE = Command("continue", "enter", "Enter", "Add a note", "Opens a box for a short note.")
MORE_FIELDS = Command("continue", "enter", "Enter", "More details", "Shows more that you can fill in.")
FEWER_FIELDS = Command("continue", "enter", "Enter", "Fewer details", "Hides the lines you left empty.")
SET_REPEAT = Command("continue", "enter", "Enter", "Set how often", "Lets you choose how often it repeats.")
SKIP_STEP = Command("continue", "enter", "Enter", "Skip", "Skips this step without an answer.")
SKIP_KEY = Command(
    "skip_step",
    "f4",
    "F4",
    "Skip this step",
    "Does what the button beside Continue does, like “No agreement”.",
)
PAUSE_NOW = Command("continue", "enter", "Enter", "Take a break", "Lets you choose how long to pause.")
REMOVE_WORD = Command(
    "continue",
    "enter",
    "Enter",
    "Remove",
    "Removes the word you typed, which you’ve already chosen.",
    short_label="Drop",
)
BEGIN = Command("continue", "enter", "Enter", "Start", "Starts this conversation.")
BACK = Command("back", "escape", "Esc", "Back", "Goes back one step. You won’t lose anything.")
BREAK = Command(
    "take_break",
    "ctrl+t",
    "Ctrl+T",
    "Pause",
    "Pauses until a time you choose, or stops for today.",
)
HELP = Command(
    "help",
    "f1,question_mark,ctrl+p",
    "F1",
    "Help",
    "Lists everything you can do here. Type to find something. Ctrl+P does the same.",
)
LEAVE = Command(
    "leave",
    "ctrl+q,ctrl+l",
    "Ctrl+Q",
    "Quick exit",
    "Blanks the screen and closes right away. Ctrl+L does the same. Every answer you’ve entered is saved.",
    priority=True,
    short_label="Quit",
)
NEW_LINE = Command("", "ctrl+j", "Ctrl+J", "New line", "Starts a new line.")
NEXT_LINE = Command("", "tab", "Tab", "Next field", "Moves to the next field. Shift+Tab moves back.")
MOVE_LINE = Command(
    "",
    "up,down",
    "↑ ↓",
    "Move",
    "Moves up and down. You can also press the number or letter shown. Where you can pick "
    "several, Space selects.",
)
MOVE_DAY = Command(
    "",
    "left,right,up,down",
    "← ↑ ↓ →",
    "Another day",
    "In the calendar, moves by a day or a week.",
)
MOVE_MONTH = Command(
    "", "pageup,pagedown", "PgUp PgDn", "Another month", "In the calendar, moves by a month."
)
MOVE_VALUE = Command(
    "",
    "left,right",
    "← →",
    "Less or more",
    "Moves along the scale. Or type a number.",
)
MOVE_NUMBER = Command(
    "",
    "up,down,left,right",
    "Arrows",
    "Pick a number",
    "Moves between numbers. Type a number to set it. Backspace clears it.",
)
MOVE_WORD = Command(
    "",
    "up,down,left,right",
    "Arrows",
    "Pick a word",
    "Moves between words. Enter chooses one. Type to search or add your own.",
)
MOVE_CHOICE = Command("", "left,right", "← →", "Pick one", "Moves between choices.")
WRITE_NOTE = Command("", "", "Type", "Add a note", "Just start typing. Your note is saved.")
SAVE = Command(
    "save",
    "f",
    "f",
    "Save to file",
    "Saves this page as a text file in your home folder, so you can print it.",
)
GOOD_MOMENTS = Command(
    "good_moments",
    "m",
    "m",
    "Reread good moments",
    "After a hard evening, shows a few good moments from your notebook.",
)
EXPLORE_SETBACK = Command(
    "explore_setback",
    "y",
    "y",
    "Find out why",
    "Starts a conversation about what got in the way, so you can make the agreement smaller or change it.",
    short_label="Why?",
)
DELETE = Command(
    "delete",
    "d",
    "d",
    "Delete",
    "Deletes a conversation and everything that came from it. You’ll be asked first.",
)
PAST = Command(
    "app.past_conversations",
    "p",
    "p",
    "History",
    "Shows your past conversations.",
)
AGREEMENTS = Command("agreements", "a", "a", "Agreements", "Shows all your agreements.")
NOTEBOOK = Command("notebook", "n", "n", "Notebook", "Shows what you saved in your notebook.")
SEARCH = Command("app.search", "slash", "/", "Search", "Searches everything you’ve saved.")
OVER_TIME = Command(
    "app.over_time", "o", "o", "Over time", "Shows how your weeks and months went, based on what you saved."
)
SETTINGS = Command(
    "settings",
    "s",
    "s",
    "Settings",
    "Shows your names, how it looks, your data, and everything else you can set.",
)
NEXT_VIEW = Command(
    "turn(1)",
    "right",
    "← →",
    "Switch view",
    "Switches between weeks, months, agreements, and themes.",
    priority=True,
    short_label="View",
)
PREVIOUS_VIEW = Command("turn(-1)", "left", "", "Switch view", "Goes to the previous view.", priority=True)
LIGHT = Command("toggle_theme", "f2", "F2", "Light/dark", "Switches between light and dark.")
SAFETY = Command(
    "app.safety", "f3", "F3", "Is this for us?", "Shows who Turnabout is for, and where else to get help."
)
RITUAL = Command("ritual", "r", "r", "Repeat", "Sets how often this conversation repeats, and on which day.")
SWAP_FIRST = Command("swap", "left,right", "← →", "Who goes first", "Changes who goes first today.")

SKIP_TURN = Command(
    "skip", "k", "k", "Skip a turn", "Skips this turn. Only if you both agree. Press it again to undo."
)
SWAP_TURN = Command(
    "swap_turn",
    "w",
    "w",
    "Swap a turn",
    "Swaps this turn for your partner’s next one. Only if you both agree. Press it again to undo.",
)
LATER_TURN = Command(
    "mark_turn(1)",
    "right",
    "← →",
    "Another turn",
    "Selects a later turn, so you can skip or swap it ahead of time.",
    priority=True,
)
EARLIER_TURN = Command("mark_turn(-1)", "left", "", "Another turn", "Selects an earlier turn.", priority=True)

EVERYWHERE = (LIGHT, SAFETY, LEAVE)
"""What works on every screen, besides help."""


def bindings(*commands: Command) -> list[BindingType]:
    """Return the Textual bindings of these commands."""
    return [
        Binding(command.keys, command.action, command.label, show=False, priority=command.priority)
        for command in commands
        if command.action
    ]
