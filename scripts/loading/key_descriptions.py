"""What each kind of step and each key is for, in a few words."""

KINDS = {
    "say": "Shows something to read.",
    "ask": "Asks one question.",
    "talk": "Gives someone the floor, out loud.",
    "breathe": "A quiet moment together.",
    "time_out": "Suggests a break.",
    "reveal": "Lets owners show private answers, or keep them private.",
    "compare": "Shows both people’s answers side by side.",
    "agree": "Makes one agreement, or none.",
    "look_back": "Checks in on agreements.",
    "keep": "Saves something in the notebook.",
    "draw": "Draws a card.",
    "stop": "Ends the conversation here, kindly.",
    "part": "Groups steps, usually to put one `when` on all of them.",
    "turns": "Runs its steps once for each person, with speaker and listener switched.",
    "repeat": "Runs its steps again until a condition is true.",
    "for_each": "Runs its steps once for each item of a list.",
    "collect": "Is filled in bit by bit, over several days.",
}
KEYS = {
    "format": "Which format this is.",
    "id": "Lowercase letters, digits, and hyphens; also the name of both files.",
    "version": "Three numbers, like 1.0.0.",
    "minutes": "How long it takes: 15, or 8 to 20.",
    "group": "Where Home lists it.",
    "depth": "How heavy it is. Leave it out for tender.",
    "informed_by": "The published practice behind it.",
    "after": "A script to finish together first.",
    "kept": "With `kept: no`, nothing is written to disk.",
    "frame": "With `frame: no`, the opening and the closing are left out.",
    "closing": "How it ends: full asks for an appreciation first. Light scripts are short, others full.",
    "alone": "With `alone: yes`, it’s for one of the partners, on their own.",
    "when": "A condition. If it isn’t true, this is skipped.",
    "of": "Whose step it is.",
    "answer": "The kind of answer.",
    "choices": "The values that are stored. The words file says how each one reads.",
    "choices_from": "A list answer whose items are the choices, or agreements.standing.",
    "pick": "How many: 2, or 1 to 3.",
    "from": "The lowest and the highest number: 0 to 10.",
    "rows": "A list answer whose items are rated.",
    "scales": "Each scale with its lowest and highest number.",
    "lines": "The names of the lines, in order. The words file labels them.",
    "can_be_empty": "The lines that may be left empty.",
    "opens_at": "The group of feelings that the list opens at, such as `hurt`.",
    "private": "Hidden until its owner shows it in a `reveal`.",
    "optional": "Can be skipped.",
    "as": "The answer is spoken as this person.",
    "left_open": "A conversation that gets here leaves something open. For two weeks, Home offers to come back to it.",
    "outcome": "Shown in the summary and saved with it.",
    "note": "With `note: optional`, people can write down a line.",
    "quiet": "With `quiet: yes`, the screen goes blank after 20 seconds, until someone presses a key.",
    "rest": "How long a drawn card rests before it can come up again, like 365 days.",
    "show": "The answers to show.",
    "needs": "The fields an agreement must have.",
    "carried": "With `carried: yes`, it’s about the agreement the conversation was opened from.",
    "about": "The `ask` where agreements were picked. It goes through those.",
    "at_most": "How many, at most.",
    "last_time": "With `last_time: yes`, only what they saved there the last time they finished this script.",
    "furthest": "With `furthest: yes`, shows only the row where two ratings are furthest apart.",
    "energy": "A scale of each person’s energy, to propose who has which task.",
    "until": "A condition. Once it’s true, there are no more rounds.",
    "at_the_cap": "Steps to run if `until` never becomes true.",
    "if_left": "A section to show if the couple stops inside this block.",
    "steps": "The steps, in order.",
}
VARIED = {
    ("head", "rhythm"): "Offers to repeat the script this often.",
    ("keep", "in"): "A part of the notebook.",
    ("keep", "rows"): "The lists of tasks to start from, like notebook.tasks.",
    ("for_each", "in"): "A list answer, or a part of the notebook, like notebook.tasks.",
    ("talk", "for"): "A timer that runs out quietly, like 2 minutes.",
    ("breathe", "for"): "How long, like 30 seconds.",
    ("collect", "for"): "For how many days, like 7 days.",
}
"""Keys that mean something else in each kind."""


def describe(kind: str, key: str) -> str:
    """Return what a key of a step, a block, or the head is for."""
    if key == kind:
        return f"{KINDS[kind]} Its id also names its answer and its words."
    return VARIED.get((kind, key)) or KEYS[key]
