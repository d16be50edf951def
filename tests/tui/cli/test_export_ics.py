"""`turnabout export --format ics`, checked with two independent parsers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from dateutil.rrule import rrulestr

from prompts import capitalize
from store import Agreement, Json, open_store
from store.rules.agreement_schedule import schedule_of
from store.rules.agreement_turns import iter_turns
from store.rules.agreement_upcoming_turns import hidden_days
from tests.store.helpers.records import ANA, at, conversation_with, look_back, with_answers
from tests.tui.cli.test_cli import NARROW, run_process
from tests.tui.conftest import Turnabout
from tests.tui.helpers.agreement_records import ONE, TODAY, TWO, agree, save_repeating
from tests.tui.helpers.hostile_texts import HOSTILE
from tui.export import everything_saved
from tui.export.ics_events import LOOK_BACK, TURN
from tui.export.ics_events import NEUTRAL_TITLES as TITLES

NEUTRAL = TITLES[LOOK_BACK]

DAYS = {"Brew the tea": "2026-05-02", "Walk by the lake": "2026-05-03", "Rest": None}
WORDS = ["Turnabout: Brew the tea. (Ana)", "Turnabout: Walk by the lake. (Ana)"]
Read = tuple[str, str, object, object, str, int, str, object]
"""One event: id, title, day, timestamp, sequence, status, alarm text, and trigger."""
NO_ALARM = ("", None)
LATER = TODAY + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    it_is(monkeypatch, TODAY)


def it_is(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(everything_saved, "now", lambda: moment)


def by_icalendar(text: str) -> list[Read]:
    found: list[Read] = []
    for each in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        alarms = each.walk("VALARM")
        assert [alarm["action"] for alarm in alarms] in ([], ["DISPLAY"])
        moments = (each.decoded("dtstart"), each.decoded("dtstamp"))
        version = (str(each["status"]), int(each.decoded("sequence")))
        words = [(str(alarm["description"]), alarm.decoded("trigger")) for alarm in alarms] or [NO_ALARM]
        found.append((str(each["uid"]), str(each["summary"]), *moments, *version, *words[0]))
    return found


def by_vobject(text: str) -> list[Read]:
    found: list[Read] = []
    for each in vobject.readOne(text).contents.get("vevent", []):
        alarms = each.contents.get("valarm", [])
        assert [alarm.action.value for alarm in alarms] in ([], ["DISPLAY"])
        moments = (each.dtstart.value, each.dtstamp.value)
        version = (each.status.value, int(each.sequence.value))
        words = [(alarm.description.value, alarm.trigger.value) for alarm in alarms] or [NO_ALARM]
        found.append((each.uid.value, each.summary.value, *moments, *version, *words[0]))
    return found


def read(text: str) -> list[Read]:
    """Return the events, if both parsers agree on them."""
    found = by_icalendar(text)
    assert by_vobject(text) == found
    assert by_vobject(icalendar.Calendar.from_ical(text).to_ical().decode()) == found
    assert by_icalendar(vobject.readOne(text).serialize()) == found
    return found


def test_agreement_is_all_day_event_with_evening_alarm(turnabout: Turnabout, data: Path) -> None:
    agree(data, DAYS, let_go="Gone")
    done = turnabout("export", "--format", "ics")
    assert (done.status, done.err) == (0, "")
    events = read(done.out)
    moment = datetime(2026, 5, 2, 21, 59, tzinfo=UTC)
    session = (NEUTRAL, timedelta(hours=19))
    assert [(*each[1:5], *each[6:]) for each in events] == [
        (NEUTRAL, date(2026, 5, 2), moment, "CONFIRMED", *session),
        (NEUTRAL, date(2026, 5, 3), moment, "CONFIRMED", *session),
        (NEUTRAL, date(2026, 4, 21), moment, "CANCELLED", *NO_ALARM),
    ]
    assert len({each[0] for each in events}) == 3
    assert done.out.count("TRANSP:TRANSPARENT\r\n") == done.out.count("CLASS:PRIVATE\r\n") == 3


def test_calendar_lines_follow_the_format(turnabout: Turnabout, data: Path) -> None:
    agree(data, {"é" * 500: "2026-05-02"})
    out = turnabout("export", "--format", "ics", "--titles", "words").out
    assert out.startswith("BEGIN:VCALENDAR\r\n")
    assert out.endswith("END:VCALENDAR\r\n")
    lines = out.removesuffix("\r\n").split("\r\n")
    assert "VERSION:2.0" in lines
    assert "PRODID:-//Turnabout//EN" in lines
    assert "DTSTART;VALUE=DATE:20260502" in lines
    assert not [line for line in lines if not line or "\n" in line or len(line.encode()) > 75]


def test_neutral_titles_reveal_no_agreement(turnabout: Turnabout, data: Path) -> None:
    agree(data, {"zebra": "2026-05-02"}, ana=replace(ANA, name="Quirin"))
    plain = turnabout("export", "--format", "ics").out
    assert plain == turnabout("export", "--format", "ics", "--titles", "neutral").out
    for word in ("zebra", "quirin", "step_1", ONE):
        assert word not in plain.replace("\r\n ", "").casefold()
    names = {line.partition(":")[0].partition(";")[0] for line in plain.split("\r\n")}
    # No other property may reveal anything: no location, and no description but the alarm's copy of the title.
    assert names - {"", "BEGIN", "END", "VERSION", "PRODID", "TRIGGER", "ACTION"} == {
        *("SUMMARY", "DTSTART", "DTSTAMP", "UID", "CLASS", "TRANSP", "STATUS", "SEQUENCE", "DESCRIPTION")
    }
    assert plain.count("DESCRIPTION") == plain.count(f"DESCRIPTION:{NEUTRAL}") == 1


@pytest.mark.parametrize("text", [*HOSTILE, "a;b,c\\n\\", "x\r\nEND:VEVENT\r\nBEGIN:VALARM", '"q":;=^n'])
def test_agreement_titles_are_plain_text(turnabout: Turnabout, data: Path, text: str) -> None:
    agree(data, {f"{text} end": "2026-05-02"}, ana=replace(ANA, name=text[:40]))
    out = turnabout("export", "--format", "ics", "--titles", "words").out
    ((_, title, day, *_, words, _trigger),) = read(out)
    typed = f"Turnabout: {capitalize(text)} end. ({text[:40]})"
    assert title == words == " ".join("".join(s for s in typed if s.isspace() or s >= " ").split())
    assert day == date(2026, 5, 2)
    assert out.replace("\r\n", "").replace("\u200d", "").isprintable()


def test_event_keeps_its_id_when_its_day_moves(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(data, {"tea": "2026-05-02"})
    first = turnabout("export", "--format", "ics").out
    assert turnabout("export", "--format", "ics").out == first
    with open_store(data) as store:
        back = look_back("back", f"{ONE}::step_1", day="2026-05-02", next="go_on", look_back="2026-05-16")
        store.save(with_answers(conversation_with(TWO), back))
    it_is(monkeypatch, LATER)
    ((uid, _, day, moment, _, number, *_),) = read(first)
    ((same, _, day_after, later, _, higher, *_),) = read(turnabout("export", "--format", "ics").out)
    assert same == uid
    assert (day, day_after) == (date(2026, 5, 2), date(2026, 5, 16))
    assert (moment, later) == (TODAY, LATER)
    assert higher - number == 3600


RHYTHMS = [
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;BYDAY=SU",
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU",
    "FREQ=MONTHLY;BYMONTHDAY=15",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
]
TWO_YEARS = date(2028, 3, 31)
"""Days around clock changes, month ends, and a leap day."""


def expanded(text: str) -> list[date]:
    """Return the only event's days, if both parsers agree."""
    found = days_by_icalendar(text)
    assert days_by_vobject(text) == found
    assert days_by_vobject(icalendar.Calendar.from_ical(text).to_ical().decode()) == found
    assert days_by_icalendar(vobject.readOne(text).serialize()) == found
    return found


