"""`turnabout doctor`."""

from pathlib import Path

import pytest

from store import open_store
from tests.store.helpers.march_conversations import ONE, live_through_march
from tests.store.helpers.records import stored_answer
from tests.tui.conftest import Turnabout

CONVERSATION = f"2026/03/{ONE}.json"
COPY = "2026/03/month (conflicted copy).json"


@pytest.fixture
def saved(data: Path, turnabout: Turnabout) -> Path:
    """Return a data folder with two conversations and a backup."""
    with open_store(data) as store:
        live_through_march(store, stored_answer("hurt", "the dishes"))
    assert turnabout("backup").status == 0
    return data


def test_healthy_folder(turnabout: Turnabout, saved: Path) -> None:
    before = sorted(saved.rglob("*"))
    done = turnabout("doctor")
    assert (done.status, done.out) == (0, "Nothing is damaged or missing.\n")
    assert sorted(saved.rglob("*")) == before


def test_damage_is_named_and_repaired_on_request(turnabout: Turnabout, saved: Path) -> None:
    (saved / CONVERSATION).write_bytes(b"torn")
    (saved / "notebook.json").unlink()
    found = turnabout("doctor")
    assert f"{CONVERSATION} is damaged. It can be restored from the backup of " in found.out
    assert "notebook.json is missing. It can be restored" in found.out
    assert "turnabout doctor --repair" in found.sentence
    assert "--yes" in turnabout("doctor", "--repair").sentence
    assert (saved / CONVERSATION).read_bytes() == b"torn"
    assert turnabout("doctor", "--repair", "--yes").status == 0
    assert turnabout("doctor").out == "Nothing is damaged or missing.\n"
    with open_store(saved) as store:
        assert store.conversation(ONE).answers
        assert [each.text for each in store.notebook()] == ["quiet"]


def test_what_cannot_be_repaired_is_said(turnabout: Turnabout, saved: Path) -> None:
    [backup] = (saved / "backups").iterdir()
    backup.write_bytes(b"torn")
    (saved / CONVERSATION).write_bytes(b"torn")
    found = turnabout("doctor")
    assert "No backup has it" in found.out
    assert f"The backup {backup.name} is damaged." in found.out
    assert found.sentence == "None of this can be repaired."
    assert (saved / CONVERSATION).read_bytes() == b"torn"


def test_copies_are_offered(turnabout: Turnabout, saved: Path) -> None:
    original = saved / "2026" / "03" / "month.json"
    (saved / COPY).write_bytes(original.read_bytes())
    found = turnabout("doctor")
    assert found.status == 0
    assert f"{COPY} is a copy of 2026/03/month.json" in found.out
    assert "the same as the original" in found.out
    assert "There’s no copy open 2.json" in turnabout("doctor", "--use", "open 2.json").sentence
    assert turnabout("doctor", "--use", COPY).status == 0
    assert not (saved / COPY).exists()
    (saved / COPY).write_bytes(b"torn")
    assert "It’s damaged." in turnabout("doctor").out
    assert "damaged" in turnabout("doctor", "--use", COPY).sentence
    assert turnabout("doctor", "--delete", COPY).status == 0
    assert not (saved / COPY).exists()


def test_no_folder(turnabout: Turnabout, data: Path) -> None:
    assert "nothing to check" in turnabout("doctor").sentence
    assert not data.exists()
