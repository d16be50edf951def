"""Diagnostics: the cause first, at its position, with a hint."""

from __future__ import annotations

import pytest

from prompts import Diagnostic
from scripts import Source
from scripts.loading.loader import ScriptError, load_script
from scripts.loading.open_script import open_script
from tests.scripts.helpers.small_scripts import source_of

FLOW = """\
- ask: hurt
  of: speaker
  answer: text
  private: yes
- reveal: shown
  show: [hurt]
- ask: ready
  answer: choice
  choices: [yes, no]
- say: bye
  when: ready == 'yes'"""
WORDS = "## hurt\nWhat stings?\n\n## ready\nReady?\n- yes: Yes\n- no: No\n\n## bye\nGood night.\n"


def findings(flow: str = FLOW, words: str = WORDS) -> list[Diagnostic]:
    with pytest.raises(ScriptError) as caught:
        load_script(source_of(flow, words))
    return list(caught.value.diagnostics)


def instead(right: str, wrong: str) -> str:
    assert right in FLOW
    return FLOW.replace(right, wrong, 1)


UNREADABLE = {
    "deeper": (
        instead("  of: speaker", "      of: speaker"),
        (9, 11),
        "it starts with 8 spaces, but the line above starts with 2",
    ),
    "under the dash": (instead("  of: speaker", "of: speaker"), (9, 3), "it’s under a dash"),
    "further out": (instead("- reveal", "  - reveal"), (12, 5), "the line above has no dash"),
    "no dash": (instead("- ask: hurt", "ask: hurt").replace("\n  ", "\n"), (12, 3), "the line above has no"),
    "no space": (instead("- say: bye", "- say:bye"), (17, 8), "Add a space after this colon"),
    "no space in a list": (
        instead("- say: bye\n  when: ready == 'yes'", "- say:bye"),
        (17, 8),
        "Add a space after this colon",
    ),
    "no space at the end": (
        FLOW + "\n- say: hi\n  when:ready",
        (20, 9),
        "Add a space after this colon",
    ),
    "no space after a dash": (
        instead("- say: bye", "-say: bye"),
        (17, 3),
        "Add a space after this dash",
    ),
    "anchor": (instead("speaker", "&a speaker"), (9, 9), "Anchors and aliases"),
    "tag": (instead("speaker", "!a speaker"), (9, 9), "Tags (`!name`)"),
    "tab": (instead("  of", "\tof"), (9, 3), "There’s a tab here"),
    "sign": (
        instead("ready == 'yes'", "@ready"),
        (18, 11),
        "put quotation marks around text that starts",
    ),
    "colon": (
        instead("ready == 'yes'", "ready: yes"),
        (18, 16),
        "text that has a colon and a space",
    ),
    "quotes": (instead("ready == 'yes'", "'ready == 'yes''"), (18, 11), "use the other kind"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable_flow_is_the_only_problem_reported(name: str) -> None:
    flow, place, said = UNREADABLE[name]
    (problem,) = findings(flow)
    assert (problem.line, problem.column) == place, problem
    assert said in problem.message


@pytest.mark.parametrize("flow", ["", "# nothing yet\n", "say:hi", "hello", "- a\n- b", "a: b\nsteps: none"])
def test_words_are_not_checked_if_flow_has_no_steps(flow: str) -> None:
    words = open_script("reflective-listening").sources[1].words
    with pytest.raises(ScriptError) as caught:
        load_script(Source(flow, words, "x.yaml", "x.md"))
    assert {problem.file for problem in caught.value.diagnostics} == {"x.yaml"}


def test_flow_problems_come_before_words_problems() -> None:
    found = findings(instead("ask: ready", "aks: ready"), WORDS.replace("What", "{{ hutr }}"))
    assert [problem.file for problem in found] == ["small.yaml", "small.md"]


PLACES = {
    "id twice": (instead("- say: bye", "- say: ready"), WORDS, ("yaml", 17, 10, 15), "`ready` is used twice"),
    "reserved": (instead("- say: bye", "- say: item"), WORDS, ("yaml", 17, 10, 14), "is a reserved name"),
    "no words": (FLOW, WORDS.replace("## bye\nGood night.", ""), ("yaml", 17, 10, 13), "`bye` has no words"),
    "shown": (instead("[hurt]", "[hurt, hutr]"), WORDS, ("yaml", 13, 18, 22), "but no `ask` has that id"),
    "not private": (instead("[hurt]", "[hurt, ready]"), WORDS, ("yaml", 13, 18, 23), "isn’t private"),
    "no list": (
        instead("choices: [yes, no]", "choices_from: hurt"),
        WORDS,
        ("yaml", 16, 19, 23),
        "which isn’t a list answer",
    ),
    "left": (
        instead("- say: bye", "- part: end\n  if_left: out\n  steps: [{say: bye}]\n- say: last"),
        WORDS + "\n## last\nBye\n",
        ("yaml", 18, 14, 17),
        "`if_left` names `out`",
    ),
    "inside": (
        instead("- say: bye", "- part: end\n  steps: [{say: lost}, {say: lost2}]\n- say: bye"),
        WORDS,
        ("yaml", 18, 32, 37),
        "`lost2` has no words",
    ),
    "each": (
        instead("- say: bye", "- ask: more\n  of: each\n  answer: text\n- say: bye"),
        WORDS,
        ("yaml", 17, 10, 14),
        "`more` has no words",
    ),
    "heading": (FLOW, WORDS + "\n## lost\nA\n", ("md", 14, 4, 8), "No step in the flow is called `lost`"),
    "empty": (FLOW, WORDS.replace("Good night.", ""), ("md", 11, 4, 7), "has a heading but no words"),
    "no choice": (FLOW, WORDS.replace("- no:", "*  nope:"), ("md", 9, 4, 8), "Its choices are: no, yes."),
    "unquoted": (instead("'yes'", "yes"), WORDS, ("yaml", 18, 20, 23), "put it in quotation marks"),
}


@pytest.mark.parametrize("name", PLACES)
def test_diagnostic_points_at_the_word(name: str) -> None:
    flow, words, place, said = PLACES[name]
    found = findings(flow, words)
    assert any(
        (p.file, p.line, p.column, p.end_column) == (f"small.{place[0]}", *place[1:]) and said in p.message
        for p in found
    ), "\n".join(map(repr, found))


def test_misspelled_heading_suggests_step_without_words() -> None:
    found = findings(FLOW, WORDS.replace("## ready", "## redy"))
    assert "`ready`" in [problem.hint for problem in found]
    assert all(problem.hint != "`hurt`" for problem in findings(FLOW, WORDS + "\n## hurts\nA\n"))
