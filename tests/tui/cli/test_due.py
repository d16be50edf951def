"""`turnabout due` and `turnabout agreements`."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from store import Json, open_store
from store.rules.agreement_turns import Turn
from store.rules.agreement_upcoming_turns import todays_or_next_turns
from tests.store.helpers.records import ANA, agreed, at, conversation_with
from tests.tui.conftest import Turnabout
from tests.tui.helpers.agreement_records import TODAY, agree, save_repeating
from tests.tui.helpers.date_styles import use_style
from tui.commands import agreements, due
from tui.text.date_style import DateStyle

DAYS = {"tea": "2026-05-02", "walk": "2026-05-03", "call": "2026-04-30", "rest": None}
DUE = ["Ana: Call. (check in on 30 April)", "Ana: Tea. (check in on 2 May)"]
STANDING = [DUE[1], "Ana: Walk. (check in on 3 May)", DUE[0], "Ana: Rest."]
GONE = "Ana: Gone. (ended; last time: partly kept)"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    for command in (due, agreements):
        monkeypatch.setattr(command, "now", lambda: TODAY)


def as_found(folder: Path) -> list[tuple[str, int, bytes]]:
    """Return each file's name, change time, and bytes."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [(str(path), path.stat().st_mtime_ns, path.read_bytes()) for path in files]


@pytest.mark.parametrize("command", ["due", "agreements --due"])
def test_due_lists_longest_overdue_first(turnabout: Turnabout, data: Path, command: str) -> None:
    agree(data, DAYS, let_go="gone")
    done = turnabout(*command.split())
    assert (done.status, done.out.splitlines(), done.err) == (0, DUE, "")
    rows = json.loads(turnabout(*command.split(), "--json").out)
    assert [(row["act"], row["look_back"], row["state"]) for row in rows] == [
        ("call", "2026-04-30", "open"),
        ("tea", "2026-05-02", "open"),
    ]


def test_due_prints_nothing_if_nothing_is_due(turnabout: Turnabout, data: Path) -> None:
    agree(data, {"walk": "2026-05-03", "rest": None})
    done = turnabout("due")
    assert (done.status, done.out, done.err) == (0, "", "")
    done = turnabout("due", "--json")
    assert (done.status, done.out, done.err) == (0, "", "")


def test_due_in_an_empty_folder_prints_nothing(turnabout: Turnabout, data: Path) -> None:
    data.mkdir(mode=0o755)
    for more in ((), ("--json",)):
        done = turnabout("due", *more)
        assert (done.status, done.out, done.err) == (0, "", "")
    assert list(data.iterdir()) == []


@pytest.mark.parametrize("where", ["none", "none/inside", "file", "file/inside"])
def test_due_in_no_folder_says_so_and_creates_nothing(
    turnabout: Turnabout, tmp_path: Path, where: str
) -> None:
    (tmp_path / "file").write_text("mine")
    for more in ((), ("--json",)):
        done = turnabout("due", *more, "--data", tmp_path / where)
        assert done.out == ""
        assert where in done.sentence
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_due_before_the_first_start_prints_nothing(turnabout: Turnabout, data: Path) -> None:
    done = turnabout("due")
    assert (done.status, done.out, done.err) == (0, "", "")
    assert not data.exists()


@pytest.mark.parametrize("name", ["open.json", "store.json"])
def test_due_names_a_damaged_file(turnabout: Turnabout, data: Path, name: str) -> None:
    agree(data, DAYS)
    (data / name).write_text("{}")
    for more in ((), ("--json",)):
        done = turnabout("due", *more)
        assert done.out == ""
        assert f"{name} is damaged" in done.sentence


def test_due_changes_no_file_and_needs_no_lock(turnabout: Turnabout, data: Path) -> None:
    agree(data, DAYS)
    (data / ".open.json.0a0a0a0a.tmp").write_text("half a file")
    (data / "lock").unlink()
    data.chmod(0o755)
    before = as_found(data)
    assert turnabout("due").out.splitlines() == DUE
    assert as_found(data) == before
    assert data.stat().st_mode & 0o777 == 0o755
    with open_store(data) as store:
        note = (data / "lock").read_bytes()
        assert turnabout("due").out.splitlines() == DUE
        assert (data / "lock").read_bytes() == note
        assert not store.read_only


def test_dropped_agreements_are_listed_with_all(turnabout: Turnabout, data: Path) -> None:
    agree(data, DAYS, let_go="gone")
    assert turnabout("agreements").out.splitlines() == STANDING
    assert turnabout("agreements", "--all").out.splitlines() == [*STANDING, GONE]
    states = [row["state"] for row in json.loads(turnabout("agreements", "--all", "--json").out)]
    assert states == ["open"] * 4 + ["closed"]
    both = turnabout("agreements", "--all", "--due")
    assert both.out.splitlines() == [*DUE, STANDING[1], STANDING[3], GONE]


def test_unreadable_month_is_named(turnabout: Turnabout, data: Path) -> None:
    agree(data, DAYS)
    month = data / "2026" / "01" / "month.json"
    month.parent.mkdir()
    month.write_text("{}")
    done = turnabout("agreements", "--all")
    assert done.out.splitlines() == STANDING
    assert "2026/01/month.json: damaged" in done.sentence
    assert turnabout("agreements").status == turnabout("agreements", "--due").status == 0


