"""Days in transcripts: in words, in the order of dates here."""

from __future__ import annotations

from tests.scripts.helpers.small_scripts import make_script, play, respond_with
from tests.store.helpers.records import ANA, BEN
from tests.tui.helpers.date_styles import US, use_style
from tui.reports.transcript import transcript
from tui.text.couple import Couple

STEPS = """
- ask: again
  answer: date
- ask: better
  answer: text
"""
WORDS = """
## again
When do you meet again?
## better
What should be better on {{ again | date }}?
"""


def test_days_are_in_words() -> None:
    script = make_script(STEPS, WORDS)
    answers = [
        answer for _, answer in play(script, respond_with({"again": "2026-03-14", "better": "The light"}))
    ]
    with use_style(US):
        lines = list(transcript(script, answers, Couple(ANA, BEN)))
    assert [line.text for line in lines] == ["March 14, 2026", "The light"]
    assert lines[-1].question == "What should be better on Saturday, March 14?"
