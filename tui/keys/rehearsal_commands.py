"""The commands of authors: trying a script, and moving about in a rehearsal."""

from __future__ import annotations

from tui.keys.command import Command, letter

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
TRY_SCRIPT = letter(
    "t", "try_script", "Try it", "Plays this script as a rehearsal: you see every step, and nothing is saved."
)
