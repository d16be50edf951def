"""Reasons why a step is asked, as an author reads them."""

from __future__ import annotations

from scripts import AwaitingAnswer
from scripts.loading.loader import load_script
from scripts.model import Source
from tui.reports.step_reasons import step_reasons
from tui.session.rehearsal import Rehearsal

FLOW = """\
format: 1
id: x
version: 1.0.0
minutes: 5
group: grow
frame: no
steps:
  - ask: state
    answer: choice
    choices: [rest, ready]
  - part: resting
    when: state == 'rest'
    steps:
      - repeat: mirror
        at_most: 1
        until: heard == 'yes'
        steps:
          - ask: heard
            answer: choice
            choices: [no, yes]
          - say: again
            when: >-
              heard != 'yes' and
              missing is not defined
          - ask: missing
            answer: text
            optional: yes
        at_the_cap:
          - say: enough
"""
WORDS = "# X\nAbout.\n" + "".join(
    f"\n## {step}\nWords.\n" for step in ("state", "heard", "again", "missing", "enough")
)


def reasons_at(step: str) -> list[str]:
    state = Rehearsal(load_script(Source(FLOW, WORDS)), step=step).session.state
    assert isinstance(state, AwaitingAnswer)
    assert state.step.id == step
    return [reason.text for reason in step_reasons(load_script(Source(FLOW, WORDS)), state)]


def test_step_without_conditions_has_no_reasons() -> None:
    assert reasons_at("state") == []


def test_conditions_around_a_step_come_before_its_own() -> None:
    assert reasons_at("again") == [
        "state == 'rest' (state is rest)",
        "heard != 'yes' and missing is not defined (heard is no, missing is no answer)",
    ]


def test_step_at_the_cap_says_what_never_came_true() -> None:
    assert reasons_at("enough") == ["state == 'rest' (state is rest)", "not heard == 'yes' (heard is no)"]
