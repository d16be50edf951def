"""Rules about the text of a flow, before its keys can be read."""

from scripts.checking.findings import Example, Rule

_GOOD = Example("- ask: hurt\n  of: first\n  answer: text")
SAID = "{said}"

RULES = (
    Rule(
        "Y01",
        "A tab in a flow",
        SAID,
        "Tabs look like spaces but count differently in each editor, so nobody can see which step a key belongs to.",
        "Delete the tab and type spaces until the line is level with its neighbors.",
        Example("- ask: hurt\n\tof: first\n  answer: text"),
        _GOOD,
    ),
    Rule(
        "Y02",
        "No space after a colon",
        SAID,
        "Without the space, the whole line is read as one word.",
        "Add a space after the colon, like `of: first`.",
        Example("- ask: hurt\n  of:first\n  answer: text"),
        _GOOD,
    ),
    Rule(
        "Y03",
        "No space after a dash",
        SAID,
        "Without the space, the line doesn’t begin a new step.",
        "Add a space after the dash, like `- say: thanks`.",
        Example("- say: hello\n-say: thanks"),
        Example("- say: hello\n- say: thanks"),
    ),
    Rule(
        "Y04",
        "A quotation mark or bracket that is never closed",
        SAID,
        "Everything after it is read as part of the same value.",
        "Close it on the same line, like `[yes, no]` or \"ready == 'yes'\".",
        Example("- ask: heard\n  answer: choice\n  choices: [yes, no"),
        Example("- ask: heard\n  answer: choice\n  choices: [yes, no]"),
    ),
    Rule(
        "Y05",
        "A line that isn’t level with its neighbors",
        SAID,
        "How far a line is indented decides which step it belongs to.",
        "Move the line so that it begins exactly under the other keys of its step, or under the other dashes.",
        Example("- ask: hurt\n     of: first\n  answer: text"),
        _GOOD,
    ),
    Rule(
        "Y06",
        "A value that needs quotation marks",
        SAID,
        "A colon, @, `, %, or | has a meaning of its own in a flow.",
        "Put double quotation marks around the whole value, and single ones inside it.",
        Example("- say: hello\n  when: times_done: 0"),
        Example('- say: hello\n  when: "times_done == 0"'),
    ),
    Rule(
        "Y07",
        "A key that appears twice",
        SAID,
        "Only one of the two values can count.",
        "Delete the line that you don’t want.",
        Example("- ask: hurt\n  of: first\n  of: second\n  answer: text"),
        _GOOD,
    ),
    Rule(
        "Y08",
        "A sign that flows don’t have",
        SAID,
        "Anchors, tags, and dividing lines hide what a script does from the people who read it.",
        "Delete the sign and write the value out.",
        Example("- ask: hurt\n  of: &who first\n  answer: text"),
        _GOOD,
    ),
    Rule(
        "Y09",
        "An invisible character in a flow",
        SAID,
        "It was probably copied from another program, and it changes the word around it.",
        "Delete the word and type it again.",
        Example("- say: hel\x07lo"),
        Example("- say: hello"),
    ),
    Rule(
        "Y10",
        "A file that isn’t a flow",
        SAID,
        "A flow begins with a few lines about the script, and then lists its steps.",
        "Begin with `format: 1`, `id`, `version`, `minutes`, and `group`, and put the steps after `steps:`. Split a "
        "script that is too long into two.",
        Example("format"),
        Example("- say: hello"),
    ),
)
