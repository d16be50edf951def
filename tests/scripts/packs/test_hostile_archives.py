"""Hostile packs: refused in one sentence, quickly, with nothing unpacked."""

import json
import stat
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from scripts.packs.archive import archive_bytes, read_archive
from scripts.packs.file_names import is_pack_file
from scripts.packs.manifest import manifest_of
from scripts.packs.pack import Pack, PackError
from tests.helpers.machine_speed import is_within
from tests.scripts.helpers.packs import Entry, entries, loaded, new_pack, zipped

SECONDS, BYTES = 1.0, 200_000_000
BOMB = b"0" * 200_000_000


@cache
def good() -> tuple[Pack, bytes]:
    """Return a good pack, and its archive."""
    with TemporaryDirectory() as folder:
        pack = loaded(new_pack(Path(folder)))
    return pack, archive_bytes(pack)


def with_entry(name: str | zipfile.ZipInfo, data: bytes = b"x") -> bytes:
    """Return the good archive with one more entry, also in its manifest."""
    pack, archive = good()
    shown = name if isinstance(name, str) else name.filename
    manifest = manifest_of(Pack(pack.info, {**pack.files, shown: data}))
    files: list[Entry] = [*(entries(archive) | {"manifest.json": json.dumps(manifest).encode()}).items()]
    return zipped([*files, (name, data)])


def entry_of_kind(name: str, kind: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    return entry


def with_manifest(**changes: object) -> bytes:
    pack, archive = good()
    manifest = manifest_of(pack) | changes
    return zipped(entries(archive) | {"manifest.json": json.dumps(manifest).encode()})


def with_file(name: str, data: bytes, compression: int = zipfile.ZIP_STORED) -> bytes:
    return zipped(entries(good()[1]) | {name: data}, compression)


def duplicate() -> bytes:
    entry = zipfile.ZipInfo("pack.yaml")
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zipped([*entries(good()[1]).items(), (entry, b"format: 1")])


def lying_about_sizes() -> bytes:
    """Return a bomb whose entry says that it is small."""
    data = with_file("README.md", BOMB[:50_000_000], zipfile.ZIP_DEFLATED)
    return data.replace(struct.pack("<L", 50_000_000), struct.pack("<L", 10))


def encrypted() -> bytes:
    """Return the good archive with every entry marked as encrypted."""
    data = bytearray(good()[1])
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def many() -> bytes:
    return zipped({**entries(good()[1]), **{f"scripts/n{number}.yaml": b"" for number in range(40_000)}})


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "isn’t a zip file"),
    "not a zip": (lambda: b"Dear Ana\n" * 100, "isn’t a zip file"),
    "cut": (lambda: good()[1][:-30], "isn’t a zip file"),
    "huge": (lambda: bytes(5_000_001), "too large"),
    "no manifest": (lambda: zipped({"pack.yaml": b"format: 1"}), "isn’t a pack"),
    "some other zip": (lambda: zipped({"word/document.xml": b"<a/>"}), "isn’t a pack"),
    "dots": (lambda: with_entry("../evil.yaml"), "doesn’t belong"),
    "dots inside": (lambda: with_entry("scripts/../../evil.yaml"), "doesn’t belong"),
    "absolute": (lambda: with_entry("/etc/passwd"), "doesn’t belong"),
    "drive": (lambda: with_entry("C:/evil.yaml"), "doesn’t belong"),
    "backslashes": (lambda: with_entry("scripts\\..\\evil.yaml"), "doesn’t belong"),
    "program": (lambda: with_entry("scripts/evil.py"), "doesn’t belong"),
    "hidden": (lambda: with_entry("scripts/.evil.yaml"), "doesn’t belong"),
    "folder": (lambda: with_entry("scripts/"), "doesn’t belong"),
    "deep": (lambda: with_entry("scripts/" + "a/" * 300 + "evil.yaml"), "doesn’t belong"),
    "device name": (lambda: with_entry("scripts/con.yaml"), "doesn’t belong"),
    "capitals": (lambda: with_entry("Pack.yaml"), "doesn’t belong"),
    "escape": (lambda: with_entry("scripts/\x1b[2J.yaml"), "doesn’t belong"),
    "right to left": (lambda: with_entry("scripts/\u202elmay.yaml"), "doesn’t belong"),
    "link": (
        lambda: with_entry(entry_of_kind("scripts/x.yaml", stat.S_IFLNK), b"/etc/passwd"),
        "isn’t a plain file",
    ),
    "device": (lambda: with_entry(entry_of_kind("scripts/x.yaml", stat.S_IFCHR)), "isn’t a plain file"),
    "pipe": (lambda: with_entry(entry_of_kind("scripts/x.yaml", stat.S_IFIFO)), "isn’t a plain file"),
    "encrypted": (encrypted, "isn’t a plain file"),
    "lzma": (lambda: with_file("README.md", b"x" * 999, zipfile.ZIP_LZMA), "isn’t a plain file"),
    "bomb": (lambda: with_file("README.md", BOMB, zipfile.ZIP_DEFLATED), "too large"),
    "many bombs": (
        lambda: with_many(40, b"0" * 250_000),
        "too large",
    ),
    "lying bomb": (lying_about_sizes, "damaged"),
    "too many": (many, "too many files"),
    "twice": (duplicate, "two files with the same name"),
    "hash": (lambda: with_manifest(files={"pack.yaml": "0" * 64}), "aren’t the ones"),
    "no hashes": (lambda: with_manifest(files=None), "aren’t the ones"),
    "changed file": (lambda: with_file("README.md", b"other"), "aren’t the ones"),
    "other id": (lambda: with_manifest(id="gottman"), "aren’t the ones"),
    "other author": (lambda: with_manifest(author="Dr. Who"), "aren’t the ones"),
    "true format": (lambda: with_manifest(format=True, files={}), "aren’t the ones"),
    "newer": (lambda: with_manifest(format=2), "newer version"),
    "manifest of brackets": (lambda: with_file("manifest.json", b"[" * 200_000), "aren’t the ones"),
    "manifest of digits": (lambda: with_file("manifest.json", b"9" * 200_000), "aren’t the ones"),
    "manifest of bytes": (lambda: with_file("manifest.json", b"\xff" * 99), "aren’t the ones"),
    "huge YAML": (lambda: with_file("pack.yaml", b"a: " + b"x" * 250_000), "too long"),
    "deep YAML": (lambda: with_file("pack.yaml", b"a: " + b"[" * 60_000), "errors"),
}


