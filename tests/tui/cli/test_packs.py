"""Packs on the command line, from a new one to a removed one."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from scripts.script_info import get_script_info
from store import Store, open_store
from store.rules.rituals import new_ritual, weekly_on
from tests.tui.conftest import Turnabout
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.script_pack import FLOW, write_pack
from tui.cli.main import main
from tui.clock import now, stamp
from tui.session.conversation_session import ConversationSession


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which commands run."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def pack(here: Path, turnabout: Turnabout) -> Path:
    """Return a new pack's folder."""
    assert turnabout("new", "dr-kim").status == 0
    path = here / "dr-kim" / "pack.yaml"
    path.write_text(path.read_text().replace("Your name", "Dr. Kim"))
    return here / "dr-kim"


def test_from_new_to_played(pack: Path, here: Path, turnabout: Turnabout, data: Path) -> None:
    assert turnabout("play", "dr-kim/scripts/dr-kim.yaml", "--random").status == 0
    packed = turnabout("pack", "dr-kim")
    assert packed.out.startswith(
        "Wrote dr-kim-0.1.0.zip.\ndr-kim: Dr. Kim · All rights reserved · version 0.1.0"
    )
    added = turnabout("add", "dr-kim-0.1.0.zip", "--yes")
    assert "Dr kim · 5 to 15 min · light" in added.out
    assert added.out.endswith("Added dr-kim. Its scripts are on Home now.\n")
    assert turnabout("packs").out == (
        "dr-kim: Dr. Kim · All rights reserved · version 0.1.0 · 1 conversation\n"
        "  dr-kim/dr-kim: Dr kim · 5 to 15 min · light\n"
    )
    listed = [line.split(maxsplit=1) for line in turnabout("scripts").out.splitlines()]
    assert ["dr-kim/dr-kim", "Dr kim · 5 to 15 min · light · From Dr. Kim’s pack"] in listed
    assert turnabout("play", "dr-kim/dr-kim", "--random", "--seed", 3, "--save").status == 0
    with open_store(data) as store:
        assert (store.times_done("dr-kim/dr-kim"), store.times_done("dr-kim")) == (1, 0)
        assert store.recent_headers(1)[0].script == "dr-kim/dr-kim"


def test_pack_is_the_same_from_any_folder(
    pack: Path, here: Path, turnabout: Turnabout, tmp_path: Path
) -> None:
    assert turnabout("pack", pack, "--out", tmp_path / "one.zip").status == 0
    pack.rename(here / "renamed")
    assert turnabout("pack", "renamed", "--out", tmp_path / "two.zip").status == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_pack_names_what_it_leaves_out(pack: Path, turnabout: Turnabout) -> None:
    (pack / "notes.docx").write_bytes(b"private")
    done = turnabout("pack", "dr-kim")
    assert done.out.endswith("Left out, because it isn’t part of a pack: notes.docx.\n")
    assert "notes.docx" not in zipfile.ZipFile("dr-kim-0.1.0.zip").namelist()


def test_pack_never_overwrites_saved_data(pack: Path, turnabout: Turnabout, data: Path) -> None:
    assert turnabout("add", "dr-kim", "--yes").status == 0
    done = turnabout("pack", "dr-kim", "--out", data / "packs" / "dr-kim" / "pack.yaml")
    assert "one of the files Turnabout keeps your data in" in done.sentence


def test_bad_pack_is_refused_with_all_its_errors(pack: Path, turnabout: Turnabout, data: Path) -> None:
    flow = pack / "scripts" / "dr-kim.yaml"
    flow.write_text(flow.read_text().replace("- say:", "- sya:").replace("answer: text", "answer: txt"))
    done = turnabout("add", "dr-kim", "--yes")
    assert "Unknown step kind `sya`" in done.sentence
    assert "`answer` must be one of" in done.sentence
    assert done.sentence.endswith("\nNothing was added.")
    assert turnabout("pack", "dr-kim").status == 1
    assert not data.exists()


def test_pack_without_an_author_is_not_shared(pack: Path, turnabout: Turnabout) -> None:
    path = pack / "pack.yaml"
    path.write_text(path.read_text().replace("Dr. Kim", "Your name"))
    done = turnabout("pack", "dr-kim")
    assert done.status == 1
    assert "still says `author: Your name`" in done.sentence
    assert not Path("dr-kim-0.1.0.zip").exists()


def test_wrong_folder_to_pack_says_what_was_not_done(turnabout: Turnabout, tmp_path: Path) -> None:
    assert turnabout("pack", tmp_path).sentence.endswith(" No file was written.")


ANSWERS = {"y\n": True, "YES\n": True, "n\n": False, "\n": False, "": False}


