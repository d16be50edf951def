"""A step's words: its own, its block's, or the defaults."""

import pytest

from scripts import AwaitingAnswer, Script
from scripts.engine.list_items import items_from_texts
from scripts.loading.loader import fingerprint
from scripts.step_rendering import exit_text
from tests.scripts.helpers.small_scripts import (
    HEAD,
    PEOPLE,
    ValuesByPlace,
    make_script,
    play,
    render,
    respond_with,
    shown_lines,
    source_of,
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
    asked = [state for state, _ in play(script) if isinstance(state, AwaitingAnswer)]
    return [(ask.step.id, [text.plain() for text in render(script, ask).above]) for ask in asked]


def test_block_words_precede_its_first_step() -> None:
    script = make_script(BLOCKS, "## quiet\nQuiet.\n## outer\nOuter.\n## share\n{{ speaker }}'s turn.")
    assert above(script) == [
        ("one", ["Outer.", "Ana's turn."]),
        ("two", []),
        ("one", ["Ben's turn."]),
        ("two", []),
        ("after", []),
    ]


@pytest.mark.parametrize("kind", ["breathe", "time_out", "talk", "agree"])
def test_step_without_words_has_default_sentence(kind: str) -> None:
    script = make_script(f"- {kind}: x")
    (_, (ask, _)) = play(script)
    assert isinstance(ask, AwaitingAnswer)
    assert len(render(script, ask).body.plain()) > 20


def test_labels_starters_and_item_texts_are_rendered() -> None:
    script = make_script(
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
    played = play(
        script, respond_with({"ready": ["yes", "no"], "tasks": items_from_texts(["[b]Dishes"]), "sure": "no"})
    )
    ready, box = played[1][0], played[-1][0]
    assert isinstance(ready, AwaitingAnswer)
    assert isinstance(box, AwaitingAnswer)
    assert render(script, ready).labels == {"yes": "Ana is", "no": "No"}
    assert render(script, box).body.plain() == "Ana is and No. No. [b]Dishes. Ana and Ben. [b]Dishes 0"
    assert render(script, box).starter == "Dear *Ben*,\n[b]Dishes"


def test_step_spoken_as_partner_says_so() -> None:
    script = make_script(
        "- turns: t\n  steps:\n    - ask: x\n      of: speaker\n      as: listener\n      answer: text"
    )
    asked = [state for state, _ in play(script) if isinstance(state, AwaitingAnswer)]
    assert [(ask.of, ask.spoken_as) for ask in asked] == [("first", "second"), ("second", "first")]


def test_exit_text_knows_the_speaker() -> None:
    script = make_script(
        "- turns: t\n  if_left: out\n  steps:\n    - say: x", "## out\n{{ speaker }}, {{ listener.them }}"
    )
    assert exit_text(script, "out", PEOPLE, "second").plain() == "Ben, her"
    assert [state.if_left for state, _ in play(script) if isinstance(state, AwaitingAnswer)] == [
        ("out",),
        ("out",),
    ]


def test_card_repeats_only_after_all_were_drawn() -> None:
    script = make_script(
        "- repeat: r\n  at_most: 3\n  steps:\n    - draw: card",
        "## card\nYour card: {{ card }}\n- sea: The sea\n- home: Home",
    )
    played = play(
        script,
        respond_with({"card": ValuesByPlace({"r.1 house": "home", "r.2 house": "sea", "r.3 house": "sea"})}),
    )
    assert [getattr(state, "options", None) for state, _ in played[1::2]] == [
        ("sea", "home"),
        ("sea",),
        ("sea", "home"),
    ]
    assert shown_lines(script)[0] == "card both: Your card: The sea"


def test_edited_list_keeps_item_ids() -> None:
    before = items_from_texts(["Dishes", "Taxes"])
    after = items_from_texts(["Taxes", "Bins", "Dishes", "Taxes"], before)
    assert [item["id"] for item in after] == ["i2", "i3", "i1", "i4"]


def test_fingerprint_separates_texts() -> None:
    one, other = source_of("- say: x", "a"), source_of("- say: x", "b")
    assert fingerprint([one]) == fingerprint([one]) != fingerprint([other])
    assert fingerprint([one, other]) != fingerprint([other, one])
    assert HEAD in one.flow


@pytest.mark.parametrize(
    ("starter", "quotes", "is_answer"),
    [
        ("{{ first.promise | sentence }}", True, True),
        ("{% if first.promise is defined %}{{ first.promise }}{% endif %}", True, True),
        ("I will {{ first.promise }}, and", True, False),
        ("{{ first }}", False, False),
        ("{{ first }} and {{ second.they }}", False, False),
        ("{% if first.promise is defined %}We call.{% endif %}", False, False),
        ("We", False, False),
    ],
)
def test_starter_that_quotes_an_answer_is_no_example(starter: str, *, quotes: bool, is_answer: bool) -> None:
    steps = "- ask: promise\n  of: each\n  answer: text\n- agree: action"
    script = make_script(steps, f"## action\nWhat would help?\n> {starter}")
    (asked,) = (s for s, _ in play(script) if isinstance(s, AwaitingAnswer) and s.kind == "agree")
    prompt = render(script, asked)
    assert (prompt.quotes_answers, prompt.is_answer) == (quotes, is_answer)


def test_there_is_nothing_to_decide_about_a_skipped_answer() -> None:
    steps = """
    - ask: hurt
      of: first
      answer: text
      private: yes
      optional: yes
    - reveal: show
      show: [hurt]
    """
    script = make_script(steps)
    for value, says in ((None, "nothing to share"), ("It stung.", "Share it, edit it")):
        played = play(script, respond_with({"hurt": value}))
        (decides,) = (s for s, _ in played if isinstance(s, AwaitingAnswer) and s.stage == "decide")
        assert says in render(script, decides).body.plain()
