"""Rules about names and answers."""

from scripts.checking.findings import Example, Rule

SAID = "{said}"
_WISH = "- ask: wish\n  of: first\n  answer: text\n  private: yes\n"
_TWO_PRIVATE = _WISH + _WISH.replace("wish", "more") + "- reveal: open\n  show: [wish, more]"
_SHARE = "- turns: share\n  steps:\n    - ask: hurt\n      of: speaker\n      answer: text\n- say: thanks"
_PLAN = "- ask: ready\n  answer: yes_no\n- ask: plan\n  answer: text\n  when: ready == 'yes'\n- say: thanks"
_CHORES = (
    "- ask: chores\n  answer: list\n- for_each: chore\n  in: chores\n  steps:\n    - ask: who_does\n      answer: who\n"
    "- say: thanks"
)

RULES = (
    Rule(
        "N01",
        "A name that doesn’t exist",
        SAID,
        "A name in words or conditions is the id of a step that asks something.",
        "Write the id of the step whose answer you mean.",
        Example("- ask: hurt\n  answer: text\n- say: thanks", "## thanks\nYou said {{ hrut }}."),
        Example("- ask: hurt\n  answer: text\n- say: thanks", "## thanks\nYou said {{ hurt }}."),
    ),
    Rule(
        "N02",
        "An answer that comes later",
        "`{name}` isn’t answered yet at this point: it’s asked on line {line}.",
        "Steps run from top to bottom, so there would be a gap here.",
        "Move this step below the question, or leave the name out.",
        Example("- say: hello\n- ask: hurt\n  answer: text", "## hello\nYou said {{ hurt }}."),
        Example("- ask: hurt\n  answer: text\n- say: hello", "## hello\nYou said {{ hurt }}."),
    ),
    Rule(
        "N03",
        "An answer that is never there",
        "`{name}` never has an answer by the time this is reached.",
        "However the conversation gets here, nobody has answered it, or the answer has been cleared.",
        "Leave it out here, or ask for it earlier.",
        Example(_PLAN, "## thanks\n{% if ready == 'no' %}Your plan: {{ plan }}{% endif %} Thanks."),
        Example(_PLAN, "## thanks\n{% if ready == 'yes' %}Your plan: {{ plan }}{% endif %} Thanks."),
    ),
    Rule(
        "N04",
        "A private answer before its reveal",
        "`{name}` is private. It can’t be used here before its owner has shared it.",
        "Until a `reveal`, a private answer may only be used in its owner’s own private steps.",
        "Move this below the `reveal` that shows `{id}`, or leave the name out.",
        Example(_WISH + "- say: early\n- reveal: open\n  show: [wish]", "## early\nThe wish is {{ wish }}."),
        Example(
            _WISH + "- reveal: open\n  show: [wish]\n- say: late",
            "## late\n{% if wish is defined %}The wish is {{ wish }}.{% endif %} Thank you.",
        ),
    ),
    Rule(
        "N05",
        "An answer from `turns`, used after them",
        "`{id}` was answered in turns, once by each person. Here you have to say whose answer you mean: {better}.",
        "Inside the turns, `{id}` is this turn’s answer. Afterward there are two.",
        "{better}",
        Example(_SHARE, "## thanks\nYou said {{ hurt }}."),
        Example(_SHARE, "## thanks\n{{ first }} said {{ first.hurt }}."),
    ),
    Rule(
        "N06",
        "`first.` or `second.` without turns",
        "`{name}` doesn’t exist, because `{id}` isn’t asked in turns. Write `{id}`.",
        "`first.` and `second.` tell two people’s answers apart, in `turns` or with `of: each`.",
        "{id}",
        Example("- ask: hurt\n  answer: text\n- say: thanks", "## thanks\n{{ first.hurt }}"),
        Example("- ask: hurt\n  answer: text\n- say: thanks", "## thanks\n{{ hurt }}"),
    ),
    Rule(
        "N07",
        "A name that only works inside its block",
        "`{name}` only works inside `{block}`.",
        "After the block there is one answer for each item, so a single name can’t mean them all.",
        "Move this into the block, or go through the list: "
        "{{% for each in {block} %}}{{{{ each.{id} }}}}{{% endfor %}}.",
        Example(_CHORES, "## thanks\n{{ who_does }}"),
        Example(_CHORES, "## thanks\n{% for each in chore %}{{ each.who_does }} {% endfor %}"),
    ),
    Rule(
        "N08",
        "An answer that may be missing",
        "`{name}` may not have an answer here.",
        "There would be a gap in the sentence.{way}",
        "{{% if {name} is defined %}}…{{{{ {name} }}}}…{{% endif %}}",
        Example(_PLAN, "## thanks\nYour plan: {{ plan }}"),
        Example(_PLAN, "## thanks\nThank you.{% if plan is defined %} Your plan: {{ plan }}{% endif %}"),
    ),
    Rule(
        "N09",
        "An answer that its owner may keep private",
        "`{name}` is missing here if its owner keeps it private.",
        "Nobody has to share a private answer. Without it, there would be a gap in the sentence.",
        "{{% if {name} is defined %}}…{{{{ {name} }}}}…{{% endif %}}",
        Example(_WISH + "- reveal: open\n  show: [wish]\n- say: late", "## late\nThe wish is {{ wish }}."),
        Example(
            _WISH + "- reveal: open\n  show: [wish]\n- say: late",
            "## late\n{% if wish is defined %}The wish is {{ wish }}.{% endif %} Thank you.",
        ),
        severity="warning",
    ),
    Rule(
        "N10",
        "An answer in words that can appear at any moment",
        SAID,
        "The words named by `if_left` appear as soon as the couple stops, which may be before the question.",
        "Use only names and pronouns there.",
        Example(
            "- ask: hurt\n  answer: text\n- turns: share\n  if_left: own_names\n  steps:\n    - say: hello",
            "## own_names\n{{ hurt }}",
        ),
        Example(
            "- turns: share\n  if_left: own_names\n  steps:\n    - say: hello", "## own_names\n{{ speaker }}"
        ),
    ),
    Rule(
        "N11",
        "A part of an answer that doesn’t exist",
        "`{id}` has no part called `{part}`. Write `{id}` alone{instead}.",
        "An answer is always shown as a whole. Before a dot, you can only write `first`, `second`, `speaker`, "
        "`listener`, or the name after `for`.",
        "{id}",
        Example(
            "- agree: action\n- say: thanks",
            "## thanks\n{% if action is defined %}{{ action.sign }}{% endif %} Bye.",
        ),
        Example(
            "- agree: action\n- say: thanks",
            "## thanks\n{% if action is defined %}{{ action }}{% endif %} Bye.",
        ),
    ),
    Rule(
        "N12",
        "A name of the wrong kind",
        SAID,
        "`show` needs questions, `reveal` needs private ones, and `in`, `rows`, and `choices_from` need a list answer.",
        "Write the id of a question of that kind.",
        Example("- ask: topics\n  answer: text\n- ask: favorite\n  answer: choice\n  choices_from: topics"),
        Example("- ask: topics\n  answer: list\n- ask: favorite\n  answer: choice\n  choices_from: topics"),
    ),
    Rule(
        "N13",
        "A step about an answer that isn’t there yet",
        "`{name}` never has an answer by the time `{step}` is reached, so there’s nothing to {verb}.",
        "The step would be skipped without a word.",
        "Move `{step}` below the question `{name}`, and into the same turns.",
        Example("- reveal: open\n  show: [wish]\n" + _WISH + "- reveal: again\n  show: [wish]"),
        Example(_WISH + "- reveal: open\n  show: [wish]"),
    ),
    Rule(
        "N14",
        "A shared answer from `turns`",
        "`{id}` is asked once in each turn and belongs to both people, so it only works inside `{block}`.",
        "There are two shared answers, and no name tells them apart.",
        "Move this into `{block}`, or ask `{id}` with `of: speaker`.",
        Example(_SHARE.replace("of: speaker", "of: both"), "## thanks\nYou both said {{ hurt }}."),
        Example(_SHARE, "## thanks\n{{ first }} said {{ first.hurt }}."),
    ),
    Rule(
        "N15",
        "A private answer that may be gone after going back",
        "`{name}` may be gone here: someone can keep it private at `{reveal}`, and then go back to this step.",
        "Keeping an answer private deletes it, so there would be a gap in the sentence.",
        "{{% if {name} is defined %}}…{{{{ {name} }}}}…{{% endif %}}",
        Example(_TWO_PRIVATE, "## more\nYou wrote: {{ wish }}"),
        Example(_TWO_PRIVATE, "## more\n{% if wish is defined %}You wrote: {{ wish }}{% endif %} What else?"),
        severity="warning",
    ),
)
