"""The checker's rules never stop a saved conversation."""

from __future__ import annotations

from scripts import AwaitingAnswer, AwaitingFact, Replay
from scripts.checking.script_check import ScriptTexts, check_script
from scripts.loading.loader import load_script, load_stored
from tests.scripts.helpers.small_scripts import answer_to, source_of

STEPS = """
- ask: plan
  of: speaker
  answer: text
  optional: yes
- say: thanks
  when: plan == 'x' and plan == 'y'
- say: bye
"""
WORDS = "## plan\nThe plan?\n\n## thanks\n{{ plan }}\n\n## bye\nBye: {{ plan }} and {{ bye }}"


def test_script_that_the_checker_refuses_still_resumes() -> None:
    source = source_of(STEPS, WORDS.replace(" and {{ bye }}", ""))
    found = check_script(ScriptTexts(source.flow, source.words, source.flow_file, source.words_file))
    assert {"N08", "V07"} <= {each.code for each in found.findings if each.severity == "error"}

    begun = Replay(load_script(source))
    assert isinstance(begun.state, AwaitingFact)
    saved = [answer_to(begun.state, "a")]
    begun.feed(saved[0])
    assert isinstance(begun.state, AwaitingAnswer)
    saved.append(answer_to(begun.state, None))

    load_script.cache_clear()
    resumed = Replay(load_stored([source]))
    state = resumed.feed_all(saved)
    assert isinstance(state, AwaitingAnswer)
    assert state.step.id == "bye"
