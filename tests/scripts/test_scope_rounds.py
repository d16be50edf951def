"""Names in repeats, and what passing over takes away: the rows of the table of names that time passes through."""

from tests.scripts.helpers.small_scripts import By, lines, made, played, steps_of, written

REPEAT = """
- repeat: mirror
  at_most: 3
  until: heard == 'yes'
  steps:
    - ask: heard
      answer: choice
      choices: [yes, almost]
    - ask: missing
      answer: text
      when: heard != 'yes'
    - say: inside
  at_the_cap:
    - say: let_it_rest
- say: after
"""
WORDS = """
## inside
{{ round }} {{ heard }} {{ missing }}
## let_it_rest
{{ heard }} after {{ round }}
## after
{{ heard }}|{{ missing }}|{{ round }}|{% for r in mirror %}{{ r.heard }} {{ r.missing }};{% endfor %}
"""


def test_in_a_repeat_a_name_is_of_the_latest_round_that_reached_it() -> None:
    heard = By({"mirror.1": "almost", "mirror.2": "yes"})
    said = lines(made(REPEAT, WORDS), written({"heard": heard, "missing": "a word"}))
    assert [line for line in said if line.startswith("inside")] == [
        "inside both: 1 Almost a word",
        "inside both: 2 Yes a word",
    ]


def test_after_a_repeat_a_name_is_of_the_last_round_and_its_rows_hold_them_all() -> None:
    heard = By({"mirror.1": "almost", "mirror.2": "yes"})
    said = lines(made(REPEAT, WORDS), written({"heard": heard, "missing": "a word"}))
    assert said[-1] == "after both: Yes|||Almost a word;Yes ;"


def test_a_repeat_ends_as_soon_as_its_condition_holds() -> None:
    course = played(made(REPEAT, WORDS), written({"heard": "yes"}))
    assert steps_of(course) == ["mirror.1 heard both", "mirror.1 inside both", "after both"]


def test_what_stands_at_the_cap_comes_when_the_condition_never_held() -> None:
    said = lines(made(REPEAT, WORDS), written({"heard": "almost", "missing": By({"mirror.3": "it"})}))
    assert said[-2:] == [
        "let_it_rest both: Almost after",
        "after both: Almost|it||Almost both missing mirror.1;Almost both missing mirror.2;Almost it;",
    ]


def test_a_repeat_without_a_condition_goes_on_to_its_cap() -> None:
    script = made(
        "- repeat: r\n  at_most: 2\n  steps:\n    - say: a\n  at_the_cap:\n    - say: b", "## a\n{{ round }}"
    )
    assert lines(script) == ["a both: 1", "a both: 2", "b both: b"]


def test_a_round_within_a_round_has_its_own_number() -> None:
    script = made(
        """
        - repeat: outer
          at_most: 2
          steps:
            - repeat: inner
              at_most: 2
              steps:
                - say: a
            - say: b
        """,
        "## a\n{{ round }}\n## b\n{{ round }}:{% for r in inner %}.{% endfor %}",
    )
    assert lines(script) == [
        "a both: 1",
        "a both: 2",
        "b both: 1:..",
        "a both: 1",
        "a both: 2",
        "b both: 2:..",
    ]


def test_rows_of_an_earlier_round_are_not_those_of_the_last() -> None:
    script = made(
        """
        - repeat: outer
          at_most: 2
          steps:
            - repeat: inner
              at_most: 1
              when: round == 1
              steps:
                - ask: x
                  answer: text
            - say: b
        - say: after
        """,
        """
        ## b
        {% for r in inner %}{{ r.x }}{% endfor %}
        ## after
        {{ x }}{% for r in inner %}{{ r.x }}{% endfor %}
        """,
    )
    said = lines(script, written({"x": "old"}))
    assert said[1:] == ["b both: old", "b both: old", "after both:"]


PASSING = """
- repeat: again
  at_most: 2
  steps:
    - {step}
    - say: after
"""


def test_passing_over_takes_the_name_away_in_later_rounds_too() -> None:
    ask = "ask: x\n      answer: text\n      optional: yes"
    script = made(PASSING.replace("{step}", ask), "## after\n{{ x }}")
    given = written({"x": By({"again.1": "here", "again.2": None})})
    assert [line for line in lines(script, given) if line.startswith("after")] == [
        "after both: here",
        "after both:",
    ]


def test_speaking_without_a_note_takes_the_earlier_note_away() -> None:
    talk = "talk: x\n      note: optional"
    script = made(PASSING.replace("{step}", talk), "## after\n{{ x }}")
    given = written({"x": By({"again.1": "noted", "again.2": True})})
    assert lines(script, given) == ["after both: noted", "after both:"]


def test_agreeing_on_nothing_takes_the_earlier_agreement_away() -> None:
    script = made(PASSING.replace("{step}", "agree: x"), "## after\n{{ x }}")
    given = written({"x": By({"again.1": {"act": "call", "who": "both"}, "again.2": None})})
    assert lines(script, given) == ["after both: call", "after both:"]


def test_a_choice_from_a_list_that_was_not_given_is_passed_over() -> None:
    script = made(
        """
        - repeat: again
          at_most: 2
          steps:
            - ask: tasks
              answer: list
              optional: yes
            - ask: pick
              answer: choice
              choices_from: tasks
            - say: after
        """,
        "## after\n{{ pick }}",
    )
    items = [{"id": "i1", "text": "Dishes"}]
    given = written({"tasks": By({"again.1": items, "again.2": None}), "pick": "i1"})
    assert steps_of(played(script, given)) == [
        "again.1 tasks both",
        "again.1 pick both",
        "again.1 after both",
        "again.2 tasks both",
        "again.2 after both",
    ]
    assert [line for line in lines(script, given) if line.startswith("after")] == [
        "after both: Dishes",
        "after both:",
    ]


def test_a_comparison_with_what_was_not_given_is_false_either_way() -> None:
    script = made(
        """
        - ask: x
          answer: choice
          choices: [yes, no]
          optional: yes
        - say: equal
          when: x == 'yes'
        - say: unequal
          when: x != 'yes'
        - say: more
          when: x > 0
        - say: absent
          when: x is undefined
        """
    )
    assert steps_of(played(script, written({"x": None}))) == ["x both", "absent both"]
    assert steps_of(played(script, written({"x": "no"}))) == ["x both", "unequal both"]
    assert steps_of(played(script, written({"x": "yes"}))) == ["x both", "equal both"]


def test_turns_within_rounds_forget_the_turn_but_not_who_gave_what() -> None:
    script = made(
        """
        - repeat: again
          at_most: 2
          steps:
            - turns: each_one
              steps:
                - ask: x
                  of: speaker
                  answer: text
        - say: after
        """,
        """
        ## x
        {{ x }}|{{ speaker.x }}|{{ listener.x }}
        ## after
        {{ first.x }} {{ second.x }} {% for r in again %}{{ r.first.x }}-{{ r.second.x }};{% endfor %}
        """,
    )
    x = By(
        {
            "again.1/each_one.1": "A1",
            "again.1/each_one.2": "B1",
            "again.2/each_one.1": "A2",
            "again.2/each_one.2": "B2",
        }
    )
    assert lines(script, written({"x": x})) == [
        "x first: ||",
        "x second: ||A1",
        "x first: |A1|B1",
        "x second: |B1|A2",
        "after both: A2 B2 A1-B1;A2-B2;",
    ]