def days_by_icalendar(text: str) -> list[date]:
    event: Any = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
    if "rrule" not in event:
        return [event.decoded("dtstart")]
    start = datetime.combine(event.decoded("dtstart"), time())
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=start)
    without = {each.dt for each in event["exdate"].dts} if "exdate" in event else set()
    days = (moment.date() for moment in takewhile(lambda moment: moment.date() <= TWO_YEARS, rule))
    return [day for day in days if day not in without]


def days_by_vobject(text: str) -> list[date]:
    event = vobject.readOne(text).vevent
    if "rrule" not in event.contents:
        return [event.dtstart.value]
    return [moment.date() for moment in takewhile(lambda moment: moment.date() <= TWO_YEARS, event.rruleset)]


def told_by_the_store(folder: Path) -> list[date]:
    with open_store(folder) as store:
        (agreement,) = store.agreements()
    return shown_days(agreement, TODAY.date())


def shown_days(agreement: Agreement, today: date) -> list[date]:
    """Return the days with a turn, without those of a pause."""
    how = schedule_of(agreement)
    if how is None:
        return []
    turns = takewhile(lambda turn: turn.day <= TWO_YEARS, iter_turns(how, how.since))
    return sorted({turn.day for turn in turns} - set(hidden_days(agreement, how, today)))


