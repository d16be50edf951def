"""Commands in folders with missing files, and exports over the store's own files."""

import json
import os
import shutil
from pathlib import Path

import pytest

from store import open_store
from tests.store.helpers.records import (
    ANA,
    BEN,
    agreed,
    at,
    look_back,
    notebook_line,
    stored_answer,
    with_answers,
)
from tests.tui.conftest import Turnabout
from tests.tui.helpers.app import talk

ONE, TWO = "2026-03-14T2015-00a1", "2026-04-01T0900-00a3"
MONTH = "2026/03/month.json"
READERS = ("due", "agreements", "export", "export --format json", "export --format ics", "rebuild")


@pytest.fixture
def saved(data: Path) -> Path:
    """Return a data folder with every kind of file."""
    with open_store(data) as store:
        store.set_people(ANA, BEN)
        one = with_answers(
            talk(ONE),
            agreed("tea", "make tea", look_back="2026-03-20"),
            agreed("walk", "walk"),
            look_back("back", f"{ONE}::walk", next="let_go"),
            notebook_line("calm", "quiet"),
        )
        store.save(one)
        store.finish(one, at("2026-03-14", 40))
        store.save(with_answers(talk(TWO), stored_answer("hurt", "the phone")))
    return data


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*.json")}


@pytest.mark.parametrize(
    ("command", "names"),
    [
        ("due", ["store.json", "open.json"]),
        ("due --json", ["store.json", "open.json"]),
        ("agreements", ["store.json", "open.json"]),
        ("agreements --all --json", ["store.json", "open.json", MONTH]),
        (
            "export",
            ["store.json", "open.json", "notebook.json", MONTH, f"2026/03/{ONE}.json", f"2026/04/{TWO}.json"],
        ),
        ("export --format json", ["store.json", "open.json", "notebook.json", MONTH, f"2026/04/{TWO}.json"]),
        ("export --format ics", ["store.json", "open.json", MONTH]),
    ],
)
def test_command_names_what_is_missing(
    turnabout: Turnabout, saved: Path, command: str, names: list[str]
) -> None:
    assert turnabout(*command.split()).status == 0
    for name in names:
        kept = (saved / name).read_bytes()
        (saved / name).unlink()
        before = bytes_of(saved)
        done = turnabout(*command.split())
        assert name in done.sentence
        assert "issing" in done.sentence
        assert bytes_of(saved) == before
        (saved / name).write_bytes(kept)
    assert turnabout(*command.split()).status == 0


def test_missing_month_folder_is_named(turnabout: Turnabout, saved: Path) -> None:
    shutil.rmtree(saved / "2026" / "03")
    for command in ("export", "agreements --all"):
        assert MONTH in turnabout(*command.split()).sentence


def test_rest_of_the_export_is_printed(turnabout: Turnabout, saved: Path) -> None:
    (saved / "open.json").unlink()
    done = turnabout("export", "--format", "json")
    assert "Everything else is included" in done.sentence
    assert len(json.loads(done.out)["conversations"]) == 2


@pytest.mark.parametrize("command", READERS)
def test_mistyped_folder_is_named_and_not_created(turnabout: Turnabout, saved: Path, command: str) -> None:
    done = turnabout(*command.split(), "--data", f"{saved}x")
    assert f"There’s no folder {saved}x" in done.sentence
    assert done.out == ""
    assert not Path(f"{saved}x").exists()


def test_rebuild_restores_agreements_and_notebook(turnabout: Turnabout, saved: Path) -> None:
    listed, exported = turnabout("agreements", "--all").out, turnabout("export", "--format", "json").out
    assert turnabout("rebuild").out == "No files are missing.\n"
    for name in ("open.json", "notebook.json", MONTH):
        (saved / name).unlink()
    done = turnabout("rebuild")
    assert (done.status, done.err) == (0, "")
    first, *losses = done.out.splitlines()
    assert first == f"Rebuilt from your conversations: open.json, notebook.json, and {MONTH}."
    assert len(losses) == 3
    assert "how conversations repeat" in losses[0]
    assert turnabout("agreements", "--all").out == listed
    assert turnabout("export", "--format", "json").out == exported
    assert turnabout("rebuild").out == "No files are missing.\n"


def test_rebuild_leaves_names_and_conversations_to_the_couple(turnabout: Turnabout, saved: Path) -> None:
    (saved / f"2026/03/{ONE}.json").unlink()
    assert f"2026/03/{ONE}.json is missing" in turnabout("rebuild").sentence
    (saved / "store.json").unlink()
    (saved / "open.json").unlink()
    done = turnabout("rebuild")
    assert "open.json" in done.out
    assert "start Turnabout, and it will ask who’s who" in done.sentence
    assert not (saved / "store.json").exists()


