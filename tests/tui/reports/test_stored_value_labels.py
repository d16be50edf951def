"""Labels instead of stored values, in everything that people read."""

from scripts import Answer, Script
from scripts.engine.list_items import items_from_texts
from tests.scripts.helpers.small_scripts import make_script, play, respond_with
from tests.store.helpers.records import ANA, BEN
from tui.reports.transcript import transcript
from tui.text.couple import Couple

COUPLE = Couple(ANA, BEN)
STEPS = """
- ask: wish
  of: first
  answer: choice
  choices: [listen_only, ideas_too]
- ask: rest
  of: first
  answer: scale
  from: 0 to 10
- ask: tasks
  answer: list
- ask: weights
  answer: ratings
  rows: tasks
  scales: {energy: 0 to 5, time_needed: 0 to 5}
"""
WORDS = """
## wish
What would help?
- ideas_too: Ideas are welcome
## rest
How rested are you?
- 0: worn out
- 10: wide awake
## weights
Rate them.
- energy: Energy it takes
- energy.5: a lot
"""


def played(choice: str, rest: int, energy: int) -> tuple[Script, list[Answer]]:
    script = make_script(STEPS, WORDS)
    values = {
        "wish": choice,
        "rest": rest,
        "tasks": items_from_texts(["Dishes"]),
        "weights": {"i1": {"energy": energy, "time_needed": 2}},
    }
    return script, [answer for _, answer in play(script, respond_with(values))]


def test_transcript_shows_labels_and_what_numbers_mean() -> None:
    script, answers = played("listen_only", 10, 5)
    assert [line.text for line in transcript(script, answers, COUPLE)] == [
        "Listen only",
        "10 (wide awake)",
        "Dishes",
        "Dishes: Energy it takes 5 (a lot), Time needed 2",
    ]


def test_number_without_a_meaning_stays_a_number() -> None:
    script, answers = played("ideas_too", 7, 3)
    assert [line.text for line in transcript(script, answers, COUPLE)][:2] == ["Ideas are welcome", "7"]


def test_saved_list_shows_one_item_per_line() -> None:
    script = make_script("- keep: helps\n  of: first\n  in: needs\n  answer: list", "## helps\nWhat helps?\n")
    saved = {"part": "needs", "items": items_from_texts(["After work: a hug", "When I cry: stay"])}
    answers = [answer for _, answer in play(script, respond_with({"helps": saved}))]
    assert [line.text for line in transcript(script, answers, COUPLE)] == [
        "• After work: a hug\n• When I cry: stay"
    ]


def test_list_in_their_own_words_shows_where_each_item_begins() -> None:
    script = make_script("- ask: bring\n  answer: list\n  optional: yes")
    for texts, shown in (
        (["Our calm voices", "Questions, all of them"], "• Our calm voices\n• Questions, all of them"),
        (["Our calm voices"], "Our calm voices"),
    ):
        answers = [a for _, a in play(script, respond_with({"bring": items_from_texts(texts)}))]
        assert [line.text for line in transcript(script, answers, COUPLE)] == [shown]