def with_many(number: int, data: bytes) -> bytes:
    more = {f"scripts/n{each}.yaml": data for each in range(number)}
    return zipped(entries(good()[1]) | more, zipfile.ZIP_DEFLATED)


@pytest.mark.quick_cases(20)
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_hostile_archive_is_refused(name: str) -> None:
    make, sentence = HOSTILE[name]
    data = make()
    tracemalloc.start()
    began = time.process_time()
    try:
        with pytest.raises(PackError, match=sentence) as raised:
            read_archive(data)
        took, (_, most) = time.process_time() - began, tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert str(raised.value).isprintable() or "errors:\n" in str(raised.value)
    assert (is_within(took, SECONDS * 3), most < BYTES) == (
        True,
        True,
    )  # tracing memory takes most of the time


def test_compressed_archive_of_the_same_files_is_accepted() -> None:
    pack, archive = good()
    assert read_archive(zipped(entries(archive), zipfile.ZIP_DEFLATED)) == pack


@pytest.mark.slow
def test_random_damage_never_harms() -> None:
    pack, archive = good()
    rng, accepted = Random(14), 0
    for _ in range(20_000):
        data = bytearray(archive)
        for _ in range(rng.choice((1, 1, 2, 5, 50))):
            at = rng.randrange(len(data))
            match rng.randrange(4):
                case 0:
                    data[at] = rng.randrange(256)
                case 1:
                    del data[at : at + rng.randrange(1, 40)]
                case 2:
                    data[at:at] = rng.randbytes(rng.randrange(1, 40))
                case _:
                    data[at : at + 4] = rng.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"PK\1\2", b"PK\5\6"))
            if not data:
                data = bytearray(b"x")
        began = time.process_time()
        found = None
        with suppress(PackError):
            found = read_archive(bytes(data))
        accepted += found is not None
        assert found in (None, pack)
        assert is_within(time.process_time() - began, SECONDS)
    assert accepted < 10_000


@pytest.mark.slow
def test_random_names_never_leave_the_pack(tmp_path: Path) -> None:
    rng = Random(14)
    pieces = [
        "scripts",
        "prompts",
        "en",
        "..",
        ".",
        "/",
        "\\",
        "a",
        ".yaml",
        ".md",
        "~",
        "C:",
        "\0",
        " ",
        "con",
        "pack",
        "README",
    ]
    for _ in range(200_000):
        name = "".join(rng.choice(pieces) for _ in range(rng.randrange(1, 8)))
        if is_pack_file(name):
            inside = (tmp_path / name).resolve()
            assert inside.is_relative_to(tmp_path.resolve())
            assert inside == tmp_path / name
            assert "\\" not in name
