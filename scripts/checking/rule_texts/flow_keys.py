"""Rules about kinds, keys, and values of a flow."""

from scripts.checking.findings import Example, Rule

_TEXT = Example("- ask: hurt\n  of: first\n  answer: text")
_SAY = Example("- say: hello")
SAID = "{said}"
_HEAD = (
    "format: 1\nid: evening\nversion: 1.0.0\nminutes: 1 to 5\ngroup: listen\nreadiness: willing\nsteps:\n  "
)
_READY = "## willing\nIs this a good time for both of you?\n- yes: Yes\n- later: Not now\n\n## hello\nHello."

RULES = (
    Rule(
        "F01",
        "An unknown kind of step",
        SAID,
        "A step begins with one of the kinds that Turnabout knows, such as `ask` or `say`.",
        "Use one of the kinds listed under Steps in the script format.",
        Example("- sya: hello"),
        _SAY,
    ),
    Rule(
        "F02",
        "An unknown key",
        SAID,
        "Turnabout would ignore a key it doesn’t know, and nobody would notice.",
        "Correct the spelling, or delete the line.",
        Example("- ask: hurt\n  of: first\n  answer: text\n  privat: yes"),
        Example("- ask: hurt\n  of: first\n  answer: text\n  private: yes\n- reveal: show\n  show: [hurt]"),
    ),
    Rule(
        "F03",
        "A missing key",
        SAID,
        "Without it, Turnabout can’t know what you mean.",
        "Add the key on a line of its own.",
        Example("- ask: hurt\n  of: first"),
        _TEXT,
    ),
    Rule(
        "F04",
        "A value that isn’t on the list",
        SAID,
        "This key has a fixed list of values.",
        "Write one of the values in the list.",
        Example("- ask: hurt\n  of: frist\n  answer: text"),
        _TEXT,
    ),
    Rule(
        "F05",
        "A name with a space, a capital, or a special character",
        SAID,
        "Names and stored values are used in conditions and headings, so they have to be one plain word. What people "
        "read is the label.",
        "Use lowercase letters, digits, and _, starting with a letter.",
        Example("- ask: reply\n  answer: choice\n  choices: [listen only, help]"),
        Example(
            "- ask: reply\n  answer: choice\n  choices: [listen_only, help]",
            "## reply\nWhat would you like?\n- listen_only: Listen only\n- help: Help me",
        ),
    ),
    Rule(
        "F06",
        "A value that can’t be read",
        SAID,
        "There’s only one way to write a number, a duration, or yes or no.",
        "Write it like `10`, `0 to 10`, `2 minutes`, `yes`, `1.0.0`, or `[hurt, feel]`.",
        Example("- breathe: settle\n  for: half a minute"),
        Example("- breathe: settle\n  for: 30 seconds"),
    ),
    Rule(
        "F07",
        "A key that doesn’t fit the answer",
        SAID,
        "Each kind of answer has its own details.",
        "Delete the key, choose another `answer`, or add what’s missing.",
        Example("- ask: hurt\n  answer: text\n  from: 0 to 10"),
        Example("- ask: hurt\n  answer: scale\n  from: 0 to 10"),
    ),
    Rule(
        "F08",
        "Two keys that contradict each other",
        SAID,
        "Both can’t be true at once.",
        "Keep the one that you mean, and delete the other.",
        Example("- ask: hurt\n  answer: text\n  private: yes"),
        Example("- ask: hurt\n  of: first\n  answer: text\n  private: yes\n- reveal: show\n  show: [hurt]"),
    ),
    Rule(
        "F09",
        "A block where it isn’t allowed",
        SAID,
        "`turns` and `each` already run once for each person.",
        "Move it out of the `turns` around it, or delete it.",
        Example("- turns: outer\n  steps:\n    - ask: hurt\n      of: each\n      answer: text"),
        Example("- turns: outer\n  steps:\n    - ask: hurt\n      of: speaker\n      answer: text"),
    ),
    Rule(
        "F10",
        "A block or list without steps",
        SAID,
        "There would be nothing to do.",
        "Add the steps below `steps:`, each starting with a dash, its kind, and its id.",
        Example("- part: alone\n- say: hello"),
        Example("- part: alone\n  steps:\n    - say: hello"),
    ),
    Rule(
        "F11",
        "Too many rounds",
        SAID,
        "Nobody can do the same thing that often in one evening.",
        "Write a smaller number after `at_most`.",
        Example("- repeat: again\n  at_most: 30\n  steps:\n    - say: hello"),
        Example("- repeat: again\n  at_most: 3\n  steps:\n    - say: hello"),
    ),
    Rule(
        "F12",
        "Two steps with the same name",
        SAID,
        "The words and the answer would belong to both.",
        "Give one of them another id, and change the heading of its words to match.",
        Example("- say: hello\n- say: hello"),
        Example("- say: hello\n- say: hello_again"),
    ),
    Rule(
        "F13",
        "A name that’s already taken",
        SAID,
        "Some names already have a meaning, and some belong to the opening and the closing.",
        "Choose another id, for example by adding a word.",
        Example("- ask: round\n  answer: text"),
        Example("- ask: which_round\n  answer: text"),
    ),
    Rule(
        "F14",
        "A readiness question that isn’t asked first",
        SAID,
        "With `readiness`, the opening no longer asks if this is a good time. So your own question has to come first, "
        "and both of them have to answer it.",
        "Make it the first step: an `ask` with `of: both` and a `choice` or `yes_no`, without `when` or `optional`. Or "
        "delete `readiness`, and the opening asks.",
        Example(
            _HEAD + "- say: hello\n  - ask: willing\n    answer: choice\n    choices: [yes, later]",
            _READY,
        ),
        Example(
            _HEAD + "- ask: willing\n    answer: choice\n    choices: [yes, later]\n  - say: hello",
            _READY,
        ),
    ),
)
