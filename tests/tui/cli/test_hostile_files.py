"""Words, flows, answers, walks, packs, and helplines with anything in them."""

from __future__ import annotations

import os
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.helpers.examples import scaled
from tests.helpers.machine_speed import is_within
from tests.scripts.helpers.packs import new_pack
from tests.tui.conftest import CommandResult, Turnabout
from tests.tui.helpers.script_pack import write_pack
from tui.crashes.report import CRASH_MESSAGE
from tui.helplines import FILE_NAME, load_helplines

SECONDS = 10.0
"""Processor time for one command, on any machine."""
LONG = 10_000_000
PIECES = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[2J", b"\t", b"\r", b"\xe2\x80\xae", b"\xed\xa0\x80"),
    *(
        b"&a ",
        b"*a",
        b"!!python/object:os.system ",
        b"<<: *a",
        b"{{ 7*7 }}",
        b"{% for x in y %}",
        b"[" * 60,
        b"{a: " * 60,
    ),
    *(
        b"- ask: ",
        b"9" * 5000,
        b"1e999",
        b"0x1F",
        b"../../etc/passwd",
        b"|",
        b">",
        b"'",
        b'"',
        b"\n\n\n",
        b"# ",
        b"---\n",
    ),
)


def as_bytes(text: str) -> bytes:
    return text.encode()


CRAFTED: dict[str, bytes] = {
    "empty": b"",
    "zeros": bytes(10_000),
    "other bytes": bytes(range(256)) * 40,
    "UTF-16": "format: 1\nid: x\n".encode("utf-16"),
    "UTF-32": "format: 1\nid: x\n".encode("utf-32"),
    "Latin-1": "id: caf\xe9\n".encode("latin-1"),
    "brackets": b"[" * 100_000,
    "braces": b'{"a": ' * 100_000,
    "many levels": b"".join(b"  " * n + b"a:\n" for n in range(3000)),
    "aliases": b"a: &a [x, x, x, x, x, x, x, x, x]\n"
    + b"".join(
        b"%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n" % ((n + 1, n + 1) + (n,) * 9)
        for n in range(97, 121)
    ),
    "tag": b"!!python/object/apply:os.system ['echo gone']\n",
    "digits": b"minutes: " + b"9" * 1_000_000,
    "long line": b"a: " + b"x" * LONG,
    "long JSON line": b'{"step": "' + b"x" * LONG + b'"}\n',
    "many lines": b"- ask: a\n" * 1_000_000,
    "JSON": b'{"step": [[[[[[[[{}]]]]]]]], "place": 1, "value": ' + b"[" * 900 + b"]" * 900 + b"}\n",
    "numbers": b'{"step": "begins", "place": "", "of": "house", "value": 1' + b"0" * 4400 + b"}\n",
    "zip": b"PK\x03\x04" + bytes(1000),
}


def check_calm(result: CommandResult) -> None:
    """Check that a command worked, or said what's wrong without breaking down."""
    assert CRASH_MESSAGE not in result.err
    assert "Traceback" not in result.out + result.err
    assert "\x1b" not in result.out + result.err
    assert len(result.out + result.err) < 2_000_000


def timed(run: Callable[[], CommandResult]) -> None:
    began = time.process_time()
    check_calm(run())
    assert is_within(time.process_time() - began, SECONDS)


class Places:
    """Where each kind of file is, in a pack that is otherwise good."""

    def __init__(self, turnabout: Turnabout, tmp_path: Path, data: Path) -> None:
        self.turnabout, self.tmp_path, self.data = turnabout, tmp_path, data

    def commands(self, kind: str, content: bytes) -> list[Callable[[], CommandResult]]:
        """Return commands that read such a file."""
        call, pack = self.turnabout, new_pack(self.tmp_path, "evening")
        flow = next((pack / "scripts").glob("*.yaml"))
        match kind:
            case "flow" | "words":
                path = flow if kind == "flow" else pack / "prompts" / "en" / f"{flow.stem}.md"
                path.write_bytes(content)
                play = ("play", flow, "--random", "--seed", 1)
                return [lambda: call(*play), lambda: call("check", flow), lambda: call("add", pack, "--yes")]
            case "pack file":
                (pack / "pack.yaml").write_bytes(content)
                return [lambda: call("add", pack, "--yes"), lambda: call("check", pack)]
            case "archive":
                path = self.tmp_path / "evening.zip"
                path.write_bytes(content)
                return [lambda: call("add", path, "--yes")]
            case "walk":
                flow.with_suffix(".walk.yaml").write_bytes(content)
                return [lambda: call("play", flow, "--walks")]
            case "answers":
                path = self.tmp_path / "answers"
                path.write_bytes(content)
                script = write_pack(self.tmp_path / "every")
                return [lambda: call("play", script, "--answers", path)]
        raise AssertionError(kind)


