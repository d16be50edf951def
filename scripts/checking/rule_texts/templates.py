"""Rules about what is between the braces, and in conditions."""

from scripts.checking.findings import Example, Rule

_READY = "- ask: ready\n  answer: yes_no\n- say: hello"
_GOOD = Example(_READY + "\n  when: ready == 'yes'")
SAID = "{said}"

RULES = (
    Rule(
        "T01",
        "Braces or quotation marks that don’t match",
        SAID,
        "Turnabout can’t tell where the name ends and your sentence continues.",
        "Put {{{{ and }}}} around a name, and {{% and %}} around an `if`.",
        Example("- say: hello", "## hello\n{{ speaker, hello."),
        Example("- say: hello", "## hello\n{{ speaker }}, hello."),
    ),
    Rule(
        "T02",
        "Something that isn’t allowed between the braces",
        SAID,
        "Words may print names and choose between sentences. Anything else belongs in the flow.",
        "Use only names, `if`, `for`, and the filters in the script format.",
        Example("- say: hello", "## hello\nToday is {{ today() }}."),
        Example("- say: hello", "## hello\nToday is {{ today | date }}."),
    ),
    Rule(
        "T03",
        "An unknown filter",
        SAID,
        "A filter is the word after |.",
        "Use one of the filters listed in the script format.",
        Example("- say: hello", "## hello\nToday is {{ today | dat }}."),
        Example("- say: hello", "## hello\nToday is {{ today | date }}."),
    ),
    Rule(
        "T04",
        "A condition that compares nothing",
        SAID,
        "Even the answer “no” is an answer, so a name alone would always count as true.",
        "Compare it, like `ready == 'yes'`, or ask whether there’s an answer: `ready is defined`.",
        Example(_READY + "\n  when: ready"),
        _GOOD,
    ),
    Rule(
        "T05",
        "Curly quotation marks between the braces",
        SAID,
        "Word processors make them curly. Conditions need straight ones.",
        "Write straight ones, like 'yes'; `turnabout check --fix` does that.",
        Example(_READY, "## ready\nReady?\n\n## hello\n{% if ready == ‘yes’ %}Good.{% endif %}"),
        Example(_READY, "## ready\nReady?\n\n## hello\n{% if ready == 'yes' %}Good.{% endif %} Hello."),
    ),
    Rule(
        "T06",
        "An `if` or `for` without its end",
        SAID,
        "Turnabout can’t tell which sentences belong to it.",
        "Close each {{% if %}} with {{% endif %}}, and each {{% for %}} with {{% endfor %}}.",
        Example(_READY, "## ready\nReady?\n\n## hello\n{% if ready == 'yes' %}Good."),
        Example(_READY, "## ready\nReady?\n\n## hello\n{% if ready == 'yes' %}Good.{% endif %} Hello."),
    ),
    Rule(
        "T07",
        "One equals sign instead of two",
        SAID,
        "Conditions compare with two equals signs.",
        "Write `==`.",
        Example(_READY + "\n  when: ready = 'yes'"),
        _GOOD,
    ),
    Rule(
        "T08",
        "A word like `and` in capitals",
        SAID,
        "Words like `and`, `or`, and `not` only work in lowercase letters.",
        "Write it in lowercase letters.",
        Example(_READY + "\n  when: NOT ready == 'yes'"),
        Example(_READY + "\n  when: not ready == 'yes'"),
    ),
    Rule(
        "T09",
        "An answer compared with true or false",
        SAID,
        "Answers are values like 'yes', so nothing would ever be equal to it.",
        "Write 'yes' or 'no', or the value of a choice, in quotation marks.",
        Example(_READY + "\n  when: ready == true"),
        _GOOD,
    ),
    Rule(
        "T10",
        "A condition that can’t be read",
        SAID,
        "Turnabout can’t tell what this condition asks.",
        "Write whole comparisons, like `ready == 'yes'`, with `and` or `or` between them.",
        Example(_READY + "\n  when: ready =="),
        _GOOD,
    ),
)
