"""The table of names in docs/format.md, row by row."""

from scripts import AwaitingAnswer
from tests.scripts.helpers.small_scripts import (
    ValuesByPlace,
    make_script,
    play,
    respond_with,
    shown_lines,
    step_names,
)


def test_top_level_answer_has_its_name_from_then_on() -> None:
    script = make_script(
        """
        - ask: both_say
          answer: text
        - ask: one_says
          of: second
          answer: text
        - say: after
        """,
        """
        ## both_say
        {{ both_say }}|{{ one_says }}
        ## after
        {{ both_say }}|{{ one_says }}|{{ second.one_says }}
        """,
    )
    assert shown_lines(script, respond_with({"both_say": "we", "one_says": "me"})) == [
        "both_say both: |",
        "one_says second: one_says",
        "after both: we|me|",
    ]


TURNS = """
- turns: share
  steps:
    - ask: topic
      of: speaker
      answer: text
    - ask: heard
      of: listener
      answer: text
    - ask: ours
      answer: text
    - say: inside
- say: after
"""


def test_name_in_turns_is_of_this_turn() -> None:
    script = make_script(
        TURNS,
        """
        ## topic
        {{ topic }}|{{ ours }}
        ## inside
        {{ speaker }} {{ topic }}, {{ listener }} {{ heard }}, {{ ours }}
        ## after
        {{ topic }}{{ heard }}{{ ours }}|{{ first.topic }}|{{ second.topic }}|
        {{ first.heard }}|{{ second.heard }}|{{ first.ours }}
        """,
    )
    given = {
        "topic": ValuesByPlace({"first": "A1", "second": "B2"}),
        "heard": ValuesByPlace({"second": "B1", "first": "A2"}),
        "ours": ValuesByPlace({"share.1": "O1", "share.2": "O2"}),
    }
    lines = shown_lines(script, respond_with(given))
    assert lines[0] == "topic first: |"
    assert lines[3] == "inside both: Ana A1, Ben B1, O1"
    assert lines[4] == "topic second: |"
    assert lines[7] == "inside both: Ben B2, Ana A2, O2"
    assert lines[8] == "after both: |A1|B2| A2|B1|"


def test_listener_name_is_from_earlier_turn_or_block() -> None:
    script = make_script(
        """
        - ask: wish
          of: each
          answer: text
        - turns: share
          steps:
            - ask: topic
              of: speaker
              answer: text
        """,
        """
        ## wish
        {{ listener.wish }}
        ## topic
        {{ speaker.wish }} {{ listener.wish }} {{ listener.topic }} {{ speaker.topic }} {{ wish }}
        """,
    )
    given = {
        "wish": ValuesByPlace({"first": "A", "second": "B"}),
        "topic": ValuesByPlace({"first": "TA", "second": "TB"}),
    }
    assert shown_lines(script, respond_with(given)) == [
        "wish first:",
        "wish second: A",
        "topic first: A B",
        "topic second: B A TA",
    ]


def test_name_before_the_dot_is_the_author_of_the_answer() -> None:
    script = make_script(
        """
        - turns: share
          steps:
            - ask: guess
              of: listener
              answer: text
        - say: after
        """,
        "## after\n{{ first.guess }} {{ second.guess }}",
    )
    given = respond_with({"guess": ValuesByPlace({"first": "by Ana", "second": "by Ben"})})
    assert shown_lines(script, given)[-1] == "after both: by Ana by Ben"
    assert step_names(play(script, given))[:2] == ["share.1 guess second", "share.2 guess first"]


def test_speaker_outside_turns_is_who_begins() -> None:
    script = make_script(
        "- say: a\n- turns: t\n  steps:\n    - say: b\n- say: c", "## a\n{{ speaker }}\n## c\n{{ speaker }}"
    )
    assert shown_lines(script) == ["a both: Ana", "b both: b", "b both: b", "c both: Ana"]


FOR_EACH = """
- ask: tasks
  answer: list
- for_each: rate
  in: tasks
  steps:
    - ask: fair
      answer: scale
      from: 1 to 5
    - ask: note
      of: first
      answer: text
      optional: yes
- say: after
"""


def test_for_each_names_belong_to_items_then_to_rows() -> None:
    script = make_script(
        FOR_EACH,
        """
        ## fair
        {{ item }} {{ fair }}
        ## note
        {{ item }} {{ fair }} {{ note }}
        ## after
        {{ fair }}|{{ item }}|{% for r in rate %}{{ r.item }} {{ r.fair }} {{ r.note }};{% endfor %}
        """,
    )
    given = {"fair": ValuesByPlace({"rate.i1": 2, "rate.i2": 5}), "note": ValuesByPlace({"rate.i1": "hm"})}
    assert shown_lines(script, respond_with(given)) == [
        "tasks both: tasks",
        "fair both: Dishes",
        "note first: Dishes 2",
        "fair both: Taxes",
        "note first: Taxes 5",
        "after both: ||Dishes 2 hm;Taxes 5 ;",
    ]


def test_collect_rows_hold_each_visit() -> None:
    script = make_script(
        """
        - collect: notes
          for: 7 days
          steps:
            - ask: note
              of: speaker
              answer: text
        - say: after
        """,
        """
        ## notes
        A note, {{ speaker }}.
        ## note
        {{ note }}{{ speaker }}
        ## after
        {{ note }}|{% for r in notes %}{{ r.note }};{% endfor %}|{{ speaker }}
        """,
    )
    visits = ValuesByPlace({"notes.1": "second", "notes.2": "first", "notes.3": "over"})
    played = play(
        script, respond_with({"notes": visits, "note": ValuesByPlace({"first": "A", "second": "B"})})
    )
    assert step_names(played) == ["notes.1 note second", "notes.2 note first", "after both"]
    assert [state.opening_blocks for state, _ in played if isinstance(state, AwaitingAnswer)] == [
        ("notes",),
        ("notes",),
        (),
    ]
    assert shown_lines(
        script, respond_with({"notes": visits, "note": ValuesByPlace({"first": "A", "second": "B"})})
    )[1:] == [
        "note first: Ana",
        "after both: |B;A;|Ana",
    ]


def test_notebook_can_be_iterated() -> None:
    script = make_script(
        "- for_each: go\n  in: notebook.tasks\n  steps:\n    - say: one", "## one\n{{ item }}"
    )
    entries = [{"id": "e1", "text": "Dishes"}, {"id": "e2", "text": "Bins"}]
    played = play(script, respond_with({"go": entries}))
    assert [a.place for _, a in played[2:]] == ["go.e1", "go.e2"]
    assert shown_lines(script, respond_with({"go": entries})) == ["one both: Dishes", "one both: Bins"]
