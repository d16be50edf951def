"""The commands of the screens, for keys, footer, palette, help, and docs."""

from __future__ import annotations

from tui.keys.command import Command, enter, letter

CONTINUE = enter(
    "Continue",
    "Shows the next step. Your answer is saved.",
    short_label="Next",
    help_unsaved="Shows the next step. Nothing is saved here.",
)
OPEN = enter("Open", "Opens the selected item.")
CHOOSE = enter("Choose", "Chooses the selected line or word, or the word you typed.", short_label="Pick")
SAVE_CHANGES = enter("Save", "Saves your changes.")
SAVE_COPY = enter("Save the file", "Saves the copy to this file.", short_label="Save")
READ_PACK = enter("See what’s in it", "Reads the pack and tells you what’s in it.", short_label="See")
READ_ON = enter("Read on", "Scrolls down to the rest of the page.")
NEXT_NAME = enter("Next name", "Moves to the other name.")
NEXT_ITEM = enter("Next line", "Moves to the next line.", short_label="Next")
CHANGE_SETTING = enter("Change", "Switches the selected setting to its next choice. It’s saved right away.")
EDIT = enter("Edit", "Lets you change the wording.")
FINISH_EDIT = enter(
    "Finish editing", "Uses the new wording. Then you decide whether to share it.", short_label="Finish"
)
ADD_NOTE = enter("Add a note", "Opens a box for a short note.")
ADD_LINE = enter("Add this line", "Adds the line to your agreement.")
READ_ALOUD = enter(
    "Read it aloud",
    "Shows the whole agreement, so you can say it aloud before it’s saved.",
    short_label="Read aloud",
)
AGREE = enter("We agree", "Saves the agreement, once you’ve said it aloud.", short_label="Agree")
SKIP_STEP = enter("Skip", "Skips this step without an answer.")
SKIP_KEY = Command(
    "skip_step",
    "f4",
    "F4",
    "Skip this step",
    "Presses the button next to Continue, such as “Skip” or “No agreement.”",
)
PAUSE_NOW = enter("Take a break", "Lets you choose how long to pause.")
REMOVE_WORD = enter("Remove", "Removes the word you typed if you’ve already chosen it.")
BEGIN = enter("Start", "Starts this conversation.")
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
    help_unsaved="Blanks the screen and closes right away. Ctrl+L does the same. Nothing is saved here.",
)
SAVE = letter(
    "f", "save", "Save to file", "Saves this page as a text file in your home folder, so you can print it."
)
GOOD_MOMENTS = letter(
    "m",
    "good_moments",
    "Reread good moments",
    "After a heavy conversation, shows a few good moments from your notebook.",
)
ADD_TO_COLLECTED = Command(
    "add_to_collected",
    "plus",
    "+",
    "Add something",
    "Opens a page for a note, in a conversation that lasts several days.",
    short_label="Add",
)
OTHER_WRITES = Command(
    "change_writer",
    "left,right",
    "← →",
    "Other partner",
    "Changes who writes the note, as long as the page is empty.",
    short_label="Swap",
    priority=True,
)
EXPLORE_SETBACK = letter(
    "y",
    "explore_setback",
    "Find out why",
    "Starts a conversation about what got in the way, so you can make the agreement smaller or change it.",
    short_label="Why?",
)
FIND_SCRIPT = letter("l", "find_script", "All conversations", "Lists all conversations. Type to find one.")
TAKE_OFF = letter(
    "x",
    "take_off",
    "Remove from Home",
    "Removes the selected row from Home. Nothing is deleted.",
    short_label="Remove",
)
DELETE = letter(
    "d",
    "delete",
    "Delete",
    "Deletes what you selected, and everything that came from it. You’ll be asked first.",
)
QUESTIONS = letter(
    "q", "toggle_questions", "Questions", "Shows or hides the questions you were asked, with every answer."
)
CORRECT = letter(
    "c",
    "correct",
    "Correct a word",
    "Corrects a typo in what you said. Only if you both agree.",
    short_label="Correct",
)
ERASE = letter(
    "z",
    "erase",
    "Erase this answer",
    "Erases the selected answer for good. Only if you both agree.",
    short_label="Erase",
)
PAST = letter("p", "app.past_conversations", "History", "Shows your past conversations.")
AGREEMENTS = letter("a", "agreements", "Agreements", "Shows all your agreements.")
NOTEBOOK = letter("n", "notebook", "Notebook", "Shows what you saved in your notebook.")
SEARCH = Command("app.search", "slash", "/", "Search", "Searches everything you’ve saved.")
OVER_TIME = letter(
    "o", "app.over_time", "Over time", "Shows how your weeks and months went, based on what you saved."
)
SETTINGS = letter(
    "s",
    "settings",
    "Settings",
    "Lets you change your names, how Turnabout looks, and more. You’ll find your data there, too.",
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
RITUAL = letter("r", "ritual", "Repeat", "Sets how often this conversation repeats, and on which day.")
WHY_IT_WORKS = letter(
    "i",
    "why_it_works",
    "Why this works",
    "Tells you why a conversation works, and how sure we are.",
    short_label="Why?",
)
SWAP_FIRST = Command(
    "swap", "left,right", "← →", "Who goes first", "Changes who goes first today.", short_label="Swap"
)

SKIP_TURN = letter(
    "k", "skip", "Skip a turn", "Skips this turn. Only if you both agree. Press it again to undo."
)
SWAP_TURN = letter(
    "w",
    "swap_turn",
    "Swap a turn",
    "Swaps this turn for your partner’s next one. Only if you both agree. Press it again to undo.",
)
LATER_TURN = Command(
    "mark_turn(1)", "right", "← →", "Another day", "Selects a later turn, to skip or swap it.", priority=True
)
EARLIER_TURN = Command("mark_turn(-1)", "left", "", "Another day", "Selects an earlier turn.", priority=True)

LOCK = Command(
    "lock",
    "f7",
    "F7",
    "Lock",
    "Closes everything, and asks for a passphrase. Works once you’ve set passphrases in the settings. What you were "
    "typing will still be there.",
    priority=True,
)

EVERYWHERE = (LIGHT, SAFETY, LEAVE)
"""What works on every screen, besides help."""
