"""Author mistakes, each reported in plain words at its position."""

import re

import pytest

from prompts import Diagnostic
from scripts import Source
from scripts.loading.loader import ScriptError, load_script
from tests.scripts.helpers.small_scripts import source_of

WORDS = "## hurt\nWhat stings?\n\n## ready\nReady?\n- yes: Yes\n- no: No\n"
GOOD = """
- ask: hurt
  of: speaker
  answer: text
- ask: ready
  answer: choice
  choices: [yes, no]
"""


def problems(source: Source) -> list[Diagnostic]:
    with pytest.raises(ScriptError) as caught:
        load_script(source)
    return list(caught.value.diagnostics)


def test_script_without_mistakes_loads() -> None:
    assert load_script(source_of(GOOD, WORDS)).id == "small"


# The text to replace, its replacement, then file, line, column, and part of the message.
MISTAKES = {
    "kind": ("- ask: hurt", "- aks: hurt", "yaml", 8, 5, "Unknown step kind `aks`", "`ask`"),
    "key": ("of: speaker", "off: speaker", "yaml", 9, 5, "`ask` has no key `off`", "`of`"),
    "role": (
        "of: speaker",
        "of: speeker",
        "yaml",
        9,
        9,
        "`of` must be one of: speaker, listener,",
        "`speaker`",
    ),
    "answer": ("answer: text", "answer: txt", "yaml", 10, 13, "`answer` must be one of: text,", "`text`"),
    "no answer": ("  answer: text\n", "", "yaml", 8, 5, "`ask` needs `answer`", ""),
    "twice": (
        "of: speaker",
        "of: speaker\n  of: first",
        "yaml",
        10,
        5,
        "`of` appears twice (first on line 9)",
        "",
    ),
    "id": ("ask: hurt", "ask: Hurt", "yaml", 8, 10, "lowercase letters, digits, and _", ""),
    "reserved": ("ask: hurt", "ask: round", "yaml", 8, 10, "`round` is a reserved name", ""),
    "id twice": ("ask: ready", "ask: hurt", "yaml", 11, 10, "`hurt` is used twice (first on line 8)", ""),
    "both private": ("of: speaker", "private: yes", "yaml", 8, 5, "must belong to one person", ""),
    "no choices": (
        "  choices: [yes, no]\n",
        "",
        "yaml",
        11,
        5,
        "needs either `choices` or `choices_from`",
        "",
    ),
    "alien detail": (
        "answer: text",
        "answer: text\n  from: 0 to 5",
        "yaml",
        8,
        5,
        "`from` doesn’t work with `answer: text`",
        "",
    ),
    "scale": ("answer: text", "answer: scale", "yaml", 8, 5, "`answer: scale` needs `from`", ""),
    "ends": (
        "answer: text",
        "answer: scale\n  from: 5 to 1",
        "yaml",
        11,
        11,
        "The smaller number must come first",
        "",
    ),
    "pick": ("answer: text", "answer: list\n  pick: 0 to 90", "yaml", 8, 5, "`pick` must be from 1 to", ""),
    "yes": ("of: speaker", "optional: true", "yaml", 9, 15, "Write yes or no", ""),
    "bare": (
        "of: speaker",
        "when: hurt",
        "yaml",
        9,
        11,
        "`hurt` on its own isn’t a condition",
        "hurt == 'yes', or hurt is defined",
    ),
    "unknown": (
        "of: speaker",
        "when: hurd == 'x'",
        "yaml",
        9,
        11,
        "No answer is called `hurd`",
        "`hurt`",
    ),
    "quoted": (
        "of: speaker",
        'when: "hurd == 1"',
        "yaml",
        9,
        12,
        "No answer is called `hurd`",
        "`hurt`",
    ),
    "whose": (
        "of: speaker",
        "when: first.hut == 1",
        "yaml",
        9,
        11,
        "No answer is called `first.hut`",
        "`hurt`",
    ),
    "outcome": ("of: speaker", "of: first\n  private: yes\n  outcome: yes", "yaml", 8, 5, "the summary", ""),
    "tab": ("of: speaker", "of:\tspeaker", "yaml", 9, 8, "There’s a tab here", ""),
    "anchor": ("of: speaker", "of: &x speaker", "yaml", 9, 9, "Anchors and aliases", ""),
    "alias": ("of: speaker", "of: *x", "yaml", 9, 9, "Anchors and aliases", ""),
    "tag": ("of: speaker", "of: !x speaker", "yaml", 9, 9, "Tags (`!name`)", ""),
    "control": (
        "of: speaker",
        "of: spe\x07aker",
        "yaml",
        9,
        12,
        "invisible control character",
        "",
    ),
    "quotation": ("of: speaker", 'of: "speaker', "yaml", 9, 9, "This quotation mark is never closed", ""),
    "bracket": (
        "choices: [yes, no]",
        "choices: [yes, no",
        "yaml",
        13,
        14,
        "This square bracket is never closed",
        "",
    ),
    "space": ("ask: hurt", "ask:hurt", "yaml", 8, 8, "Add a space after this colon", ""),
    "indentation": ("  of: speaker", "    of: speaker", "yaml", 9, 9, "Couldn’t read this line", ""),
    "no choice": (
        "- yes: Yes",
        "- yse: Yes",
        "md",
        8,
        3,
        "`ready` has no choice `yse`. Its choices are: no, yes.",
        "`yes`",
    ),
    "no words": ("## hurt\nWhat stings?\n", "", "yaml", 8, 10, "`hurt` has no words", ""),
    "empty words": ("What stings?\n", "", "md", 3, 4, "`hurt` has a heading but no words under it", ""),
    "no step": ("## ready", "## reddy", "md", 6, 4, "No step in the flow is called `reddy`", "`ready`"),
    "wrong name": (
        "What stings?",
        "What,\n{{ hut }}?",
        "md",
        5,
        4,
        "No answer is called `hut`",
        "`hurt`",
    ),
    "in a label": ("- no: No", "- no: No {{ hut }}", "md", 9, 13, "No answer is called `hut`", "`hurt`"),
    "in a box": (
        "What stings?",
        "What?\n> I {{ hut }}",
        "md",
        5,
        8,
        "No answer is called `hut`",
        "`hurt`",
    ),
    "template": ("What stings?", "What {{ stings?", "md", 4, 6, "is never closed", "put }} where it ends"),
    "heading twice": (
        "## ready",
        "## hurt",
        "md",
        6,
        1,
        "`hurt` already has words on line 3",
        "merge the two sections",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_reported_at_its_position(name: str) -> None:
    right, wrong, file, line, column, message, hint = MISTAKES[name]
    source = source_of(GOOD, WORDS)
    text = source.flow if file == "yaml" and right in source.flow else source.words
    assert right in text.replace("\n  ", "\n") or right in text
    flow = source.flow.replace(_indented(right), _indented(wrong), 1)
    words = source.words if flow != source.flow else source.words.replace(right, wrong, 1)
    found = problems(Source(flow, words, "small.yaml", "small.md"))
    assert any(
        (p.file, p.line, p.column) == (f"small.{file}", line, column)
        and message in p.message
        and p.hint == hint
        for p in found
    ), "\n".join(map(str, found))
    for problem in found:
        assert re.fullmatch(r"[A-Z`].*[.:].*", problem.message, flags=re.DOTALL), problem
        assert problem.end_line >= problem.line


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ") if not text.endswith("\n") else f"  {text}"


def test_all_mistakes_are_reported_once_and_independently() -> None:
    steps = """
        - aks: hurt
        - ask: feel
          of: speeker
          answer: text
        - ask: feel2
          answer: text
          private: yes
        - reveal: show_it
          show: [feel, hurt]
        - say: one
          when: feel == 'x' and hurd == 'y'
        - say: one
        - talk: round
        """
    words = "## hurt\nA\n\n## feel\n{{ feel }}\n\n## feel2\nB {{ fel }}\n\n## lost\nC\n"
    found = problems(source_of(steps, words))
    assert [(p.file, p.line, re.split("[.,(]", p.message)[0].strip()) for p in found] == [
        ("small.yaml", 8, "Unknown step kind `aks`"),
        ("small.yaml", 10, "`of` must be one of: speaker"),
        ("small.yaml", 12, "A private answer must belong to one person"),
        ("small.yaml", 17, "`one` has no words"),
        ("small.yaml", 18, "No answer is called `hurd`"),
        ("small.yaml", 19, "`one` has no words"),
        ("small.yaml", 19, "`one` is used twice"),
        ("small.yaml", 20, "`round` is a reserved name"),
        ("small.md", 10, "No answer is called `fel`"),
        ("small.md", 12, "No step in the flow is called `lost`"),
    ]
