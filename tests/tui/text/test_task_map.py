"""Words about tasks."""

from scripts import Answer
from scripts.engine.task_rotation import propose
from scripts.loading.open_script import open_script
from scripts.task_values import TaskRow
from store import Store, TaskDetails
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.task_views import add_sample_tasks
from tui.export.everything_saved import as_markdown
from tui.reports.transcript import answer_text
from tui.text.couple import Couple
from tui.text.task_map import ENERGY, TABLE_KEYS, details_text, task_text, why_text
from tui.widgets.inputs.task_table import ENERGY_SIGN


def test_task_is_described_in_a_sentence() -> None:
    row = TaskRow("i1", "Dishes", who="first", energy=3, rotation="weekly", done="Pans, too")
    assert task_text(row) == "It takes a lot of energy and changes hands every week. Done means: Pans, too"
    assert details_text(TaskDetails("b"), (ANA, BEN)).startswith("Ben has it. It takes some energy")
    assert details_text(TaskDetails(), (ANA, BEN)) == (
        "Nobody has it yet. It takes some energy and will stay with the person who takes it."
    )
    assert "stays with the same person" not in task_text(TaskRow("i1", "Taxes"))


def test_every_sign_of_energy_has_words() -> None:
    for number in ENERGY:
        assert f"{ENERGY_SIGN * number} " in TABLE_KEYS


def test_every_reason_has_a_sentence() -> None:
    row = TaskRow("i1", "Dishes", who="first", rotation="weekly")
    for energy in ((0, 0), (0, 2), (2, 2), (1, 3)):
        for rows in ([row], [TaskRow("i1", "Dishes")], [TaskRow("i1", "Dishes", who="first")], [row] * 2):
            proposal = propose(rows, dict(zip(("first", "second"), energy, strict=True)), "2027-03-15")
            sentence = why_text(proposal.why, "Ana", "Ben")
            assert sentence.endswith(".")
            assert "{" not in sentence


def test_summary_says_who_has_a_task() -> None:
    script = open_script("task-rotation")
    items = [{"id": "i1", "text": "Dishes", "who": "second"}, {"id": "i2", "text": "Taxes"}]
    answer = Answer("", "week", "keep", "both", {"part": "tasks", "items": items})
    assert answer_text(script, None, answer, Couple(ANA, BEN).pronouns, {}) == "• Dishes (Ben)\n• Taxes"


def test_export_says_who_has_a_task(store: Store) -> None:
    add_sample_tasks(store)
    document = as_markdown(store)
    assert "Ana has it" in document
    assert "Done means: Counters wiped, too" in document
