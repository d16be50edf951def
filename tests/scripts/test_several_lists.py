"""Choices from the items of several lists."""

from scripts.engine_types import AwaitingAnswer
from tests.scripts.helpers.small_scripts import ValuesByPlace, make_script, play, respond_with, shown_lines

SCRIPT = make_script(
    """
    - ask: wishes
      of: each
      answer: list
      optional: yes
    - ask: ours
      answer: choice
      choices_from: [first.wishes, second.wishes]
      pick: 1 to 3
    - say: after
    """,
    "## after\n{{ ours }}",
)
ANA = [{"id": "i1", "text": "A walk"}, {"id": "i2", "text": "Sleep"}]
BEN = [{"id": "i1", "text": "A film"}]


def test_items_of_all_lists_are_choices() -> None:
    given = respond_with({"wishes": ValuesByPlace({"first": ANA, "second": BEN}), "ours": ["1.i2", "2.i1"]})
    asked = next(
        state
        for state, _ in play(SCRIPT, given)
        if isinstance(state, AwaitingAnswer) and state.step.id == "ours"
    )
    assert asked.items == (("1.i1", "A walk"), ("1.i2", "Sleep"), ("2.i1", "A film"))
    assert shown_lines(SCRIPT, given)[-1] == "after both: Sleep and A film"


def test_missing_list_adds_no_choices_and_keeps_ids() -> None:
    given = respond_with({"wishes": ValuesByPlace({"first": None, "second": BEN}), "ours": ["2.i1"]})
    assert shown_lines(SCRIPT, given)[-1] == "after both: A film"


def test_without_any_choices_the_step_is_skipped() -> None:
    given = respond_with({"wishes": None})
    assert [answer.step for _, answer in play(SCRIPT, given)] == ["begins", "wishes", "wishes", "after"]


def test_list_of_one_name_is_like_the_name() -> None:
    steps = "- ask: tasks\n  answer: list\n- ask: pick\n  answer: choice\n  choices_from: {}\n- say: after"
    given = respond_with({"tasks": ANA, "pick": "i2"})
    for written in ("tasks", "[tasks]"):
        script = make_script(steps.format(written), "## after\n{{ pick }}")
        assert shown_lines(script, given)[-1] == "after both: Sleep"
