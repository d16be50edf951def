"""A look-back that says nothing about what's next: the agreement goes on."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from store import Json, open_store
from store.rules.agreement_status import AgreementStatus, status
from store.rules.agreement_upcoming_turns import todays_or_next_turns
from tests.store.helpers.records import at, begins, conversation_with, look_back
from tests.tui.conftest import Turnabout
from tests.tui.helpers.agreement_records import TODAY, TWO, save_repeating
from tests.tui.helpers.agreement_screens import NAMES
from tui.commands import agreements, due
from tui.export import everything_saved
from tui.text.agreement_history import history_lines
from tui.text.agreement_list import when_text

AGREEMENT = "2026-03-14T2015-00a1::step_1"
PAUSED: Mapping[str, Json] = {"next": "rest", "look_back": "2026-06-01"}
EARLIER: Sequence[Mapping[str, Json]] = (
    {},
    PAUSED,
    {"next": "let_go"},
    {"next": "let_go", "done": True},
)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    for command in (due, agreements, everything_saved):
        monkeypatch.setattr(command, "now", lambda: TODAY)


def save_life(folder: Path, earlier: Mapping[str, Json], **looked_back: Json) -> None:
    """Save an agreement, a change of it, and then a look-back."""
    save_repeating(folder, "FREQ=WEEKLY;BYDAY=SA")
    with open_store(folder) as store:
        if earlier:
            store.change_agreement(AGREEMENT, at("2026-04-01"), earlier)
        back = look_back("back", AGREEMENT, day="2026-04-21", **looked_back)
        store.save(conversation_with(TWO, begins("a"), back))


def everything_shown(turnabout: Turnabout, folder: Path) -> Mapping[str, Any]:
    """Return whatever tells how the agreement stands."""
    rows = json.loads(turnabout("agreements", "--all", "--json", "--data", folder).out)
    for item in (item for row in rows for item in row["history"]):
        del item["row"]  # as saved
    shown: dict[str, Any] = {"json": rows}
    for command in ("due", "agreements --all", "export --format ics"):
        shown[command] = turnabout(*command.split(), "--data", folder).out
    with open_store(folder, read_only=True) as store:
        all_ = [*store.agreements(), *store.closed_agreements()]
        shown["turns"] = [turn for _, turn in todays_or_next_turns(store.agreements(), TODAY.date())]
    for each in all_:
        shown["list"] = (status(each, TODAY.date()), when_text(each, TODAY.date()))
        shown["history"] = list(history_lines(each, NAMES, TODAY.date()))
    return shown


@pytest.mark.quick_cases(4)
@pytest.mark.parametrize("earlier", EARLIER)
@pytest.mark.parametrize("day", [{}, {"look_back": "2026-06-20"}, {"look_back": None}])
def test_look_back_without_next_shows_as_going_on(
    turnabout: Turnabout, tmp_path: Path, earlier: Mapping[str, Json], day: Mapping[str, Json]
) -> None:
    save_life(tmp_path / "said", earlier, next="go_on", **day)
    save_life(tmp_path / "unsaid", earlier, **day)
    save_life(tmp_path / "null", earlier, next=None, **day)
    said, unsaid, null = (everything_shown(turnabout, tmp_path / name) for name in ("said", "unsaid", "null"))
    assert unsaid == null == said


def test_going_on_ends_a_pause(turnabout: Turnabout, tmp_path: Path) -> None:
    save_life(tmp_path, PAUSED, look_back="2026-06-20")
    shown = everything_shown(turnabout, tmp_path)
    assert shown["list"][0] == AgreementStatus.COMING
    assert shown["json"][0]["resting"] is False
    assert "today: Ben" in shown["due"]


def test_other_changes_do_not_end_a_pause(turnabout: Turnabout, tmp_path: Path) -> None:
    save_repeating(tmp_path, "FREQ=WEEKLY;BYDAY=SA")
    with open_store(tmp_path) as store:
        store.change_agreement(AGREEMENT, at("2026-04-01"), PAUSED)
        store.change_agreement(AGREEMENT, at("2026-04-02"), {"words": {"act": "We bake"}})
    assert everything_shown(turnabout, tmp_path)["list"][0] == AgreementStatus.PAUSED