@pytest.mark.parametrize("answer", ANSWERS)
def test_adding_asks_first(
    answer: str, pack: Path, turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.StringIO(answer)
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", typed)
    done = turnabout("add", "dr-kim")
    assert "Add the pack dr-kim? [y/N] " in done.out
    assert (data / "packs" / "dr-kim").exists() == ANSWERS[answer]
    assert ANSWERS[answer] or (done.out.endswith("Nothing was added.\n") and not data.exists())


def test_nobody_to_ask_changes_nothing(pack: Path, turnabout: Turnabout, data: Path) -> None:
    assert "add --yes" in turnabout("add", "dr-kim").sentence
    assert not data.exists()
    assert turnabout("add", "dr-kim", "--yes").status == 0
    assert "add --yes" in turnabout("remove", "dr-kim").sentence
    assert (data / "packs" / "dr-kim").exists()


def test_newer_version_replaces_the_older(
    pack: Path, turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turnabout("add", "dr-kim", "--yes")
    (pack / "README.md").unlink()
    (pack / "pack.yaml").write_text((pack / "pack.yaml").read_text().replace("0.1.0", "0.2.0"))
    typed = io.StringIO("y\n")
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", typed)
    done = turnabout("add", "dr-kim")
    assert "You have version 0.1.0 of dr-kim. Replace it with version 0.2.0? [y/N]" in done.out
    assert not (data / "packs" / "dr-kim" / "README.md").exists()
    assert "version 0.2.0" in turnabout("packs").out


def test_after_counts_by_pack(here: Path, turnabout: Turnabout, data: Path) -> None:
    pack = here / "two"
    write_pack(pack, name="first", flow=FLOW.replace("every-kind", "first"))
    write_pack(
        pack,
        name="second",
        flow=FLOW.replace("every-kind", "second").replace("frame: no", "after: first\nframe: no"),
    )
    (pack / "pack.yaml").write_text("format: 1\nid: two\nversion: 1.0.0\nauthor: A\nlicense: MIT\n")
    assert turnabout("add", "two", "--yes").status == 0
    assert get_script_info("two/second", packs=data / "packs").after == "two/first"


def test_conversations_outlive_their_pack(pack: Path, turnabout: Turnabout, data: Path) -> None:
    turnabout("add", "dr-kim", "--yes")
    assert turnabout("play", "dr-kim/dr-kim", "--random", "--seed", 3, "--save").status == 0
    with open_store(data) as store:
        store.set_people(ANA, BEN)
        unfinished = _begin("dr-kim/dr-kim", store)
        store.save_ritual(new_ritual("dr-kim/dr-kim", "Dr kim", weekly_on(now().date()), stamp(now())))
        (finished,) = store.recent_headers(1)
    exported = turnabout("export").out.partition("## Conversations")[2]
    assert "Dr kim" in exported
    removed = turnabout("remove", "dr-kim", "--yes")
    assert removed.out.endswith("Pack deleted. Your conversations are still here.\n")
    assert turnabout("packs").out.startswith("You haven’t added any packs.")
    assert turnabout("export").out.partition("## Conversations")[2] == exported
    assert "No script called" in turnabout("play", "dr-kim/dr-kim", "--random").sentence
    with open_store(data) as store:
        session = ConversationSession.resume(store, unfinished)
        assert (session.script.id, session.script.title) == ("dr-kim/dr-kim", "Dr kim")
        assert store.conversation(finished.id).script["title"] == "Dr kim"
        assert store.rituals() == []
        assert store.times_done("dr-kim/dr-kim") == 1


def _begin(name: str, store: Store) -> str:
    from scripts.loading.open_script import open_script

    session = ConversationSession(open_script(name, packs=store.packs_path), store)
    session.answer("a")
    return session.id


def test_homework_of_a_pack_waits(pack: Path, turnabout: Turnabout, data: Path) -> None:
    text = "homework:\n  - script: dr-kim\n    note: Before Thursday.\n  - script: repair\n    note: After a fight.\n"
    (pack / "pack.yaml").write_text((pack / "pack.yaml").read_text() + text)
    assert "Suggests Dr kim: Before Thursday." in turnabout("add", "dr-kim", "--yes").out
    with open_store(data) as store:
        assert [(each.id, each.note, each.pack) for each in store.homework()] == [
            ("dr-kim/dr-kim", "Before Thursday.", "dr-kim"),
            ("repair", "After a fight.", "dr-kim"),
        ]
    assert turnabout("play", "dr-kim/dr-kim", "--random", "--seed", 3, "--save").status == 0
    with open_store(data) as store:
        assert [each.id for each in store.homework()] == ["repair"]


def test_newer_version_gives_only_new_homework_and_ends_what_is_gone(
    pack: Path, turnabout: Turnabout, data: Path
) -> None:
    text = "homework:\n  - script: dr-kim\n    note: Before Thursday.\n"
    (pack / "pack.yaml").write_text((pack / "pack.yaml").read_text() + text)
    turnabout("add", "dr-kim", "--yes")
    with open_store(data) as store:
        store.drop_homework("dr-kim/dr-kim")  # as after doing it
        for name in ("dr-kim/dr-kim", "dr-kim/gone", "dr-kimberly/kept"):
            store.save_ritual(new_ritual(name, name, weekly_on(now().date()), stamp(now())))
    (pack / "pack.yaml").write_text(
        (pack / "pack.yaml").read_text() + "  - script: repair\n    note: This, too.\n"
    )
    assert turnabout("add", "dr-kim", "--yes").status == 0
    with open_store(data) as store:
        assert [each.id for each in store.homework()] == ["repair"]
        assert [ritual.id for ritual in store.rituals()] == ["dr-kim/dr-kim", "dr-kimberly/kept"]
    (pack / "pack.yaml").write_text((pack / "pack.yaml").read_text().replace("Before Thursday", "Once more"))
    assert turnabout("add", "dr-kim", "--yes").status == 0
    with open_store(data) as store:
        assert {each.id: each.note for each in store.homework()} == {
            "repair": "This, too.",
            "dr-kim/dr-kim": "Once more.",
        }


def test_suggesting_a_script(pack: Path, turnabout: Turnabout, data: Path) -> None:
    assert turnabout("add", "--suggest", "repair", "--note", "When you’re\nready.").out == (
        "Home will suggest repair until you’ve done it once.\n"
    )
    assert turnabout("add", "dr-kim", "--yes", "--suggest", "dr-kim").status == 0
    with open_store(data) as store:
        assert [(each.id, each.note) for each in store.homework()] == [
            ("repair", "When you’re ready."),
            ("dr-kim/dr-kim", ""),
        ]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["add"], 2),
        (["add", "dr-kim", "--yes", "--note", "x"], 2),
        (["add", "dr-kim", "--yes", "--suggest", "nowhere"], 1),
        (["add", "dr-kim", "--yes", "--suggest", "repair", "--note", "x" * 301], 1),
        (["add", "--suggest", "dr-kim/scripts/dr-kim.yaml"], 1),
        (["add", "~nobody-here/pack", "--yes"], 1),
        (["add", "a\0b", "--yes"], 1),
        (["add", "nowhere", "--yes"], 1),
        (["add", "dr-kim/pack.yaml", "--yes"], 1),
        (["pack", "dr-kim/pack.yaml"], 1),
        (["remove", "dr-kim", "--yes"], 1),
        (["remove", "../data", "--yes"], 1),
        (["new", "dr-kim"], 1),
        (["new", "../other"], 1),
    ],
)
def test_refused_command_changes_nothing(
    arguments: list[str], status: int, pack: Path, turnabout: Turnabout, data: Path
) -> None:
    done = turnabout(*arguments)
    assert (done.status, done.out) == (status, "")
    assert done.err
    assert not data.exists()


