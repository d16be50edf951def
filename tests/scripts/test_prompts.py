"""What a step says: its own words, those of the block above it, or the house's default."""

import pytest

from scripts import Ask, Script
from scripts.engine.list_items import with_ids
from scripts.loading.loader import fingerprint
from scripts.prompt import left
from tests.scripts.helpers.small_scripts import (
    HEAD,
    PEOPLE,
    By,
    lines,
    made,
    played,
    says,
    source_of,
    written,
)

BLOCKS = """
- part: quiet
  steps:
    - say: never
      when: times_done > 5
- part: outer
  steps:
    - turns: share
      steps:
        - say: one
        - say: two
- say: after
"""


def above(script: Script) -> list[tuple[str, list[str]]]:
    asked = [stand for stand, _ in played(script) if isinstance(stand, Ask)]
    return [(ask.step.id, [said.plain() for said in says(script, ask).above]) for ask in asked]


def test_the_words_of_a_block_stand_above_its_first_step_each_time_it_begins() -> None:
    script = made(BLOCKS, "## quiet\nQuiet.\n## outer\nOuter.\n## share\n{{ speaker }}'s turn.")
    assert above(script) == [
        ("one", ["Outer.", "Ana's turn."]),
        ("two", []),
        ("one", ["Ben's turn."]),
        ("two", []),
        ("after", []),
    ]


@pytest.mark.parametrize("kind", ["breathe", "time_out", "talk", "agree"])
def test_a_step_without_words_has_the_default_sentence(kind: str) -> None:
    script = made(f"- {kind}: x")
    (_, (ask, _)) = played(script)
    assert isinstance(ask, Ask)
    assert len(says(script, ask).said.plain()) > 20


def test_labels_starters_and_the_words_behind_stored_values() -> None:
    script = made(
        """
        - ask: ready
          answer: choice
          choices: [yes, no]
          pick: 1 to 2
        - ask: sure
          answer: yes_no
        - ask: tasks
          answer: list
        - ask: pick
          answer: choice
          choices_from: tasks
        - ask: weights
          answer: ratings
          rows: tasks
          scales: {time: 0 to 5}
        - ask: who
          answer: who
        - ask: box
          answer: text
        """,
        """
        ## ready
        Ready?
        - yes: {{ first }} is
        - no: No
        ## box
        {{ ready | list_words }}. {{ sure }}. {{ pick }}. {{ who }}.
        {% for r in weights %}{{ r.item }} {{ r.time }}{% endfor %}
        > Dear *{{ second }}*,
        > {{ pick }}
        """,
    )
    course = played(script, written({"ready": ["yes", "no"], "tasks": with_ids(["[b]Dishes"]), "sure": "no"}))
    ready, box = course[1][0], course[-1][0]
    assert isinstance(ready, Ask)
    assert isinstance(box, Ask)
    assert says(script, ready).labels == {"yes": "Ana is", "no": "No"}
    assert says(script, box).said.plain() == "Ana is and No. No. [b]Dishes. Ana and Ben. [b]Dishes 0"
    assert says(script, box).starter == "Dear *Ben*,\n[b]Dishes"


def test_words_spoken_as_the_other_say_whose_they_are() -> None:
    script = made(
        "- turns: t\n  steps:\n    - ask: x\n      of: speaker\n      as: listener\n      answer: text"
    )
    asked = [stand for stand, _ in played(script) if isinstance(stand, Ask)]
    assert [(ask.of, ask.spoken_as) for ask in asked] == [("first", "second"), ("second", "first")]


def test_leaving_words_know_who_leads() -> None:
    script = made(
        "- turns: t\n  if_left: out\n  steps:\n    - say: x", "## out\n{{ speaker }}, {{ listener.them }}"
    )
    assert left(script, "out", PEOPLE, "second").plain() == "Ben, her"
    assert [stand.if_left for stand, _ in played(script) if isinstance(stand, Ask)] == [("out",), ("out",)]


def test_a_card_comes_again_only_when_all_were_drawn() -> None:
    script = made(
        "- repeat: r\n  at_most: 3\n  steps:\n    - draw: card",
        "## card\nYour card: {{ card }}\n- sea: The sea\n- home: Home",
    )
    course = played(
        script, written({"card": By({"r.1 house": "home", "r.2 house": "sea", "r.3 house": "sea"})})
    )
    assert [getattr(stand, "options", None) for stand, _ in course[1::2]] == [
        ("sea", "home"),
        ("sea",),
        ("sea", "home"),
    ]
    assert lines(script)[0] == "card both: Your card: The sea"


def test_an_edited_list_keeps_the_ids_of_its_lines() -> None:
    before = with_ids(["Dishes", "Taxes"])
    after = with_ids(["Taxes", "Bins", "Dishes", "Taxes"], before)
    assert [item["id"] for item in after] == ["i2", "i3", "i1", "i4"]


def test_the_fingerprint_knows_where_one_text_ends() -> None:
    one, other = source_of("- say: x", "a"), source_of("- say: x", "b")
    assert fingerprint([one]) == fingerprint([one]) != fingerprint([other])
    assert fingerprint([one, other]) != fingerprint([other, one])
    assert HEAD in one.flow
