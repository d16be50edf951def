"""Names in repeats, and names of skipped answers."""

from tests.scripts.helpers.small_scripts import (
    ValuesByPlace,
    make_script,
    play,
    respond_with,
    shown_lines,
    step_names,
)

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


def test_name_in_repeat_is_of_latest_round() -> None:
    heard = ValuesByPlace({"mirror.1": "almost", "mirror.2": "yes"})
    lines = shown_lines(make_script(REPEAT, WORDS), respond_with({"heard": heard, "missing": "a word"}))
    assert [line for line in lines if line.startswith("inside")] == [
        "inside both: 1 Almost a word",
        "inside both: 2 Yes a word",
    ]


def test_name_after_repeat_is_of_last_round() -> None:
    heard = ValuesByPlace({"mirror.1": "almost", "mirror.2": "yes"})
    lines = shown_lines(make_script(REPEAT, WORDS), respond_with({"heard": heard, "missing": "a word"}))
    assert lines[-1] == "after both: Yes|||Almost a word;Yes ;"


def test_repeat_ends_when_condition_holds() -> None:
    played = play(make_script(REPEAT, WORDS), respond_with({"heard": "yes"}))
    assert step_names(played) == ["mirror.1 heard both", "mirror.1 inside both", "after both"]


def test_cap_runs_if_condition_never_held() -> None:
    lines = shown_lines(
        make_script(REPEAT, WORDS),
        respond_with({"heard": "almost", "missing": ValuesByPlace({"mirror.3": "it"})}),
    )
    assert lines[-2:] == [
        "let_it_rest both: Almost after",
        "after both: Almost|it||Almost both missing mirror.1;Almost both missing mirror.2;Almost it;",
    ]


def test_repeat_without_condition_runs_to_its_cap() -> None:
    script = make_script(
        "- repeat: r\n  at_most: 2\n  steps:\n    - say: a\n  at_the_cap:\n    - say: b", "## a\n{{ round }}"
    )
    assert shown_lines(script) == ["a both: 1", "a both: 2", "b both: b"]


def test_nested_round_has_its_own_number() -> None:
    script = make_script(
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
    assert shown_lines(script) == [
        "a both: 1",
        "a both: 2",
        "b both: 1:..",
        "a both: 1",
        "a both: 2",
        "b both: 2:..",
    ]


def test_rows_belong_to_their_own_round() -> None:
    script = make_script(
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
    lines = shown_lines(script, respond_with({"x": "old"}))
    assert lines[1:] == ["b both: old", "b both: old", "after both:"]


PASSING = """
- repeat: again
  at_most: 2
  steps:
    - {step}
    - say: after
"""


def test_skipping_unbinds_name_in_later_rounds() -> None:
    ask = "ask: x\n      answer: text\n      optional: yes"
    script = make_script(PASSING.replace("{step}", ask), "## after\n{{ x }}")
    given = respond_with({"x": ValuesByPlace({"again.1": "here", "again.2": None})})
    assert [line for line in shown_lines(script, given) if line.startswith("after")] == [
        "after both: here",
        "after both:",
    ]


def test_talk_without_note_unbinds_earlier_note() -> None:
    talk = "talk: x\n      note: optional"
    script = make_script(PASSING.replace("{step}", talk), "## after\n{{ x }}")
    given = respond_with({"x": ValuesByPlace({"again.1": "noted", "again.2": True})})
    assert shown_lines(script, given) == ["after both: noted", "after both:"]


def test_agreeing_on_nothing_unbinds_earlier_agreement() -> None:
    script = make_script(PASSING.replace("{step}", "agree: x"), "## after\n{{ x }}")
    given = respond_with({"x": ValuesByPlace({"again.1": {"act": "call", "who": "both"}, "again.2": None})})
    assert shown_lines(script, given) == ["after both: call", "after both:"]


def test_choice_from_missing_list_is_skipped() -> None:
    script = make_script(
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
    given = respond_with({"tasks": ValuesByPlace({"again.1": items, "again.2": None}), "pick": "i1"})
    assert step_names(play(script, given)) == [
        "again.1 tasks both",
        "again.1 pick both",
        "again.1 after both",
        "again.2 tasks both",
        "again.2 after both",
    ]
    assert [line for line in shown_lines(script, given) if line.startswith("after")] == [
        "after both: Dishes",
        "after both:",
    ]


def test_comparison_with_missing_answer_is_false() -> None:
    script = make_script(
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
    assert step_names(play(script, respond_with({"x": None}))) == ["x both", "absent both"]
    assert step_names(play(script, respond_with({"x": "no"}))) == ["x both", "unequal both"]
    assert step_names(play(script, respond_with({"x": "yes"}))) == ["x both", "equal both"]


def test_turns_in_rounds_keep_names_by_partner() -> None:
    script = make_script(
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
    x = ValuesByPlace(
        {
            "again.1/each_one.1": "A1",
            "again.1/each_one.2": "B1",
            "again.2/each_one.1": "A2",
            "again.2/each_one.2": "B2",
        }
    )
    assert shown_lines(script, respond_with({"x": x})) == [
        "x first: ||",
        "x second: ||A1",
        "x first: |A1|B1",
        "x second: |B1|A2",
        "after both: A2 B2 A1-B1;A2-B2;",
    ]


SECRETS = """
- repeat: twice
  at_most: 2
  steps:
    - ask: hurt
      of: first
      answer: text
      private: yes
- ask: own_before
  of: first
  answer: text
  private: yes
- say: before
- reveal: show
  show: [hurt]
- say: after
- ask: own_after
  of: first
  answer: text
  private: yes
"""


def test_rows_show_private_answer_from_its_reveal_on() -> None:
    rows = "{% for r in twice %}{{ r.hurt }};{% endfor %}"
    words = "\n".join(f"## {step}\n{rows}" for step in ("before", "after", "own_before", "own_after"))
    script, hurt = make_script(SECRETS, words), ValuesByPlace({"twice.1": "one", "twice.2": "two"})

    def lines(decision: str) -> list[str]:
        respond = respond_with({"hurt": hurt, "show": ValuesByPlace(first={"hurt": decision})})
        return [line for line in shown_lines(script, respond) if not line.startswith("hurt")]

    before = ["own_before first: one;two;", "before both: ;;"]
    assert lines("show") == [*before, "after both: one;two;", "own_after first: one;two;"]
    assert lines("keep") == [*before, "after both: ;;", "own_after first: ;;"]


def test_rows_cannot_be_read_while_repeat_runs_again() -> None:
    script = make_script(
        """
        - repeat: outer
          at_most: 2
          steps:
            - say: before
            - repeat: inner
              at_most: 1
              steps:
                - ask: hurt
                  answer: text
                - say: inside
            - say: after
        """,
        "\n".join(
            f"## {step}\n{{% for r in inner %}}{{{{ r.hurt }}}};{{% endfor %}}"
            for step in ("before", "inside", "after")
        ),
    )
    lines = [
        line for line in shown_lines(script, respond_with({"hurt": "one"})) if not line.startswith("hurt")
    ]
    first_time, second_time = ["before both:"], ["before both: one;"]
    here = ["inside both:", "after both: one;"]
    assert lines == [*first_time, *here, *second_time, *here]
