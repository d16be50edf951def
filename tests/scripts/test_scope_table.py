"""The table of names in docs/format.md, row by row: what a name says inside its block, and what afterwards."""

from scripts import Ask
from tests.scripts.helpers.small_scripts import By, lines, made, played, steps_of, written


def test_an_answer_at_the_top_has_its_name_from_then_on() -> None:
    script = made(
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
    assert lines(script, written({"both_say": "we", "one_says": "me"})) == [
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


def test_in_turns_a_name_is_this_turns_own() -> None:
    script = made(
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
        "topic": By({"first": "A1", "second": "B2"}),
        "heard": By({"second": "B1", "first": "A2"}),
        "ours": By({"share.1": "O1", "share.2": "O2"}),
    }
    said = lines(script, written(given))
    assert said[0] == "topic first: |"
    assert said[3] == "inside both: Ana A1, Ben B1, O1"
    assert said[4] == "topic second: |"
    assert said[7] == "inside both: Ben B2, Ana A2, O2"
    assert said[8] == "after both: |A1|B2| A2|B1|"


def test_the_listeners_name_is_what_they_gave_in_an_earlier_turn_or_block() -> None:
    script = made(
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
    given = {"wish": By({"first": "A", "second": "B"}), "topic": By({"first": "TA", "second": "TB"})}
    assert lines(script, written(given)) == [
        "wish first:",
        "wish second: A",
        "topic first: A B",
        "topic second: B A TA",
    ]


def test_the_name_before_the_dot_is_whoever_gave_the_answer() -> None:
    script = made(
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
    given = written({"guess": By({"first": "by Ana", "second": "by Ben"})})
    assert lines(script, given)[-1] == "after both: by Ana by Ben"
    assert steps_of(played(script, given))[:2] == ["share.1 guess second", "share.2 guess first"]


def test_outside_turns_the_speaker_is_the_one_who_begins() -> None:
    script = made(
        "- say: a\n- turns: t\n  steps:\n    - say: b\n- say: c", "## a\n{{ speaker }}\n## c\n{{ speaker }}"
    )
    assert lines(script) == ["a both: Ana", "b both: b", "b both: b", "c both: Ana"]


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


def test_in_for_each_a_name_belongs_to_its_item_and_afterwards_only_to_the_list() -> None:
    script = made(
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
    given = {"fair": By({"rate.i1": 2, "rate.i2": 5}), "note": By({"rate.i1": "hm"})}
    assert lines(script, written(given)) == [
        "tasks both: tasks",
        "fair both: Dishes",
        "note first: Dishes 2",
        "fair both: Taxes",
        "note first: Taxes 5",
        "after both: ||Dishes 2 hm;Taxes 5 ;",
    ]


def test_in_collect_the_rows_say_what_each_visit_left() -> None:
    script = made(
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
    visits = By({"notes.1": "second", "notes.2": "first", "notes.3": "over"})
    course = played(script, written({"notes": visits, "note": By({"first": "A", "second": "B"})}))
    assert steps_of(course) == ["notes.1 note second", "notes.2 note first", "after both"]
    assert [stand.opens for stand, _ in course if isinstance(stand, Ask)] == [("notes",), ("notes",), ()]
    assert lines(script, written({"notes": visits, "note": By({"first": "A", "second": "B"})}))[1:] == [
        "note first: Ana",
        "after both: |B;A;|Ana",
    ]


def test_the_notebook_can_be_gone_through_item_by_item() -> None:
    script = made("- for_each: go\n  in: notebook.tasks\n  steps:\n    - say: one", "## one\n{{ item }}")
    entries = [{"id": "e1", "text": "Dishes"}, {"id": "e2", "text": "Bins"}]
    course = played(script, written({"go": entries}))
    assert [a.place for _, a in course[2:]] == ["go.e1", "go.e2"]
    assert lines(script, written({"go": entries})) == ["one both: Dishes", "one both: Bins"]
