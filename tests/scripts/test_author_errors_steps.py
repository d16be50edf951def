"""Mistakes in single steps and in the head."""

import pytest

from tests.scripts.helpers.author_mistakes import GOOD, WORDS, check_reported, mistakes_in
from tests.scripts.helpers.small_scripts import HEAD, source_of

WITH_BOX = WORDS + "\n## boxed\nIt begins.\n\n> I\n"
# A step with one mistake, its position, and part of the message.
STEPS = {
    "turns in turns": (
        "- turns: a\n  steps:\n    - turns: b\n      steps:\n        - say: hurt",
        "small.yaml:10:9",
        "another `turns`",
    ),
    "each in turns": (
        "- turns: a\n  steps:\n    - talk: b\n      of: each",
        "small.yaml:11:13",
        "`each` can’t be used inside `turns`",
    ),
    "no cap": ("- repeat: a\n  steps:\n    - say: hurt", "small.yaml:8:5", "`repeat` needs `at_most`"),
    "cap of a part": (
        "- part: a\n  steps:\n    - say: hurt\n  at_the_cap:\n    - say: ready",
        "small.yaml:11:5",
        "only works in a `repeat`",
    ),
    "no steps": ("- part: a", "small.yaml:8:5", "`steps` must be a list of steps"),
    "not a step": ("- hurt", "small.yaml:8:5", "A step must start with its kind and its id"),
    "reveal": (
        "- ask: hurt\n  answer: text\n- reveal: b\n  show: [hurt]",
        "small.yaml:11:12",
        "`hurt` isn’t private",
    ),
    "shows nothing": (
        "- reveal: b\n  show: [hut]",
        "small.yaml:9:12",
        "`show` names `hut`, but no `ask` has that id",
    ),
    "shows twice": (
        "- compare: b\n  show: [hurt, hurt]",
        "small.yaml:9:11",
        "Write a list of names, each only once",
    ),
    "for each": (
        "- for_each: b\n  in: hurt\n  steps:\n    - say: hurt",
        "small.yaml:9:9",
        "`hurt`, which isn’t a list answer",
    ),
    "choices from": (
        "- ask: hurt\n  answer: choice\n  choices_from: b",
        "small.yaml:10:19",
        "`b`, which isn’t a list answer",
    ),
    "choices from several": (
        "- ask: hurt\n  answer: choice\n  choices_from: [first.b, hurt]",
        "small.yaml:10:20",
        "`first.b`, which isn’t a list answer",
    ),
    "second of several": (
        "- ask: hurt\n  answer: list\n- ask: b\n  answer: choice\n  choices_from: [hurt, c]",
        "small.yaml:12:26",
        "`c`, which isn’t a list answer",
    ),
    "same list twice": (
        "- ask: hurt\n  answer: list\n- ask: b\n  answer: choice\n  choices_from: [hurt, hurt]",
        "small.yaml:12:19",
        "Write the lists to choose from, each only once",
    ),
    "from notebook": (
        "- ask: hurt\n  answer: choice\n  choices_from: notebook.tasks",
        "small.yaml:10:19",
        "isn’t a list answer",
    ),
    "rows": (
        "- ask: hurt\n  answer: ratings\n  rows: b\n  scales: {a: 0 to 5}",
        "small.yaml:10:11",
        "`b`, which isn’t a list answer",
    ),
    "scales": (
        "- ask: hurt\n  answer: ratings\n  rows: b\n  scales: {}",
        "small.yaml:11:13",
        "Write each scale with its lowest and highest number",
    ),
    "in what": (
        "- for_each: b\n  in: notebook.jokes\n  steps:\n    - say: hurt",
        "small.yaml:9:9",
        "a part of the notebook",
    ),
    "few of a list": (
        "- for_each: b\n  in: c\n  at_most: 2\n  steps:\n    - say: hurt",
        "small.yaml:8:5",
        "`at_most` only works with a part of the notebook",
    ),
    "duration": ("- talk: b\n  for: a while", "small.yaml:9:10", "Write a number and then seconds, minutes"),
    "number": (
        "- repeat: a\n  at_most: 0\n  steps:\n    - say: hurt",
        "small.yaml:9:14",
        "Write a whole number, 1 or more",
    ),
    "nothing": ("- say: hurt\n  when: ''", "small.yaml:9:12", "Write some text here"),
    "if_left": (
        "- part: a\n  if_left: gone\n  steps:\n    - say: hurt",
        "small.yaml:9:14",
        "`if_left` names `gone`, which has no words",
    ),
    "until": (
        "- repeat: a\n  at_most: 2\n  until: b == 1\n  steps:\n    - say: hurt",
        "small.yaml:10:12",
        "No answer is called `b`",
    ),
    "needs": ("- agree: a\n  needs: [cue, ende]", "small.yaml:9:18", "`needs` must be one of: cue,"),
    "no cards": ("- draw: hurt", "small.md:3:4", "`hurt` draws a card, but it has no cards"),
    "a box": ("- say: hurt\n- say: boxed", "small.md:14:1", "A `say` has no text box"),
    "key of two": ("- {a: b}: c", "small.yaml:8:5", "A key must be a single word"),
}


@pytest.mark.parametrize(("steps", "position", "message"), STEPS.values(), ids=STEPS)
def test_invalid_step_is_reported_at_its_position(steps: str, position: str, message: str) -> None:
    check_reported(source_of(steps, WITH_BOX), position, message)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "message"),
    [
        ("format: 1", "format: 2", 1, "`format` must be one of: 1."),
        ("id: small", "id: Small one", 2, "An id can only have lowercase letters, digits, and hyphens."),
        ("version: 1.0.0", "version: one", 3, "three numbers with dots"),
        ("minutes: 5 to 9", "minutes: some", 4, "Write a number, or two numbers"),
        ("group: listen", "group: liste", 5, "`group` must be one of: listen,"),
        ("frame: no\n", "frame: no\ncolor: red\n", 7, "A flow has no key `color`."),
        ("version: 1.0.0\n", "", 1, "A flow needs `version`."),
        (
            "frame: no\n",
            "frame: no\nrhythm: every sunday\n",
            7,
            "`rhythm` must be one of: daily, weekly, monthly, three_times_a_year.",
        ),
        ("frame: no\n", "rhythm: weekly\nkept: no\n", 1, "A script with a `rhythm` must be saved"),
        ("frame: no\n", "frame: no\ninformed_by: me\n", 7, "Write a list"),
    ],
)
def test_invalid_head_is_reported(right: str, wrong: str, line: int, message: str) -> None:
    head = HEAD.replace(right, wrong)
    assert head != HEAD
    found = mistakes_in(source_of(GOOD, WORDS, head))
    assert any(p.line == line and message in p.message for p in found), "\n".join(map(str, found))


def test_exit_text_reads_no_answers() -> None:
    steps = "- part: a\n  if_left: out\n  steps:\n    - say: b\n    - ask: hurt\n      answer: text"
    found = mistakes_in(source_of(steps, "## b\nB\n\n## hurt\nA\n\n## out\n{{ first.their }} {{ hurt }}\n"))
    assert [(p.file, p.line, p.column) for p in found] == [("small.md", 10, 22)]
