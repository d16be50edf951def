"""Author mistakes, each reported in plain words at its position."""

import re
from typing import NamedTuple

import pytest

from scripts import Source
from scripts.loading.loader import load_script
from tests.scripts.helpers.author_mistakes import GOOD, WORDS, check_reported, mistakes_in
from tests.scripts.helpers.small_scripts import source_of


def test_script_without_mistakes_loads() -> None:
    assert load_script(source_of(GOOD, WORDS)).id == "small"


class Mistake(NamedTuple):
    """A text to replace, and where and how the mistake is reported."""

    right: str
    wrong: str
    position: str
    message: str
    hint: str = ""


MISTAKES = {
    "kind": Mistake("- ask: hurt", "- aks: hurt", "small.yaml:8:5", "Unknown step kind `aks`", "`ask`"),
    "key": Mistake("of: speaker", "off: speaker", "small.yaml:9:5", "`ask` has no key `off`", "`of`"),
    "role": Mistake(
        "of: speaker", "of: speeker", "small.yaml:9:9", "`of` must be one of: speaker, listener,", "`speaker`"
    ),
    "answer": Mistake(
        "answer: text", "answer: txt", "small.yaml:10:13", "`answer` must be one of: text,", "`text`"
    ),
    "no answer": Mistake("  answer: text\n", "", "small.yaml:8:5", "`ask` needs `answer`"),
    "twice": Mistake(
        "of: speaker", "of: speaker\n  of: first", "small.yaml:10:5", "`of` appears twice (first on line 9)"
    ),
    "id": Mistake("ask: hurt", "ask: Hurt", "small.yaml:8:10", "lowercase letters, digits, and _"),
    "reserved": Mistake("ask: hurt", "ask: round", "small.yaml:8:10", "`round` is a reserved name"),
    "id twice": Mistake(
        "ask: ready", "ask: hurt", "small.yaml:11:10", "`hurt` is used twice (first on line 8)"
    ),
    "both private": Mistake("of: speaker", "private: yes", "small.yaml:8:5", "must belong to one person"),
    "no choices": Mistake(
        "  choices: [yes, no]\n", "", "small.yaml:11:5", "needs either `choices` or `choices_from`"
    ),
    "alien detail": Mistake(
        "answer: text",
        "answer: text\n  from: 0 to 5",
        "small.yaml:8:5",
        "`from` doesn’t work with `answer: text`",
    ),
    "scale": Mistake("answer: text", "answer: scale", "small.yaml:8:5", "`answer: scale` needs `from`"),
    "ends": Mistake(
        "answer: text",
        "answer: scale\n  from: 5 to 1",
        "small.yaml:11:11",
        "The smaller number must come first",
    ),
    "pick": Mistake(
        "answer: text", "answer: list\n  pick: 0 to 90", "small.yaml:8:5", "`pick` must be from 1 to"
    ),
    "yes": Mistake("of: speaker", "optional: true", "small.yaml:9:15", "Write yes or no"),
    "bare": Mistake(
        "of: speaker",
        "when: hurt",
        "small.yaml:9:11",
        "`hurt` on its own isn’t a condition",
        "hurt == 'yes', or hurt is defined",
    ),
    "unknown": Mistake(
        "of: speaker", "when: hurd == 'x'", "small.yaml:9:11", "No answer is called `hurd`", "`hurt`"
    ),
    "quoted": Mistake(
        "of: speaker", 'when: "hurd == 1"', "small.yaml:9:12", "No answer is called `hurd`", "`hurt`"
    ),
    "whose": Mistake(
        "of: speaker", "when: first.hut == 1", "small.yaml:9:11", "No answer is called `first.hut`", "`hurt`"
    ),
    "outcome": Mistake(
        "of: speaker", "of: first\n  private: yes\n  outcome: yes", "small.yaml:8:5", "the summary"
    ),
    "tab": Mistake("of: speaker", "of:\tspeaker", "small.yaml:9:8", "There’s a tab here"),
    "anchor": Mistake("of: speaker", "of: &x speaker", "small.yaml:9:9", "Anchors and aliases"),
    "alias": Mistake("of: speaker", "of: *x", "small.yaml:9:9", "Anchors and aliases"),
    "tag": Mistake("of: speaker", "of: !x speaker", "small.yaml:9:9", "Tags (`!name`)"),
    "control": Mistake("of: speaker", "of: spe\x07aker", "small.yaml:9:12", "invisible control character"),
    "quotation": Mistake(
        "of: speaker", 'of: "speaker', "small.yaml:9:9", "This quotation mark is never closed"
    ),
    "bracket": Mistake(
        "choices: [yes, no]", "choices: [yes, no", "small.yaml:13:14", "This square bracket is never closed"
    ),
    "space": Mistake("ask: hurt", "ask:hurt", "small.yaml:8:8", "Add a space after this colon"),
    "indentation": Mistake("  of: speaker", "    of: speaker", "small.yaml:9:9", "Couldn’t read this line"),
    "no choice": Mistake(
        "- yes: Yes",
        "- yse: Yes",
        "small.md:8:3",
        "`ready` has no choice `yse`. Its choices are: no, yes.",
        "`yes`",
    ),
    "no words": Mistake("## hurt\nWhat stings?\n", "", "small.yaml:8:10", "`hurt` has no words"),
    "empty words": Mistake(
        "What stings?\n", "", "small.md:3:4", "`hurt` has a heading but no words under it"
    ),
    "no step": Mistake(
        "## ready", "## reddy", "small.md:6:4", "No step in the flow is called `reddy`", "`ready`"
    ),
    "wrong name": Mistake(
        "What stings?", "What,\n{{ hut }}?", "small.md:5:4", "No answer is called `hut`", "`hurt`"
    ),
    "in a label": Mistake(
        "- no: No", "- no: No {{ hut }}", "small.md:9:13", "No answer is called `hut`", "`hurt`"
    ),
    "in a box": Mistake(
        "What stings?", "What?\n> I {{ hut }}", "small.md:5:8", "No answer is called `hut`", "`hurt`"
    ),
    "template": Mistake(
        "What stings?", "What {{ stings?", "small.md:4:6", "is never closed", "put }} where it ends"
    ),
    "heading twice": Mistake(
        "## ready", "## hurt", "small.md:6:1", "`hurt` already has words on line 3", "merge the two sections"
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_reported_at_its_position(name: str) -> None:
    right, wrong, position, message, hint = MISTAKES[name]
    source = source_of(GOOD, WORDS)
    text = source.flow if "yaml" in position and right in source.flow else source.words
    assert right in text.replace("\n  ", "\n") or right in text
    flow = source.flow.replace(_indented(right), _indented(wrong), 1)
    words = source.words if flow != source.flow else source.words.replace(right, wrong, 1)
    mistaken = Source(flow, words, "small.yaml", "small.md")
    for problem in check_reported(mistaken, position, message, hint):
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
    found = mistakes_in(source_of(steps, words))
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
