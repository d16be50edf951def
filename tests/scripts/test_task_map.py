"""Tasks in scripts: chosen, kept with their owners, proposed for next week."""

import pytest

from scripts import AwaitingAnswer, AwaitingFact, Json
from scripts.engine.task_rows import joined, rows_from_answer, rows_from_notebook
from scripts.engine.validation import validate_answer
from scripts.engine_types import ScopedAnswer
from scripts.loading.loader import ScriptError
from scripts.model import AnswerShape
from scripts.saved_answer_correction import correct_text
from scripts.task_values import TaskRow
from tests.scripts.helpers.small_scripts import make_script, play

MAP = """\
- ask: new
  answer: tasks
  pick: 1 to 3
  optional: yes
- keep: map
  in: tasks
  answer: tasks
  rows: [notebook.tasks, new]
- ask: energy
  of: each
  answer: scale
  from: 0 to 4
- keep: week
  in: tasks
  answer: tasks
  rows: map
  energy: energy
"""
NOTEBOOK = [
    {
        "id": "e1",
        "text": "Dishes",
        "from": "c::map:i1",
        "who": "a",
        "rotation": "weekly",
        "since": "2026-03-07",
    },
    {"id": "e2", "text": "Taxes", "from": "c::map:i2", "who": "b", "energy": 3},
]


def _play(energy: dict[str, int], begins: str = "a") -> dict[str, AwaitingAnswer]:
    """Play with a map of two tasks and a new one; return what both keeps start from."""
    seen: dict[str, AwaitingAnswer] = {}

    def respond(state: AwaitingAnswer | AwaitingFact) -> Json:
        if isinstance(state, AwaitingFact):
            facts: dict[str, Json] = {"begins": begins, "today": "2026-03-14", "notebook": NOTEBOOK}
            return facts[state.fact]
        if state.kind == "keep":
            seen[state.step.id] = state
            return {"part": "tasks", "items": list(state.tasks)}
        return energy[state.of] if state.step.id == "energy" else [{"id": "i1", "text": "Bins"}]

    play(make_script(MAP), respond)
    return seen


def test_map_starts_from_the_notebook_and_what_is_new() -> None:
    rows = _play({"first": 2, "second": 2}, begins="b")["map"].tasks
    assert [(row["text"], row.get("who")) for row in rows] == [
        ("Dishes", "second"),
        ("Taxes", "first"),
        ("Bins", None),
    ]


def test_week_is_proposed_from_the_energy_of_each() -> None:
    week = _play({"first": 0, "second": 3})["week"]
    assert (week.why, week.empty) == ("one_empty", "first")
    assert [row["who"] for row in week.tasks] == ["second", "second", "second"]
    assert [row.get("who") for row in week.before] == ["first", "second", None]


def test_week_knows_the_entries_of_its_rows() -> None:
    week = _play({"first": 2, "second": 2})["week"]
    assert [row["from"] for row in week.tasks] == ["c::map:i1", "c::map:i2", "::map:i1"]


def test_each_task_is_on_the_map_once() -> None:
    rows = joined([[TaskRow("e1", "Dishes", who="first")], [TaskRow("e1", "Bins"), TaskRow("i2", "dishes")]])
    assert [(row.id, row.text, row.who) for row in rows] == [("e1", "Dishes", "first"), ("i1", "Bins", "")]


@pytest.mark.parametrize(
    "wrong",
    [{"who": "both"}, {"energy": 4}, {"rotation": "daily"}, {"since": "soon"}, {"done": " "}, {"points": 3}],
)
def test_wrong_rows_are_refused(wrong: dict[str, Json]) -> None:
    ask = _play({"first": 2, "second": 2})["map"]
    row = {"id": "e1", "text": "Dishes"}
    assert validate_answer(ask, {"part": "tasks", "items": [row]}) is None
    assert validate_answer(ask, {"part": "tasks", "items": [{**row, **wrong}]})


def test_what_a_fact_says_wrongly_counts_as_not_said() -> None:
    entry = {"id": "e1", "text": "Dishes", "who": "c", "energy": "much", "rotation": 7, "since": "soon"}
    assert rows_from_notebook([entry], "a") == [TaskRow("e1", "Dishes")]


def test_plain_list_has_tasks_too() -> None:
    given = ScopedAnswer("new", [{"id": "i1", "text": "Bins"}], AnswerShape("list"))
    assert rows_from_answer(given) == [TaskRow("i1", "Bins")]
    assert rows_from_answer(None) == []


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ("- keep: map\n  in: tasks\n  answer: tasks\n", "needs `in: tasks`"),
        ("- keep: map\n  in: needs\n  answer: tasks\n  rows: notebook.tasks\n", "needs `in: tasks`"),
        ("- keep: map\n  in: tasks\n  rows: notebook.tasks\n", "only work with `answer: tasks`"),
        (MAP.replace("energy: energy", "energy: new"), "needs `answer: scale`"),
        (MAP.replace("rows: map", "rows: energy"), "isn’t a list answer"),
        (
            "- ask: a\n  of: each\n  answer: text\n- compare: b\n  show: [a]\n  furthest: yes\n",
            "`answer: ratings`",
        ),
    ],
)
def test_mistakes_are_named(steps: str, message: str) -> None:
    with pytest.raises(ScriptError, match=message):
        make_script(steps)


def test_corrected_task_is_corrected_in_the_plan_that_took_it() -> None:
    script = make_script(MAP)

    def respond(state: AwaitingAnswer | AwaitingFact) -> Json:
        if isinstance(state, AwaitingFact):
            return {"begins": "a", "today": "2026-03-14", "notebook": []}[state.fact]
        if state.kind == "keep":
            return {"part": "tasks", "items": [{**row, "who": "first"} for row in state.tasks]}
        return 2 if state.step.id == "energy" else [{"id": "i1", "text": "Dihses"}]

    answers = tuple(answer for _, answer in play(script, respond))
    corrected = correct_text(
        script, answers, ("", "new", "both"), "i1", "Dishes", at="2026-03-15T10:00:00+01:00"
    )
    texts = [answer.value["items"][0]["text"] for answer in corrected if answer.kind == "keep"]
    assert texts == ["Dishes", "Dishes"]
