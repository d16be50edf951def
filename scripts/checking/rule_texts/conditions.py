"""Rules about conditions and values."""

from scripts.checking.findings import Example, Rule

_HEARD = "- ask: heard\n  answer: choice\n  choices: [yes, not_yet]\n- say: hello\n"
_STRENGTH = "- ask: strength\n  answer: scale\n  from: 0 to 10\n- say: hello\n"
_GOOD_SCALE = Example(_STRENGTH + "  when: strength >= 8")

RULES = (
    Rule(
        "V01",
        "A value that the answer can’t have",
        "`{name}` is never {value}. It can be: {possible}.",
        "So this comparison always comes out the same.",
        "{better}",
        Example(_HEARD + "  when: heard == 'done'"),
        Example(_HEARD + "  when: heard == 'yes'"),
    ),
    Rule(
        "V02",
        "A number outside the scale",
        "`{name}` goes from {low} to {high}, so this is never true.",
        "Whatever depends on it would never happen.",
        "Compare with a number from {low} to {high}.",
        Example(_STRENGTH + "  when: strength >= 80"),
        _GOOD_SCALE,
    ),
    Rule(
        "V03",
        "A number in quotation marks",
        "`{name}` is a number, so it’s never equal to text. Write {better} without quotation marks.",
        "In quotation marks, even '8' is text.",
        "{better}",
        Example(_STRENGTH + "  when: strength >= '8'"),
        _GOOD_SCALE,
    ),
    Rule(
        "V04",
        "A list compared as if it were one value",
        "`{name}` can hold several values, so it’s never equal to one. Write `{name} is including {value}`.",
        "People choose one or more here, and the answer is a list.",
        "{name} is including {value}",
        Example("- ask: wants\n  answer: needs\n- say: hello\n  when: wants == 'rest'"),
        Example("- ask: wants\n  answer: needs\n- say: hello\n  when: wants is including 'rest'"),
    ),
    Rule(
        "V05",
        "A comparison with what people write themselves",
        "People write `{name}` in their own words, so it’s hardly ever exactly {value}. Ask with "
        "`answer: choice` instead.",
        "One capital letter or period is enough to make it different.",
        "Use a question with choices, or ask only whether there’s an answer: `{name} is defined`.",
        Example("- ask: hurt\n  answer: text\n- say: hello\n  when: hurt == 'nothing'"),
        Example("- ask: hurt\n  answer: text\n  optional: yes\n- say: hello\n  when: hurt is defined"),
        severity="warning",
    ),
    Rule(
        "V06",
        "More to pick than there are choices",
        "People can’t pick {high} of {count} choices. Write `pick: {low} to {count}`.",
        "The screen would promise something that can’t be done.",
        "pick: {low} to {count}",
        Example("- ask: heard\n  answer: choice\n  choices: [yes, not_yet]\n  pick: 1 to 5"),
        Example("- ask: heard\n  answer: choice\n  choices: [yes, not_yet]\n  pick: 1 to 2"),
    ),
    Rule(
        "V07",
        "A condition that is never true",
        "This is never true, so {what}.",
        "Nothing that happens before this point can make it true: its parts contradict each other, or an earlier "
        "condition rules it out.",
        "Change the condition, or delete it and what depends on it.",
        Example(_HEARD + "  when: heard == 'yes' and heard == 'not_yet'"),
        Example(_HEARD + "  when: heard == 'yes' or heard == 'not_yet' and times_done > 0"),
    ),
    Rule(
        "V08",
        "A condition that is always true",
        "This is always true, so it makes no difference.",
        "Whatever happens before this point, it’s true.",
        "Delete the condition, or change it if you meant something else.",
        Example(_STRENGTH + "  when: strength >= 0"),
        _GOOD_SCALE,
        severity="warning",
    ),
    Rule(
        "V09",
        "A comparison that can’t work",
        "{said}",
        "A condition can compare choices, numbers, dates, and yes-or-no answers.",
        "Ask a question with choices, and compare its answer.",
        Example("- say: hello\n  when: speaker == 'Ana'"),
        Example("- ask: who_first\n  answer: who\n- say: hello\n  when: who_first == 'first'"),
    ),
    Rule(
        "V10",
        "`far_from` without a scale",
        "`{name}` isn’t a number on a scale, so `far_from` is never true.",
        "`far_from` asks whether two numbers differ by at least half their scale.",
        "Ask both with `answer: scale`, or compare them in another way.",
        Example(
            "- ask: rest\n  of: each\n  answer: text\n- say: hello\n  when: first.rest is far_from second.rest"
        ),
        Example(
            "- ask: rest\n  of: each\n  answer: scale\n  from: 0 to 10\n"
            "- say: hello\n  when: first.rest is far_from second.rest"
        ),
    ),
)
