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
        short_label: The label on a narrow screen.
    """

    action: str
    keys: str
    key_label: str
    label: str
    help: str
    priority: bool = False
    short_label: str = ""


def _enter(label: str, help: str, short_label: str = "") -> Command:
    """Return what Enter does on a screen or in a field."""
    return Command("continue", "enter", "Enter", label, help, short_label=short_label)


def _handled(keys: str, key_label: str, label: str, help: str, short_label: str = "") -> Command:
    """Return a key that an input handles itself."""
    return Command("", keys, key_label, label, help, short_label=short_label)


def _letter(key: str, action: str, label: str, help: str, short_label: str = "") -> Command:
    """Return what a letter does where nothing is typed."""
    return Command(action, key, key, label, help, short_label=short_label)


CONTINUE = _enter("Continue", "Shows the next step. Whatever you answered is saved.", short_label="Next")
OPEN = _enter("Open", "Opens the selected item.")
CHOOSE = _enter("Choose", "Chooses the selected line or word, or the word you typed.", short_label="Pick")
SAVE_CHANGES = _enter("Save", "Saves your changes.")
SAVE_COPY = _enter("Save the file", "Saves the copy to this file.", short_label="Save")
READ_PACK = _enter("See what’s in it", "Reads the pack, and tells you what’s in it.", short_label="See")
READ_ON = _enter("Read on", "Scrolls down to the rest of the page.")
NEXT_NAME = _enter("Next name", "Moves to the other name.")
NEXT_ITEM = _enter("Next line", "Moves to the next line of the list.")
CHANGE_SETTING = _enter("Change", "Switches the selected setting to its next choice. It’s saved right away.")
MOVE_SETTING = _handled(
    "left,right",
    "← →",
    "Other choices",
    "Changes the selected setting. Each change is saved right away.",
    short_label="Other",
)
EDIT = _enter("Edit", "Lets you change the wording.")
FINISH_EDIT = _enter(
    "Finish editing", "Takes the new wording. Then you decide whether to share it.", short_label="Finish"
)
ADD_NOTE = _enter("Add a note", "Opens a box for a short note.")
ADD_LINE = _enter("Add this line", "Adds the line to your agreement.")
READ_ALOUD = _enter(
    "Read it aloud together",
    "Shows the whole agreement, so you can read it aloud before you save it.",
    short_label="Read aloud",
)
SKIP_STEP = _enter("Skip", "Skips this step without an answer.")
SKIP_KEY = Command(
    "skip_step",
    "f4",
    "F4",
    "Skip this step",
    "Does the same as the button next to Continue, like “No agreement.”",
)
PAUSE_NOW = _enter("Take a break", "Lets you choose how long to pause.")
REMOVE_WORD = _enter("Remove", "Removes the word you typed if you’ve already chosen it.", short_label="Drop")
BEGIN = _enter("Start", "Starts this conversation.")
BACK = Command("back", "escape", "Esc", "Back", "Goes back one step. You won’t lose anything.")
BREAK = Command(
    "take_break", "ctrl+t", "Ctrl+T", "Pause", "Pauses until a time you choose, or stops for today."
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
    short_label="Quit",
    priority=True,
)
NEW_LINE = _handled("ctrl+j", "Ctrl+J", "New line", "Starts a new line.")
NEXT_LINE = _handled("tab", "Tab", "Next field", "Moves to the next field. Shift+Tab moves back.")
MOVE_LINE = _handled(
    "up,down",
    "↑ ↓",
    "Move",
    "Moves up and down. You can also press the number or letter shown. Where you can pick several, Space selects.",
)
MOVE_DAY = _handled(
    "left,right,up,down", "Arrows", "Days", "In the calendar, ← and → move by a day, ↑ and ↓ by a week."
)
MOVE_MONTH = _handled("pageup,pagedown", "PgUp PgDn", "Months", "In the calendar, moves by a month.")
STEP_DAY = _handled("left,right", "← →", "Day", "Moves one day back or forward.")
TICK = _handled("space", "Space", "Select", "Selects this line, or clears it.")
PICK_DAY = _handled(
    "space",
    "Space",
    "Pick",
    "Lets you type a day, like “Friday” or “in 3 weeks,” or pick it from a calendar. You can also just start typing.",
)
MOVE_VALUE = _handled(
    "left,right", "← →", "Less or more", "Moves along the scale. You can also type a number."
)
MOVE_NUMBER = _handled(
    "up,down,left,right",
    "Arrows",
    "Pick a number",
    "Moves between numbers. Type a number to set it. Backspace clears it.",
)
MOVE_WORD = _handled(
    "up,down,left,right",
    "Arrows",
    "Pick a word",
    "Moves between words. Enter chooses one. Type to search or add your own.",
)
MOVE_CHOICE = _handled("left,right", "← →", "Pick one", "Moves between choices.")
WRITE_NOTE = _handled("", "Type", "Add a note", "Just start typing. Your note is saved.")
PAUSE_CLOCK = _handled("space", "Space", "Pause the timer", "Pauses the timer. Press it again to resume.")
SAVE = _letter(
    "f", "save", "Save to file", "Saves this page as a text file in your home folder, so you can print it."
)
GOOD_MOMENTS = _letter(
    "m",
    "good_moments",
    "Reread good moments",
    "After a heavy conversation, shows a few good moments from your notebook.",
)
EXPLORE_SETBACK = _letter(
    "y",
    "explore_setback",
    "Find out why",
    "Starts a conversation about what got in the way, so you can make the agreement smaller or change it.",
    short_label="Why?",
)
DELETE = _letter(
    "d",
    "delete",
    "Delete",
    "Deletes what you selected, and everything that came from it. You’ll be asked first.",
)
QUESTIONS = _letter(
    "q", "toggle_questions", "Questions", "Shows or hides what you were asked, with every answer."
)
CORRECT = _letter(
    "c",
    "correct",
    "Correct a word",
    "Corrects a typo in what you said. Only if you both agree.",
    short_label="Correct",
)
PAST = _letter("p", "app.past_conversations", "History", "Shows your past conversations.")
AGREEMENTS = _letter("a", "agreements", "Agreements", "Shows all your agreements.")
NOTEBOOK = _letter("n", "notebook", "Notebook", "Shows what you saved in your notebook.")
SEARCH = Command("app.search", "slash", "/", "Search", "Searches everything you’ve saved.")
OVER_TIME = _letter(
    "o", "app.over_time", "Over time", "Shows how your weeks and months went, based on what you saved."
)
SETTINGS = _letter(
    "s",
    "settings",
    "Settings",
    "Lets you change your names, how Turnabout looks, and more. Your data is there, too.",
)
NEXT_VIEW = Command(
    "turn(1)",
    "right",
    "← →",
    "Switch view",
    "Switches between weeks, months, agreements, and themes.",
    short_label="View",
    priority=True,
)
PREVIOUS_VIEW = Command("turn(-1)", "left", "", "Switch view", "Goes to the previous view.", priority=True)
LIGHT = Command("toggle_theme", "f2", "F2", "Light/dark", "Switches between light and dark.")
SAFETY = Command(
    "app.safety", "f3", "F3", "Is this for us?", "Shows who Turnabout is for, and where else to get help."
)
RITUAL = _letter("r", "ritual", "Repeat", "Sets how often this conversation repeats, and on which day.")
SWAP_FIRST = Command(
    "swap", "left,right", "← →", "Who goes first", "Changes who goes first today.", short_label="Swap"
)

SKIP_TURN = _letter(
    "k", "skip", "Skip a turn", "Skips this turn. Only if you both agree. Press it again to undo."
)
SWAP_TURN = _letter(
    "w",
    "swap_turn",
    "Swap a turn",
    "Swaps this turn for your partner’s next one. Only if you both agree. Press it again to undo.",
)
LATER_TURN = Command(
    "mark_turn(1)", "right", "← →", "Another day", "Selects a later turn, to skip or swap it.", priority=True
)
EARLIER_TURN = Command("mark_turn(-1)", "left", "", "Another day", "Selects an earlier turn.", priority=True)

TRY_SCRIPT = _letter(
    "t", "try_script", "Try it", "Plays this script as a rehearsal: you see every step, and nothing is saved."
)
GO_TO_STEP = Command(
    "go_to_step",
    "f5",
    "F5",
    "Go to a step",
    "Goes straight to any step of the script. Answers before it are made up.",
    short_label="Go to",
)
PROBLEMS = Command("problems", "f8", "F8", "Problems", "Lists what’s wrong in the files you last saved.")
START_AGAIN = Command(
    "start_again",
    "f6",
    "F6",
    "Start again",
    "Starts this rehearsal over, without any answers.",
    priority=True,  # in a text box, Textual would select the line
)
GUIDE = Command("guide", "f9", "F9", "How to write scripts", "Shows how to write a script, step by step.")
FORMAT = Command("format", "f12", "F12", "The script format", "Shows everything a script can contain.")

EVERYWHERE = (LIGHT, SAFETY, LEAVE)
"""What works on every screen, besides help."""


def bindings(*commands: Command) -> list[BindingType]:
    """Return the Textual bindings of these commands."""
    return [
        Binding(command.keys, command.action, command.label, show=False, priority=command.priority)
        for command in commands
        if command.action
    ]