def test_rebuild_names_a_lost_month_and_its_conversations(turnabout: Turnabout, saved: Path) -> None:
    shutil.rmtree(saved / "2026" / "03")
    done = turnabout("rebuild")
    assert f"Rebuilt from your conversations: {MONTH}." in done.out
    assert "There are no conversations in 2026/03." in done.out
    assert f"2026/03/{ONE}.json is missing. A conversation can’t be rebuilt" in done.sentence
    for command in ("rebuild", "export", "export --format json"):
        assert f"2026/03/{ONE}.json" in turnabout(*command.split()).sentence
    with open_store(saved) as store:
        store.delete_conversation(ONE)
    assert (turnabout("rebuild").status, turnabout("export").status) == (0, 0)


def test_rebuild_names_damaged_conversations(turnabout: Turnabout, saved: Path) -> None:
    (saved / f"2026/03/{ONE}.json").write_text("{}")
    (saved / "open.json").unlink()
    assert f"2026/03/{ONE}.json" in turnabout("rebuild").sentence


def test_rebuild_before_the_first_start_creates_nothing(turnabout: Turnabout, data: Path) -> None:
    assert "nothing to rebuild" in turnabout("rebuild").sentence
    assert not data.exists()


OWN_FILES = (
    "store.json",
    "open.json",
    "notebook.json",
    "lock",
    MONTH,
    f"2026/03/{ONE}.json",
    f"2026/04/{TWO}.json",
)


def spellings(folder: Path, name: str, elsewhere: Path) -> list[Path]:
    """Return other ways to name a file of the folder."""
    plain, link, hard, linked = folder / name, elsewhere / "link", elsewhere / "hard", elsewhere / "folder"
    link.symlink_to(plain)
    linked.symlink_to(folder, target_is_directory=True)
    os.link(plain, hard)
    loud = folder / name.upper()
    return [
        plain,
        Path(os.path.relpath(plain)),
        folder / ".." / folder.name / "." / name,
        linked / name,
        link,
        hard,
        loud,
        folder / f"{name}.",
    ]


@pytest.mark.parametrize("name", OWN_FILES)
def test_export_never_replaces_a_file_of_the_store(turnabout: Turnabout, saved: Path, name: str) -> None:
    elsewhere = saved.parent / "elsewhere"
    elsewhere.mkdir()
    before = bytes_of(saved)
    for out in spellings(saved, name, elsewhere):
        for form in ("md", "json", "ics"):
            done = turnabout("export", "--format", form, "--out", out)
            assert "one of the files Turnabout keeps your data in" in done.sentence, out
    assert bytes_of(saved) == before
    assert not list(saved.glob("*MD*"))


@pytest.mark.parametrize(
    "name",
    [
        *("notebook.json", "2026/09/month.json", "drafts/x.json", "Crash-Report.txt", ".x.tmp"),
        *("drafts", "Drafts", "2026", "2026/09"),  # a file where a folder has to be
    ],
)
def test_export_is_never_taken_for_a_later_file_of_the_store(
    turnabout: Turnabout, data: Path, name: str
) -> None:
    (data / name).parent.mkdir(parents=True)
    assert "Choose another name" in turnabout("export", "--out", data / name).sentence
    assert not (data / name).exists()


def test_export_through_a_link_to_a_later_file_is_refused(turnabout: Turnabout, data: Path) -> None:
    data.mkdir()
    link = data.parent / "link"
    link.symlink_to(data / "notebook.json")
    assert "Choose another name" in turnabout("export", "--out", link).sentence
    assert list(data.iterdir()) == []


@pytest.mark.parametrize("name", ["open.json", "renamed"])
def test_export_never_replaces_a_file_of_another_store(turnabout: Turnabout, saved: Path, name: str) -> None:
    backup = saved.parent / "backup" / name
    backup.parent.mkdir()
    backup.write_bytes((saved / "open.json").read_bytes())
    assert "Choose another name" in turnabout("export", "--out", backup).sentence
    assert backup.read_bytes() == (saved / "open.json").read_bytes()


def test_export_may_go_beside_the_files_of_the_store(turnabout: Turnabout, saved: Path) -> None:
    for out in (saved / "our-words.md", saved.parent / "open.json"):
        assert turnabout("export", "--out", out).status == 0
        assert out.read_text().startswith("# Ana and Ben")


def test_export_to_a_circle_of_links_is_refused(turnabout: Turnabout, saved: Path, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "a link points back to itself" in turnabout("export", "--out", tmp_path / "a").sentence
