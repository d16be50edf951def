"""New packs, packs in folders, and packs as one file."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from scripts.checking.multi_script_check import check_files
from scripts.checking.script_file_search import find_scripts
from scripts.loading.loader import load_script
from scripts.loading.open_script import load_frame
from scripts.model import Source
from scripts.packs.archive import archive_bytes, read_archive
from scripts.packs.new_pack import write_new_pack
from scripts.packs.open_pack import open_pack
from scripts.packs.pack import PackError
from scripts.packs.pack_file import read_pack_file
from tests.scripts.helpers.packs import entries, loaded, new_pack


def test_new_pack_loads_at_once(tmp_path: Path) -> None:
    files = write_new_pack(tmp_path, "evening-talk")
    assert [path.relative_to(tmp_path).as_posix() for path in files] == [
        "evening-talk/pack.yaml",
        "evening-talk/scripts/evening-talk.yaml",
        "evening-talk/prompts/en/evening-talk.md",
        "evening-talk/README.md",
    ]
    assert all("new-pack" not in path.read_text() and "New title" not in path.read_text() for path in files)
    checked = open_pack(tmp_path / "evening-talk")
    assert [(script.id, script.title) for script in checked.scripts] == [("evening-talk", "Evening talk")]
    assert (checked.pack.info.id, checked.pack.languages) == ("evening-talk", ("en",))


@pytest.mark.parametrize(
    "id_", ["", "Evening", "../evening", "evening talk", "con", "library", "-x", "a" * 41, "é"]
)
def test_new_pack_refuses_an_id(tmp_path: Path, id_: str) -> None:
    with pytest.raises(PackError, match="can’t be called"):
        write_new_pack(tmp_path, id_)
    assert [*tmp_path.iterdir()] == []


def test_new_pack_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "evening").mkdir()
    with pytest.raises(PackError, match="already something"):
        write_new_pack(tmp_path, "evening")
    assert [*(tmp_path / "evening").iterdir()] == []


def test_homework_of_a_new_pack_works_without_its_signs(tmp_path: Path) -> None:
    folder = new_pack(tmp_path)
    path = folder / "pack.yaml"
    lines = [
        line.removeprefix("# ") if line.startswith(("# homework", "#   ")) else line
        for line in path.read_text().splitlines()
    ]
    path.write_text("\n".join(lines))
    assert [each.script for each in loaded(folder).info.homework] == ["evening"]


def test_documented_example_is_a_pack() -> None:
    docs = (Path(__file__).parents[3] / "docs" / "format.md").read_text(encoding="utf-8")
    example = docs.partition("```yaml\n# pack.yaml\n")[2].partition("```")[0]
    info = read_pack_file(example.encode())
    assert (info.id, info.author, len(info.homework)) == ("evening-talks", "Dr. Kim", 1)


def test_archive_is_the_same_every_time_and_everywhere(tmp_path: Path) -> None:
    first, second = new_pack(tmp_path / "a"), new_pack(tmp_path / "b")
    (second / ".DS_Store").write_bytes(b"x")
    (second / "notes.docx").write_bytes(b"x")
    (second / "drafts").mkdir()
    (second / "pack.yaml").touch()
    one, two = loaded(first), loaded(second)
    assert two.left_out == ("drafts/", "notes.docx")
    assert archive_bytes(one) == archive_bytes(two)
    with zipfile.ZipFile(io.BytesIO(archive_bytes(one))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}


def test_archive_holds_a_manifest_with_hashes(tmp_path: Path) -> None:
    pack = loaded(new_pack(tmp_path))
    files = entries(archive_bytes(pack))
    manifest = json.loads(files.pop("manifest.json"))
    assert files == pack.files
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert manifest == {
        "format": 1,
        "id": "evening",
        "version": "0.1.0",
        "author": "Your name",
        "license": "All rights reserved",
        "languages": ["en"],
        "files": hashes,
    }
    assert read_archive(archive_bytes(pack)) == pack


def test_unpacked_archive_is_a_pack_again(tmp_path: Path) -> None:
    pack = loaded(new_pack(tmp_path))
    with zipfile.ZipFile(io.BytesIO(archive_bytes(pack))) as archive:
        archive.extractall(tmp_path / "again")
    assert loaded(tmp_path / "again") == pack


WRONG = {
    "no pack.yaml": ("pack.yaml", None, "isn’t a pack: it has no pack.yaml"),
    "key": ("pack.yaml", "licence: MIT\n", "pack.yaml:1:1  A pack has no key `licence`.  Try: `license`"),
    "empty": ("pack.yaml", "", "This file is empty"),
    "a list": ("pack.yaml", "- 1\n", "It needs `format: 1`"),
    "bomb": ("pack.yaml", "a: &a [x]\nb: *a\n", "Anchors and aliases"),
    "long": ("pack.yaml", "id: " + "x" * 70_000, "too long"),
    "id": ("pack.yaml", "format: 1\nid: con\n", "`con` is a reserved name"),
    "encoding": ("prompts/en/evening.md", b"\xff\xfe#\x00", "isn’t saved as UTF-8"),
    "no words": (
        "prompts/en/evening.md",
        None,
        "scripts/evening.yaml has no words. Put them in prompts/en/evening.md",
    ),
    "no flow": ("scripts/evening.yaml", None, "prompts/en/evening.md has no flow"),
    "broken": ("scripts/evening.yaml", "format: 1\n", "A flow needs `id`"),
    "other id": ("scripts/other.yaml", "SAME", "Make it `id: other`"),
    "name": ("scripts/My Evening.yaml", "SAME", "like scripts/evening-talk.yaml"),
    "device": ("scripts/con.yaml", "SAME", "has a name that doesn’t work"),
    "yml": ("scripts/evening2.yml", "SAME", "has a name that doesn’t work"),
    "deep": ("scripts/evening.yaml", "a: " + "[" * 500 + "]" * 500, "nested too deeply"),
    "large": ("README.md", "x" * 300_000, "too large"),
}


@pytest.mark.parametrize("name", WRONG)
def test_mistake_is_named(name: str, tmp_path: Path) -> None:
    folder = new_pack(tmp_path)
    file, text, sentence = WRONG[name]
    if text is None:
        (folder / file).unlink()
    elif text == "SAME":
        (folder / file).write_text((folder / "scripts" / "evening.yaml").read_text())
        (folder / "prompts" / "en" / "other.md").write_text(
            (folder / "prompts" / "en" / "evening.md").read_text()
        )
    else:
        (folder / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PackError) as raised:
        open_pack(folder)
    assert sentence in str(raised.value)


def test_script_that_loads_but_would_fail_a_couple_is_refused(tmp_path: Path) -> None:
    folder = new_pack(tmp_path)
    flow, words = folder / "scripts" / "evening.yaml", folder / "prompts" / "en" / "evening.md"
    flow.write_text(
        flow.read_text().replace(
            "talk: missing\n        of: speaker\n        for: 1 minute",
            "ask: missing\n        of: speaker\n        answer: text",
        )
    )
    assert open_pack(folder)
    words.write_text(
        words.read_text().replace("what would you like", "{{ first.missing }}. What would you like")
    )
    assert load_script(Source(flow.read_text(), words.read_text()), load_frame()).id == "evening"
    with pytest.raises(PackError, match=r"prompts/en/evening\.md:\d+:\d+  N\d\d"):
        open_pack(folder)


@pytest.mark.parametrize("id_", ["evening", "a", "0-nine", "x" * 40])
def test_new_pack_has_no_findings_at_all(tmp_path: Path, id_: str) -> None:
    (checked,) = check_files(find_scripts([str(new_pack(tmp_path, id_))]))
    assert checked.findings == ()


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    folder = new_pack(tmp_path)
    flow = folder / "scripts" / "evening.yaml"
    flow.write_text(flow.read_text().replace("depth: light", "depth: lite\nafter: nothing"))
    pack = folder / "pack.yaml"
    pack.write_text(
        pack.read_text()
        + "homework: [{script: gone, note: Do it.}, {script: i-statements, note: This as well.}]\n"
    )
    (folder / "prompts" / "en" / "more.md").write_text("# More\n")
    with pytest.raises(PackError) as raised:
        open_pack(folder)
    for part in ("`depth` must be one of", "more.md has no flow", "homework names `gone`"):
        assert part in str(raised.value)
    assert "i-statements" not in str(raised.value)


@pytest.mark.parametrize(
    "place", ["scripts", "prompts/en", "prompts/en/evening.md", "README.md", "pack.yaml"]
)
def test_links_are_refused(place: str, tmp_path: Path) -> None:
    folder = new_pack(tmp_path)
    (folder / place).rename(tmp_path / "moved")
    (folder / place).symlink_to(tmp_path / "moved")
    with pytest.raises(PackError, match="is a link"):
        open_pack(folder)


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    folder = new_pack(tmp_path)
    for number in range(310):
        (folder / "scripts" / f"n{number}.yaml").touch()
    with pytest.raises(PackError, match="At most 300"):
        open_pack(folder)
    for number in range(2_000):
        (folder / f"n{number}").touch()
    with pytest.raises(PackError, match="too many files"):
        open_pack(folder)


def test_paths_that_hold_no_pack(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana")
    for path, sentence in (
        (tmp_path / "none", "There’s nothing at"),
        (tmp_path, "has no pack.yaml"),
        (tmp_path / "letter.txt", "isn’t a zip file"),
        (Path("/dev/zero"), "isn’t a folder or a file"),
    ):
        with pytest.raises(PackError, match=sentence):
            open_pack(path)