def test_agreement_line_before_the_partners_have_names(turnabout: Turnabout, data: Path) -> None:
    with open_store(data) as store:
        store.save(conversation_with("2026-03-14T2015-00a1", agreed("tea", "tea", look_back="2026-05-02")))
    assert turnabout("due").out == "one of you: Tea. (check in on 2 May)\n"


def test_control_sequences_in_names_are_removed(turnabout: Turnabout, data: Path) -> None:
    agree(data, {"tea\nor 👩‍👩‍👧": "2026-05-02"}, ana=replace(ANA, name="A\x1b[2Jn\x9bé\x07\x7fa"))
    for command in ("due", "agreements"):
        assert turnabout(command).out == "A[2Jnéa: Tea or 👩‍👩‍👧. (check in on 2 May)\n"


SATURDAYS = "FREQ=WEEKLY;BYDAY=SA"


def changed(folder: Path, day: str, **what: Json) -> None:
    """Change the only agreement on this day."""
    with open_store(folder) as store:
        (agreement,) = store.agreements()
        store.change_agreement(agreement.id, at(day), what)


def test_turn_is_due_only_on_its_day(turnabout: Turnabout, data: Path) -> None:
    save_repeating(data, SATURDAYS)
    line = "both of you: We cook. (every Saturday, taking turns; today: Ana)"
    assert turnabout("due").out.splitlines() == turnabout("agreements").out.splitlines() == [line]
    (row,) = json.loads(turnabout("due", "--json").out)
    assert (row["act"], row["next_turn"]) == ("We cook", {"day": "2026-05-02", "who": "a"})
    assert turnabout("agreements", "--due").out == ""
    changed(data, "2026-05-01", skip="2026-05-02")
    for more in ((), ("--json",)):
        assert turnabout("due", *more).out == ""
    assert turnabout("agreements").out == line.replace("today", "next on 9 May") + "\n"


def test_due_agreement_with_turn_is_one_line(turnabout: Turnabout, data: Path) -> None:
    save_repeating(data, SATURDAYS, turn=None, look_back="2026-05-01")
    line = "both of you: We cook. (every Saturday; today; check in on 1 May)"
    assert turnabout("due").out.splitlines() == [line]
    assert turnabout("agreements", "--all", "--due").out.splitlines() == [line]


def test_agreement_line_shows_status_and_names(turnabout: Turnabout, data: Path) -> None:
    save_repeating(data, SATURDAYS, look_back="2026-04-01")
    changed(data, "2026-04-01", outcome="not_yet", look_back="2026-04-22", next="go_on")
    changed(data, "2026-04-22", outcome="partly", look_back="2026-05-20", next="rest")
    stands = "every Saturday, taking turns; next on 23 May: Ben; paused until 20 May; last time: partly kept"
    assert turnabout("agreements").out == f"both of you: We cook. ({stands})\n"
    assert turnabout("due").out == ""
    assert stood(turnabout) == (True, "partly", {"day": "2026-05-23", "who": "b"})
    changed(data, "2026-05-02", next="let_go", outcome="kept")
    assert turnabout("agreements", "--all").out == "both of you: We cook. (done; last time: kept)\n"
    assert stood(turnabout) == (False, "kept", None)


def test_paused_agreement_has_no_turn_today(turnabout: Turnabout, data: Path) -> None:
    save_repeating(data, SATURDAYS)
    changed(data, "2026-05-02", next="rest", look_back="2026-05-08")
    assert turnabout("due").out == turnabout("due", "--json").out == ""
    line = "both of you: We cook. (every Saturday, taking turns; next on 9 May: Ben; paused until 8 May)"
    assert turnabout("agreements").out == f"{line}\n"
    assert stood(turnabout)[2] == {"day": "2026-05-09", "who": "b"}
    with open_store(data) as store:
        assert [turn for _, turn in todays_or_next_turns(store.agreements(), TODAY.date())] == [
            Turn(date(2026, 5, 9), "b")
        ]
    changed(data, "2026-05-02", next="later", look_back="2026-05-08")
    assert "today: Ana" in turnabout("due").out


def test_agreement_line_shows_end_date(turnabout: Turnabout, data: Path) -> None:
    save_repeating(data, SATURDAYS, look_back=None)
    changed(data, "2026-05-01", words={"end": "2026-05-30"})
    line = "both of you: We cook. (every Saturday, taking turns; today: Ana; ends on 30 May)\n"
    assert turnabout("agreements").out == line


def test_ended_agreement_is_no_longer_listed(turnabout: Turnabout, data: Path) -> None:
    save_repeating(data, SATURDAYS, look_back=None)
    assert turnabout("agreements").out
    changed(data, "2026-05-01", words={"end": "2026-05-01"})
    assert turnabout("agreements").out == turnabout("due").out == ""
    assert turnabout("agreements", "--all").out == "both of you: We cook. (ended on 1 May)\n"


def stood(turnabout: Turnabout) -> tuple[object, object, object]:
    (row,) = json.loads(turnabout("agreements", "--all", "--json").out)
    return row["resting"], row["last_outcome"], row["next_turn"]


@pytest.mark.parametrize("command", ["due", "agreements", "export --format md"])
def test_dates_are_written_as_chosen(turnabout: Turnabout, data: Path, command: str) -> None:
    agree(data, {"tea": "2026-05-02"})
    with open_store(data) as store:
        store.set_setting("dates", "month")
    with use_style(DateStyle()):  # follows the system again afterwards
        printed = turnabout(*command.split()).out
    assert "May 2" in printed
    assert "2 May" not in printed