@pytest.mark.parametrize("rule", RHYTHMS)
def test_recurring_days_agree_in_two_parsers(turnabout: Turnabout, data: Path, rule: str) -> None:
    save_repeating(data, rule)
    days = told_by_the_store(data)
    with open_store(data) as store:
        (agreement,) = store.agreements()
        store.change_agreement(agreement.id, at("2026-03-20"), {"skip": days[3].isoformat()})
        store.change_agreement(agreement.id, at("2026-03-21"), {"swap": days[4].isoformat()})
        rest: dict[str, Json] = {"next": "rest", "look_back": "2026-12-01"}
        store.change_agreement(agreement.id, at("2026-10-01"), rest)
        store.change_agreement(agreement.id, at("2026-12-01"), {"next": "later", "look_back": "2026-12-24"})
    left = told_by_the_store(data)
    assert days[3] not in left
    assert len(left) < len(days) - 1
    out = turnabout("export", "--format", "ics").out
    assert out.count("SUMMARY:") == 2  # the look-back day has its own event
    assert expanded(without_look_back(out)) == left


def without_look_back(text: str) -> str:
    """Return the calendar with only its recurring event."""
    whole = icalendar.Calendar.from_ical(text)
    whole.subcomponents = [event for event in whole.subcomponents if "rrule" in event]
    return str(whole.to_ical().decode())