def test_home_folder_is_understood(
    pack: Path, turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(pack.parent))
    assert turnabout("add", "~/dr-kim", "--yes").status == 0


def test_app_opens_at_a_script_of_a_pack(
    pack: Path, turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turnabout("add", "dr-kim", "--yes")
    monkeypatch.setattr("tui.terminal.usable.require_terminal", lambda: None)
    opened: list[str] = []
    monkeypatch.setattr(
        "tui.app.Turnabout.__init__", lambda self, store, folder, script, **_: opened.append(script)
    )
    monkeypatch.setattr("tui.app.Turnabout.run", lambda self: None)
    monkeypatch.setattr("tui.app.Turnabout.exit_status", 0)
    main(["--data", str(data), "dr-kim/dr-kim"])
    assert opened == ["dr-kim/dr-kim"]


def test_rebuilding_brings_back_what_a_pack_suggests(pack: Path, turnabout: Turnabout, data: Path) -> None:
    path = pack / "pack.yaml"
    path.write_text(path.read_text() + "homework:\n  - script: dr-kim\n    note: Before Thursday.\n")
    assert turnabout("add", "dr-kim", "--yes").status == 0
    with open_store(data) as store:
        store.set_people(ANA, BEN)
        before = store.homework()
        assert [each.id for each in before] == ["dr-kim/dr-kim"]
    (data / "open.json").unlink()
    assert turnabout("rebuild").status == 0
    with open_store(data) as store:
        assert store.homework() == before
