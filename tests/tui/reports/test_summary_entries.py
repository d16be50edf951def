"""The summary: notebook entries once each, lists that show where an item begins, and no answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scripts import Json
from tests.scripts.helpers.small_scripts import make_script, play, respond_with
from tests.store.helpers.records import ANA, BEN
from tui.reports.conversation_summary import Summary, build_summary
from tui.reports.shown_answers import ShownAnswer
from tui.text.couple import Couple
from tui.widgets.summary_sheet import SummarySheet

COUPLE, DAY = Couple(ANA, BEN), date(2026, 3, 14)
TWO_KEEPS = """
- keep: map
  in: tasks
  answer: tasks
  rows: notebook.tasks
- keep: week
  in: tasks
  answer: tasks
  rows: notebook.tasks
"""


def saved(*rows: tuple[str, str]) -> Json:
    items = [{"id": f"i{number}", "text": text, "who": who} for number, (text, who) in enumerate(rows)]
    return {"part": "tasks", "items": items}


def entries(map_: Json, week: Json) -> list[str]:
    script = make_script(TWO_KEEPS)
    answers = [answer for _, answer in play(script, respond_with({"map": map_, "week": week}))]
    return [entry.text for entry in build_summary(script, answers, frozenset(), COUPLE, DAY).notebook]


def test_map_of_tasks_is_listed_once_as_it_was_saved_last() -> None:
    before, after = (
        saved(("Dishes", "first"), ("Bins", "second")),
        saved(("Dishes", "second"), ("Bins", "second")),
    )
    assert entries(before, after) == ["• Dishes (Ben)\n• Bins (Ben)"]
    assert entries(before, None) == ["• Dishes (Ana)\n• Bins (Ben)"]
    assert entries(before, saved(("Dishes", "second"))) == ["Bins (Ben)", "Dishes (Ben)"]


def test_long_item_of_a_list_stays_apart_from_the_next() -> None:
    sheet = SummarySheet(Summary("Title", DAY, COUPLE))
    said = ShownAnswer("helps", "first", "• Sit with me after work\n• Ask first", "Needs")
    lines = [line.plain for line in sheet._column("first", [said], 18)]
    assert lines == ["● Ana", "Needs", "• Sit with me", "  after work", "• Ask first"]


def test_summary_without_answers_speaks_of_listening_only_to_a_couple() -> None:
    assert Summary("Title", DAY, COUPLE).remarks == ("You talked, and you listened to each other.",)
    alone = Summary("Title", DAY, replace(COUPLE, alone=True))
    assert alone.remarks == ("You took a quiet moment for yourself.",)