CHANGES: list[Mapping[str, Json]] = [
    {"skip": "2026-05-10"},
    {"look_back": "2026-06-02", "next": "later"},
    {"swap": "2026-05-17"},
    {"next": "rest", "look_back": "2026-07-01"},
    {"next": "let_go"},
    {"next": "take_up", "look_back": "2026-07-20"},
    {"words": {"rhythm": "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "turn": "b"}},
    {"words": {"rhythm": None, "turn": None}},
]


def test_repeated_imports_match_current_days(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_repeating(data, "FREQ=WEEKLY;BYDAY=SU", look_back="2026-05-20")
    with open_store(data) as store:
        (id_,) = (agreement.id for agreement in store.agreements())
    there: dict[str, str] = {}
    numbers: list[int] = []

    def check(number: int) -> None:
        it_is(monkeypatch, TODAY + timedelta(hours=number))
        text = turnabout("export", "--format", "ics").out
        numbers.extend({each[5] for each in read(text)})
        take_in(there, text)
        assert days_of(there) == expected_days(data, (TODAY + timedelta(hours=number)).date())

    check(0)
    for hours, what in enumerate(CHANGES, 1):
        moment = (TODAY + timedelta(hours=hours)).isoformat()
        with open_store(data) as store:
            store.change_agreement(id_, moment, what)
        check(hours)
        if {"skip", "swap"} & set(what):
            with open_store(data) as store:
                store.undo_turn_change(id_, what)
            check(hours)
    assert days_of(there) == [date(2026, 7, 20)]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len(CHANGES) + 1


def take_in(there: dict[str, str], text: str) -> None:
    """Import a file as calendar apps do: latest version wins."""
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        one = icalendar.Calendar()
        one.add_component(event)
        there[str(event["uid"])] = one.to_ical().decode()
        if event["status"] == "CANCELLED":
            del there[str(event["uid"])]


def days_of(there: Mapping[str, str]) -> list[date]:
    return sorted(day for text in there.values() for day in expanded(text))


def expected_days(folder: Path, today: date) -> list[date]:
    """Return the look-back days and turns in the store."""
    with open_store(folder) as store:
        standing = store.agreements()
    days = [date.fromisoformat(each.look_back) for each in standing if each.look_back]
    for agreement in standing:
        days += shown_days(agreement, today)
    return sorted(days)


@pytest.mark.parametrize("words", [(), ("--titles", "words")])
def test_dropped_agreement_is_cancelled_for_twelve_weeks(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    save_repeating(data, "FREQ=WEEKLY;BYDAY=SU", look_back="2026-05-20")
    asked = ("export", "--format", "ics", *words)
    ids = [each[0] for each in read(turnabout(*asked).out)]
    with open_store(data) as store:
        (agreement,) = store.agreements()
        store.change_agreement(agreement.id, TODAY.isoformat(), {"next": "let_go"})
    it_is(monkeypatch, TODAY + timedelta(weeks=12))
    out = turnabout(*asked).out
    assert [(each[0], each[1], each[4], *each[6:]) for each in read(out)] == [
        (ids[0], TITLES[LOOK_BACK], "CANCELLED", *NO_ALARM),
        (ids[1], TITLES[TURN], "CANCELLED", *NO_ALARM),
    ]
    assert "RRULE" not in out
    it_is(monkeypatch, TODAY + timedelta(weeks=12, seconds=1))
    assert read(turnabout(*asked).out) == []


def test_deleted_agreement_is_cancelled_for_twelve_weeks(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_repeating(data, "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", look_back="2026-05-20")
    asked = ("export", "--format", "ics", "--titles", "words")
    before = {each[0]: each[2] for each in read(turnabout(*asked).out)}
    assert len(before) == 3
    with open_store(data) as store:
        store.delete_agreement(store.agreements()[0].id, TODAY.isoformat())
    out = turnabout(*asked).out
    assert {each[0] for each in read(out)} == set(before)
    assert {(each[1], each[4]) for each in read(out)} == {
        (TITLES[LOOK_BACK], "CANCELLED"),
        (TITLES[TURN], "CANCELLED"),
    }
    it_is(monkeypatch, TODAY + timedelta(weeks=12, seconds=1))
    assert read(turnabout(*asked).out) == []


def test_clock_set_back_keeps_event_versions_rising(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(data, {"tea": "2026-05-02"})
    with open_store(data) as store:
        (agreement,) = store.agreements()
        store.change_agreement(agreement.id, TODAY.isoformat(), {"look_back": "2026-05-09"})
    ((*_, number, _, _),) = read(turnabout("export", "--format", "ics").out)
    it_is(monkeypatch, TODAY - timedelta(days=40))
    ((*_, after, _, _),) = read(turnabout("export", "--format", "ics").out)
    assert after == number > 0


def test_turns_have_morning_alarm_end_and_neutral_title(turnabout: Turnabout, data: Path) -> None:
    save_repeating(data, "FREQ=WEEKLY;BYDAY=SU", end="2026-04-05")
    out = turnabout("export", "--format", "ics").out
    ((_, title, day, *_, words, trigger),) = read(out)
    assert (title, words, day) == (TITLES[TURN], TITLES[TURN], date(2026, 3, 15))
    assert trigger == timedelta(hours=8)
    assert expanded(out) == [date(2026, 3, 15), date(2026, 3, 22), date(2026, 3, 29), date(2026, 4, 5)]
    in_words = turnabout("export", "--format", "ics", "--titles", "words").out
    assert read(in_words)[0][1] == "Turnabout today: We cook. (taking turns)"


def test_agreement_ended_before_first_turn_has_no_event(turnabout: Turnabout, data: Path) -> None:
    save_repeating(data, "FREQ=WEEKLY;BYDAY=SU", end="2026-03-14")
    assert read(turnabout("export", "--format", "ics").out) == []


def test_calendar_without_open_agreements_is_empty(turnabout: Turnabout, data: Path) -> None:
    out = turnabout("export", "--format", "ics").out
    assert read(out) == []
    assert out.startswith("BEGIN:VCALENDAR\r\n")
    assert not data.exists()


def test_calendar_file_is_private_and_reproducible(turnabout: Turnabout, data: Path, tmp_path: Path) -> None:
    agree(data, {"naïve 👩‍👩‍👧": "2026-05-02"})
    asked = ("export", "--format", "ics", "--titles", "words")
    file, printed = tmp_path / "days.ics", tmp_path / "printed.ics"
    assert turnabout(*asked, "--out", file).out == ""
    assert file.stat().st_mode & 0o777 == 0o600
    # Even on a narrow encoding: an escaping backslash would change the meaning of a calendar line.
    with printed.open("wb") as screen:
        assert run_process(*asked, "--data", data, env=NARROW, stdout=screen).returncode == 0
    assert unstamped(file) == unstamped(printed)
    assert "Naïve 👩‍👩‍👧" in read(file.read_bytes().decode())[0][1]


def unstamped(file: Path) -> list[bytes]:
    """Return a calendar's lines without timestamps and sequence numbers."""
    lines = file.read_bytes().split(b"\r\n")
    return [line for line in lines if not line.startswith((b"DTSTAMP:", b"SEQUENCE:"))]


def test_calendar_names_damaged_files(turnabout: Turnabout, data: Path) -> None:
    agree(data, {"tea": "2026-05-02"})
    for wrong in (("--titles", "words"), ("--format", "ics", "--titles", "loud"), ("--format", "cal")):
        done = turnabout("export", *wrong)
        assert (done.status, done.out) == (2, "")
        assert "error: " in done.err
    month = data / "2026" / "01" / "month.json"
    month.parent.mkdir()
    month.write_text("{}")
    done = turnabout("export", "--format", "ics")
    assert "2026/01/month.json" in done.sentence
    assert len(read(done.out)) == 1
    (data / "open.json").write_text("{}")
    done = turnabout("export", "--format", "ics")
    assert "open.json" in done.sentence
    assert read(done.out) == []


def change(data: Path, moment: datetime, what: Mapping[str, Json]) -> None:
    """Change the only agreement."""
    with open_store(data) as store:
        (agreement,) = store.agreements()
        store.change_agreement(agreement.id, moment.isoformat(), what)


def test_day_of_a_pause_stays_silent(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_repeating(data, "FREQ=WEEKLY;BYDAY=SA")
    saturday = TODAY.date()
    assert saturday in expanded(turnabout("export", "--format", "ics").out)
    change(data, TODAY, {"next": "rest", "look_back": "2026-05-18"})
    for day in range(3):
        it_is(monkeypatch, TODAY + timedelta(days=day))
        days = expanded(without_look_back(turnabout("export", "--format", "ics").out))
        assert next(each for each in days if each >= saturday) == date(2026, 5, 23)
    change(data, TODAY, {"next": "go_on"})
    assert saturday in expanded(without_look_back(turnabout("export", "--format", "ics").out))


def test_pause_of_thousands_of_years_ends_the_event(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_repeating(data, "FREQ=DAILY")
    change(data, TODAY, {"next": "rest", "look_back": "9999-12-31"})
    out = turnabout("export", "--format", "ics").out
    assert expanded(without_look_back(out))[-1] == date(2026, 5, 1)
    assert len(out) < 2_000
    change(data, TODAY, {"next": "go_on", "look_back": "2026-06-01"})
    assert expanded(without_look_back(turnabout("export", "--format", "ics").out))[-1] == TWO_YEARS


def test_events_that_are_no_longer_needed_are_cancelled(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    month_end = "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"
    save_repeating(data, month_end, look_back="2026-05-20")
    there: dict[str, str] = {}
    take_in(there, turnabout("export", "--format", "ics").out)
    assert len(there) == 3  # the look-back, most months, and February
    change(data, TODAY, {"words": {"rhythm": "FREQ=WEEKLY;BYDAY=SU", "turn": "a"}})
    it_is(monkeypatch, LATER)
    take_in(there, turnabout("export", "--format", "ics").out)
    assert days_of(there) == expected_days(data, LATER.date())
    change(data, LATER, {"next": "go_on", "look_back": None})
    take_in(there, turnabout("export", "--format", "ics").out)
    assert date(2026, 5, 20) not in days_of(there)


@pytest.mark.slow
def test_clock_set_far_ahead_leaves_the_calendar_readable(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_repeating(data, "FREQ=WEEKLY;BYDAY=SU", look_back="2026-05-20")
    far = datetime.fromisoformat("2099-12-31T23:30:00-05:00")
    change(data, far, {"look_back": "2026-05-27"})
    for moment in (
        TODAY,
        far,
        far.replace(year=9999),
        TODAY.replace(year=1960),
        TODAY.replace(year=1, month=1),
    ):
        it_is(monkeypatch, moment)
        events = read(turnabout("export", "--format", "ics").out)
        assert {each[5] for each in events} == {2**31 - 1}
        assert [each[4] for each in events] == ["CONFIRMED", "CONFIRMED"]
