"""Tests of statistics over weeks and months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from store import Conversation, Header, Json, Record, open_store
from store.records import header_of
from tests.tui.helpers.app import ask, finish_conversation, talk
from tests.tui.helpers.check_ins import check_in, felt, looked_back
from tests.tui.helpers.date_styles import US, use_style
from tui.reports.charts import BAND_PADDING, bar_chart, month_bucket, range_chart, week_bucket
from tui.reports.statistics import (
    ConversationStats,
    NumberRange,
    Period,
    group_by_period,
    month_of,
    stats_of,
    top_themes,
    week_of,
)
from tui.reports.statistics_loader import has_stats, iter_stats
from tui.screens.history.statistics_views import VIEWS, look_backs_text, supported_text, week_text
from tui.widgets.item_list import Heading, Item

ONE = "2026-03-12T2015-00a1"
HEADER = Header(ONE, "weekly-check-in", "Weekly check-in", "1.0.0", "2026-03-12T20:15:00+01:00")
ASKED = {"supported": "scale", "feeling": "feelings", "missing": "needs"}
WORDS = st.sampled_from(["worn out", "glad", "Rest", "a long walk", "rest"])
OTHER = {"first": "second", "second": "first", "both": "both", "house": "house"}


def stats(conversation: Conversation) -> ConversationStats:
    found = stats_of(header_of(conversation), conversation.answers, ASKED)
    assert found
    return found


def answers() -> st.SearchStrategy[list[Record]]:
    """Generate answers to the steps that count, and others."""
    of = st.sampled_from(["first", "second"])
    number = st.builds(
        lambda value, of: ask(value, step="supported", of=of), st.none() | st.integers(0, 10), of
    )
    words = st.builds(
        lambda value, step, of: ask(value, step=step, of=of),
        st.none() | WORDS | st.lists(WORDS, max_size=3),
        st.sampled_from(["feeling", "missing", "hurt"]),
        of,
    )
    looks = st.builds(looked_back, st.sampled_from(["kept", "partly", "changed", "not_yet"]))
    return st.lists(number | words | looks, max_size=8, unique_by=_once)


def _once(record: Record) -> object:
    """Return the answers with each number asked for only once."""
    return (record["step"], record["of"]) if record["step"] == "supported" else id(record)


@given(answers().flatmap(lambda records: st.tuples(st.just(records), st.permutations(records))))
def test_statistics_hide_who_said_what(
    said_so: tuple[list[Record], list[Record]],
) -> None:
    records, in_other_order = said_so
    swapped = [{**record, "of": OTHER[str(record["of"])]} for record in in_other_order]
    assert stats_of(HEADER, records, ASKED) == stats_of(HEADER, swapped, ASKED)


def test_single_number_is_not_shown() -> None:
    assert stats(check_in(ONE, 3, 8)).supported == NumberRange(3, 8)
    assert stats(check_in(ONE, 8, 3)).supported == NumberRange(3, 8)
    for only in (
        stats(check_in(ONE, 3, None)),
        stats(check_in(ONE, None, 8)),
        stats(check_in(ONE, None, None)),
    ):
        assert (only.supported, only.checked_in) == (None, True)
    assert stats(talk(ONE, ask(3, step="supported", of="both"))).supported is None


def test_only_kept_and_changed_outcomes_count() -> None:
    looks = [
        ("kept", "go_on"),
        ("kept", "smaller"),
        ("partly", "go_on"),
        ("not_yet", "change"),
        ("changed", "go_on"),
    ]
    records = [looked_back(*look, number=n) for n, look in enumerate(looks)]
    found = stats(talk(ONE, *records))
    assert (found.kept, found.changed) == (2, 1)


def test_themes_ignore_case_and_spacing() -> None:
    found = stats(felt(ONE, ["Worn out", "a  long\nwalk"], ["worn out"]))
    assert found.felt == ("Worn out", "a long walk", "worn out")
    month = Period(date(2026, 3, 1), (found, replace(found, felt=("worn out", "glad"))))
    both = top_themes(month, lambda each: each.felt, 2)
    assert [(theme.word, theme.times, len(theme.headers)) for theme in both] == [
        ("a long walk", 1, 1),
        ("Worn out", 3, 2),
    ]


def test_weeks_start_on_monday_newest_first() -> None:
    days = ("2025-12-31", "2026-01-04", "2026-01-05", "2026-03-01")
    found = [stats(check_in(f"{day}T2015-00a1", 5, n)) for n, day in enumerate(days)]
    weeks = group_by_period(found, week_of)
    assert [week_text(week.first_day) for week in weeks] == [
        "23 Feb to 1 Mar",
        "5 to 11 Jan",
        "29 Dec to 4 Jan",
    ]
    assert weeks[-1].supported == NumberRange(0, 5)
    assert [month.first_day.month for month in group_by_period(found, month_of)] == [3, 1, 12]


def test_weeks_start_as_chosen() -> None:
    found = [stats(check_in(f"{day}T2015-00a1", 5, 5)) for day in ("2026-01-03", "2026-01-04", "2026-01-10")]
    with use_style(US):
        weeks = group_by_period(found, week_of)
        assert [week.first_day for week in weeks] == [date(2026, 1, 4), date(2025, 12, 28)]
        first = week_bucket(weeks[1].first_day)
        assert set(range_chart(weeks, week_bucket).columns) == {first, first + 1}


def test_chart_has_gaps_and_month_labels() -> None:
    found = [stats(check_in("2026-01-05T2015-00a1", 6, 4)), stats(check_in("2026-03-05T2015-00a1", None, 4))]
    weeks = range_chart(group_by_period(found, week_of), week_bucket)
    first = week_bucket(date(2026, 1, 5))
    assert weeks.columns == {first: ((4 - BAND_PADDING, 6 + BAND_PADDING),), first + 8: ()}
    assert weeks.labels == {first: "Jan", first + 4: "Feb", first + 8: "Mar"}
    months = range_chart(group_by_period(found, month_of), month_bucket)
    assert list(months.labels.values()) == ["Jan", "Feb", "Mar"]
    assert months.cell_width > weeks.cell_width


def test_bar_heights_match_counts() -> None:
    month = Period(date(2026, 3, 1), (replace(stats(talk(ONE)), kept=9),))
    assert bar_chart([month]).columns == {month_bucket(month.first_day): ((0, 9), None)}
    assert (bar_chart([month]).bottom, bar_chart([month]).marks) == (0, (0, 9))
    assert (bar_chart([month]).top, bar_chart([]).top) == (9.5, 6.5)
    assert look_backs_text(month) == "9 kept"


def test_every_view_describes_its_chart_in_words() -> None:
    found = [stats(check_in(ONE, 7, 7, looked_back("kept"))), stats(felt(ONE, ["glad"], ["glad"]))]
    rows = {view.name: [row for row in view.rows(found) if isinstance(row, Item)] for view in VIEWS}
    notes = {name: [(row.title, row.note, row.trailing) for row in rows] for name, rows in rows.items()}
    assert notes["Weeks"] == [("9 to 15 Mar", "7, both of you", "")]
    assert notes["Months"] == [("March", "7, both of you", "")]
    assert notes["Agreements"] == [("March", "1 kept", "")]
    assert notes["Themes"] == [("glad", "▪ ▪", "twice")]
    assert supported_text(NumberRange(4, 6)) == "Between 4 and 6"
    assert supported_text(None) == "A weekly check-in without both numbers"
    assert [row.title for row in VIEWS[3].rows(found) if isinstance(row, Heading)] == [
        "March 2026: what you felt"
    ]


def test_statistics_are_read_lazily_newest_first(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert not has_stats(store)
        finish_conversation(store, talk("2026-01-05T2015-00a1", ask("the dishes", step="frame_appreciation")))
        assert not has_stats(store)
        finish_conversation(store, check_in("2026-02-05T2015-00a1", 6, 4))
        finish_conversation(store, felt(ONE, ["glad"], ["calm"]))
        assert has_stats(store)
        months = list(iter_stats(store, lambda: False))
        assert [[each.day.month for each in month] for month in months] == [[3], [2], [1]]
        assert months[0][0].felt == ("calm", "glad")
        assert months[1][0].supported == NumberRange(4, 6)
        assert list(iter_stats(store, lambda: True)) == []


def test_corrupt_conversation_has_no_statistics(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        finish_conversation(store, check_in(ONE, 6, 4))
        finish_conversation(store, check_in("2026-03-05T2015-00a1", 2, 3))
        (tmp_path / "2026" / "03" / f"{ONE}.json").write_text("{")
        (month,) = iter_stats(store, lambda: False)
        assert [each.supported for each in month] == [NumberRange(2, 3)]


def test_only_words_about_oneself_are_counted(tmp_path: Path) -> None:
    script = talk(ONE).script
    flow = (
        "format: 1\nid: chairs\nversion: 1.0.0\nminutes: 5 to 9\ngroup: grow\ndepth: light\nframe: no\nsteps:\n"
        "  - ask: as_you\n    of: first\n    as: second\n    answer: feelings\n"
        "  - ask: as_me\n    of: first\n    answer: needs\n"
        "  - turns: heard\n    steps:\n"
        "      - ask: guess\n        of: listener\n        answer: feelings\n"
        "      - ask: own\n        of: speaker\n        answer: feelings\n"
    )
    words = "# Chairs\nTwo chairs.\n\n## as_you\nHow is it there?\n\n## as_me\nWhat is it here?\n"
    words += "\n## guess\nHow might it be?\n\n## own\nHow is it?\n"
    chairs: Json = {**script, "parts": [{"flow": flow, "words": words}]}
    conversation = talk(ONE, ask(["sad"], step="as_you"), ask(["rest"], step="as_me"))
    turn = (ask(["lonely"], step="guess", of="second"), ask(["tired"], step="own", of="first"))
    conversation = replace(conversation, answers=(*conversation.answers, *turn))
    with open_store(tmp_path) as store:
        finish_conversation(store, replace(conversation, script=chairs))  # type: ignore[arg-type]
        ((found,),) = iter_stats(store, lambda: False)
        assert (found.felt, found.needed) == (("tired",), ("rest",))