KINDS = ("flow", "words", "pack file", "archive", "walk", "answers")
GOOD_ANSWERS = b"begins: a\nhurt: x\nunsaid: x\ntired: 3\naction: {act: make tea}\nmoment: a walk\n"


@pytest.fixture
def places(turnabout: Turnabout, tmp_path: Path, data: Path) -> Places:
    return Places(turnabout, tmp_path, data)


@pytest.mark.slow
@pytest.mark.parametrize("name", CRAFTED)
@pytest.mark.parametrize("kind", KINDS)
def test_crafted_file_is_refused_or_read(places: Places, kind: str, name: str) -> None:
    for command in places.commands(kind, CRAFTED[name]):
        timed(command)


def good_content(places: Places, kind: str) -> bytes:
    """Return a good file of a kind."""
    pack = new_pack(places.tmp_path / "good", "evening")
    flow = next((pack / "scripts").glob("*.yaml"))
    match kind:
        case "flow":
            return flow.read_bytes()
        case "words":
            return (pack / "prompts" / "en" / f"{flow.stem}.md").read_bytes()
        case "pack file":
            return (pack / "pack.yaml").read_bytes()
        case "walk":
            return (
                b"answers:\n"
                + b"".join(b"  " + line + b"\n" for line in GOOD_ANSWERS.splitlines())
                + b"transcript: |\n  x\n"
            )
        case _:
            return GOOD_ANSWERS


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "archive"])
def test_random_damage_is_refused_or_read(places: Places, kind: str, tmp_path: Path) -> None:
    (tmp_path / "good").mkdir()
    good = good_content(places, kind)
    for seed in range(int(os.environ.get("EXAMPLES", scaled(50)))):
        rng, damaged = Random(seed), bytearray(good)
        for _ in range(rng.choice((1, 2, 5))):
            at = rng.randrange(len(damaged) + 1)
            damaged[at : at + rng.choice((0, 0, 1, 20))] = rng.choice((*PIECES, rng.randbytes(3)))
        places.tmp_path = tmp_path / str(seed)
        places.tmp_path.mkdir()
        try:
            for command in places.commands(kind, bytes(damaged)):
                timed(command)
        except BaseException as error:
            error.add_note(f"{kind}, seed {seed}")
            raise


@pytest.mark.parametrize("kind", ["flow", "words", "walk", "pack file"])
def test_device_is_refused(places: Places, kind: str) -> None:
    commands = places.commands(kind, b"")
    (path,) = [each for each in places.tmp_path.rglob("*") if each.is_file() and not each.stat().st_size]
    path.unlink()
    path.symlink_to("/dev/zero")
    for command in commands:
        timed(command)


@pytest.mark.parametrize("name", CRAFTED)
def test_crafted_helplines_are_replaced_by_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / FILE_NAME).write_bytes(CRAFTED[name])
    countries, said = load_helplines(tmp_path)
    assert countries
    assert "Couldn’t read your own" in said


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        "[[country]]\nname = 1\nlines = 2",
        "country = 3",
        '[[country]]\nname = "X"\nlines = [{number = 1}]',
        "[[country]]\nname = 1979-05-27\nlines = []\n" * 3 + "x = 1e999",
    ],
    ids=range(5),
)
def test_odd_helplines_are_shown_or_replaced(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text)
    countries, _ = load_helplines(tmp_path)
    assert countries


@pytest.mark.parametrize("name", ["long line", "many lines"])
def test_check_reads_only_the_beginning_of_a_huge_file(places: Places, name: str) -> None:
    places.commands("words", CRAFTED[name])
    words = next(places.tmp_path.glob("evening/prompts/en/*.md"))
    tracemalloc.start()
    try:
        for options in ([], ["--fix"], ["--against", words.parents[2]]):
            check_calm(places.turnabout("check", words.parents[2], *options))
        assert tracemalloc.get_traced_memory()[1] < LONG
    finally:
        tracemalloc.stop()
