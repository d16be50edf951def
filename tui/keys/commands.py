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
    "continue", "enter", "Enter", "Go on", "Saves what you answered, then shows what comes next."
)
OPEN = Command("continue", "enter", "Enter", "Open", "Takes you to what is marked.")
TAKE_WORD = Command(
    "continue", "enter", "Enter", "Take it", "Takes the word that is marked or typed.", short_label="Take"
)
REMOVE_WORD = Command(
    "continue",
    "enter",
    "Enter",
    "Take away",
    "Takes away the word that is typed once more.",
    short_label="Drop",
)
BEGIN = Command("continue", "enter", "Enter", "Begin", "Starts this conversation.")
BACK = Command("back", "escape", "Esc", "Back", "One step. Nothing is lost.")
BREAK = Command(
    "take_break",
    "ctrl+t",
    "Ctrl+T",
    "Break or stop",
    "Rests now and comes back at a time you choose, or stops for today.",
    short_label="Break",
)
HELP = Command(
    "help", "f1,question_mark", "F1", "Help", "Shows what you can do here, and whether this is for you."
)
LEAVE = Command(
    "leave",
    "ctrl+q,ctrl+l",
    "Ctrl+Q",
    "Leave at once",
    "Blanks the screen and closes, without a question. Ctrl+L does the same. All that you confirmed is saved.",
    priority=True,
    short_label="Leave",
)
NEW_LINE = Command("", "ctrl+j", "Ctrl+J", "New line", "Makes a new line in a text.")
NEXT_LINE = Command("", "tab", "Tab", "Next line", "Leads on to the line below; Shift+Tab leads back.")
MOVE_LINE = Command(
    "",
    "up,down",
    "↑ ↓",
    "Another line",
    "Goes from line to line; so does the number or letter before one. Space marks it where several can be chosen.",
)
MOVE_VALUE = Command(
    "",
    "left,right",
    "← →",
    "Less or more",
    "Moves along the line. A number that you type goes there at once.",
)
MOVE_NUMBER = Command(
    "",
    "up,down,left,right",
    "Arrows",
    "Another number",
    "Goes from number to number. Type one to set it; Backspace takes it away.",
)
MOVE_WORD = Command(
    "",
    "up,down,left,right",
    "Arrows",
    "A word",
    "Goes from word to word, and Enter takes one. Type to find one, or to write your own.",
)
MOVE_CHOICE = Command("", "left,right", "← →", "Another choice", "Goes from one choice to the next.")
WRITE_NOTE = Command("", "", "Type", "Write down a line of it", "The first letter begins a line that stays.")
SAVE = Command(
    "save",
    "s",
    "s",
    "Save as a file",
    "Writes this page into a text file in your home folder, to print or keep.",
)
GOOD_MOMENTS = Command(
    "good_moments",
    "m",
    "m",
    "Read a good moment again",
    "After a hard evening, shows a few of the milestones in your notebook.",
)
EXPLORE_SETBACK = Command(
    "explore_setback",
    "w",
    "w",
    "Look into it",
    "Leads into a talk about what got in the way of an agreement, to make it smaller or to change it.",
    short_label="Look",
)
DELETE = Command(
    "delete",
    "d",
    "d",
    "Throw away",
    "Erases a conversation and what came of it, once you both have said so.",
)
PAST = Command(
    "app.past_conversations",
    "p",
    "p",
    "Past conversations",
    "Shows the conversations you had, to read again.",
    short_label="Past",
)
SEARCH = Command("app.search", "slash", "/", "Search", "Searches what you kept.")
OVER_TIME = Command(
    "app.over_time", "o", "o", "Over time", "Shows your weeks and months, as far as you kept them."
)
NEXT_VIEW = Command(
    "turn(1)",
    "right",
    "← →",
    "Look another way",
    "Goes on to weeks, months, agreements or themes.",
    priority=True,
    short_label="Look",
)
PREVIOUS_VIEW = Command(
    "turn(-1)", "left", "", "Look another way", "Goes back to the one before.", priority=True
)
LIGHT = Command("toggle_theme", "f2", "F2", "Light or dark", "Changes between light and dark.")
SAFETY = Command(
    "app.safety", "f3", "F3", "Is this for us?", "Shows for whom Turnabout is, and where to turn instead."
)
RITUAL = Command("ritual", "r", "r", "Your ritual", "Keeps a day for this conversation, or changes it.")
SWAP_FIRST = Command("swap", "left,right", "← →", "Who begins", "Changes who begins today.")

SKIP_TURN = Command(
    "skip", "k", "k", "Skip a turn", "It is nobody’s then, if you both agree. The same key takes it back."
)
SWAP_TURN = Command(
    "swap_turn",
    "w",
    "w",
    "Swap a turn",
    "Swaps it with the other’s next one, if you both agree. The same key takes it back.",
)
LATER_TURN = Command(
    "mark_turn(1)",
    "right",
    "← →",
    "Another turn",
    "Marks a later turn, where you know ahead that it is to be skipped or swapped.",
    priority=True,
)
EARLIER_TURN = Command("mark_turn(-1)", "left", "", "Another turn", "Marks an earlier turn.", priority=True)

GLOBAL_COMMANDS = (HELP, LEAVE)


def bindings(*commands: Command) -> list[BindingType]:
    """Return the Textual bindings of these commands."""
    return [
        Binding(command.keys, command.action, command.label, show=False, priority=command.priority)
        for command in commands
        if command.action
    ]
