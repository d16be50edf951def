"""Noise, hostile, and giant files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scripts.checking.file_decoding import decode
from scripts.checking.multi_script_check import check_files
from scripts.checking.script_check import ScriptTexts, check_script
from scripts.checking.script_file_search import ScriptFiles, find_scripts
from tests.helpers.examples import scaled
from tests.helpers.machine_speed import is_within
from tests.scripts.checking.corpus_reader import HEAD, read_corpus

MAX_SECONDS = 1.0
MAX_KB = 200 * 1024
WORDS = "# Evening\n\n## a0\nHm.\n"
TEXTS = [
    (case.files["scripts/evening.yaml"][0], case.files["prompts/en/evening.md"][0])
    for case in read_corpus()
    if {"scripts/evening.yaml", "prompts/en/evening.md"} <= case.files.keys()
]
PIECES = [
    "\t",
    "\x00",
    "\u00a0",
    "{{",
    "}}",
    "{% if ",
    "- ask: x\n",
    "steps:\n",
    "'",
    '"',
    "[",
    "🙂",
    "\u202e",
]
PIECES += [": ", "|", "### ", "&x ", "\r\n", "– "]


def seconds_for(flow: str, words: str) -> float:
    begun = time.process_time()
    check_script(ScriptTexts(flow, words, "x.yaml", "x.md"))
    return time.process_time() - begun


@settings(max_examples=scaled(300), deadline=None)
@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join), st.text())
@example("-_:\n0", "")
def test_noise_is_checked(flow: str, words: str) -> None:
    for found in check_script(ScriptTexts(flow, words, "x.yaml", "x.md")).findings:
        assert found.line >= 1
        assert found.column >= 1
        assert found.message.strip()


@settings(max_examples=scaled(300), deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0, 2**32), st.sampled_from(PIECES) | st.text(max_size=4))
def test_any_edit_of_a_script_is_checked(texts: tuple[str, str], seed: int, piece: str) -> None:
    rng = Random(seed)
    changed = list(texts)
    which = rng.randrange(2)
    at = rng.randrange(len(changed[which]) + 1)
    changed[which] = changed[which][:at] + piece + changed[which][at + rng.choice((0, 1, 5, 40)) :]
    assert is_within(seconds_for(*changed), MAX_SECONDS)


@settings(max_examples=scaled(200), deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_decoded(content: bytes) -> None:
    decoded = decode(content, "x.yaml")
    assert decoded.text is not None or decoded.findings


def many_conditions() -> tuple[str, str]:
    """Return a script whose answers matter until the end."""
    asks = "".join(
        f"  - ask: a{n}\n    answer: scale\n    from: 0 to 10\n    optional: yes\n" for n in range(60)
    )
    tests = " and ".join(f"a{n} > 5" for n in range(20))
    prints = " ".join(f"{{{{ a{n} }}}}" for n in range(60))
    return f"{HEAD}{asks}  - say: b\n    when: {tests}\n", f"{WORDS}\n## b\n{prints}\n"


def nested_repeats() -> tuple[str, str]:
    flow, indent = HEAD, "  "
    for n in range(3):
        flow += f"{indent}- repeat: r{n}\n{indent}  at_most: 5\n{indent}  steps:\n"
        indent += "    "
    for n in range(12):
        flow += f"{indent}- ask: a{n}\n{indent}  answer: yes_no\n{indent}  optional: yes\n"
    tests = " and ".join(f"a{n} == 'yes'" for n in range(12))
    return f"{flow}  - say: b\n    when: {tests}\n", WORDS


def big_reveal() -> tuple[str, str]:
    names = [f"a{n}" for n in range(40)]
    keys = ("of: speaker", "answer: text", "private: yes")
    asks = "".join(f"      - ask: {name}\n" + "".join(f"        {key}\n" for key in keys) for name in names)
    reveal = f"  - reveal: r\n    show: [{', '.join(names)}]\n"
    prints = " ".join(f"{{{{ first.{name} }}}}" for name in names)
    return f"{HEAD}  - turns: t\n    steps:\n{asks}{reveal}", f"{WORDS}\n## r\n{prints}\n"


def parts(depth: int) -> str:
    return "".join(f"{'    ' * n}  - part: p{n}\n{'    ' * n}    steps:\n" for n in range(depth))


def words(text: str) -> tuple[str, str]:
    return HEAD + "  - say: a0\n", f"# T\n\n## a0\n{text}"


def sections(count: int, text: str) -> tuple[str, str]:
    return HEAD + "  - say: a0\n", "# T\n\n" + "".join(f"## a{n}\n{text}\n" for n in range(count))


def misspelled_names() -> tuple[str, str]:
    names = [f"what_would_help_you_most_{n}" for n in range(500)]
    asks = "".join(
        f"  - ask: {name}\n    answer: text\n    when: {name.replace('help', 'hlep')} == 'yes'\n"
        for name in names
    )
    return HEAD + asks, "# T\n\n" + "".join(f"## {name}\nHm.\n" for name in names)


GIANTS: dict[str, Callable[[], tuple[str, str]]] = {
    "many steps": lambda: (HEAD + "".join(f"  - say: a{n}\n" for n in range(3000)), WORDS),
    "many asks": lambda: (HEAD + "".join(f"  - ask: a{n}\n    answer: yes_no\n" for n in range(1300)), WORDS),
    "many bad names": lambda: (HEAD + "  - say: A b\n" * 4500, WORDS),
    "many misspelled names": misspelled_names,
    "many bad keys": lambda: (HEAD + "  - ask: a\n    answer: text\n    pick: 1\n" * 1000, WORDS),
    "many speakers": lambda: (
        HEAD + "".join(f"  - talk: a{n}\n    of: speaker\n" for n in range(1500)),
        WORDS,
    ),
    "many conditions": many_conditions,
    "nested repeats": nested_repeats,
    "big reveal": big_reveal,
    "deep nesting": lambda: (HEAD + parts(60), WORDS),
    "many mistakes": lambda: (HEAD + "\t- say: a\n" * 4000, WORDS),
    "broken lines": lambda: (HEAD + "  - say: 'a\n" * 4000, WORDS),
    "brackets": lambda: ("[" * 60_000, WORDS),
    "long line": lambda: (HEAD + "  - say: " + "a" * 60_000, WORDS),
    "many braces": lambda: words("{{ " * 20_000),
    "single braces": lambda: words("{ a " * 16_000),
    "many tags": lambda: sections(70, "<b" * 400),
    "many sections": lambda: sections(4000, "Hm."),
    "quotes": lambda: words("“" * 20_000),
    "stars": lambda: words("* " * 30_000),
    "pipes": lambda: words("|" * 60_000),
    "dots": lambda: words("." * 60_000),
    "spaces": lambda: words(" " * 60_000 + "x"),
    "dashes": lambda: words("- " * 30_000),
    "brackets in words": lambda: words("[" * 60_000),
    "bullets": lambda: words("\u00a0" * 30_000),
    "questions": lambda: words("Why? " * 12_000),
    "conditions in words": lambda: words("{% if a0 == 'x' %}a{% endif %}" * 190),
}


@pytest.mark.quick_cases(2)
@pytest.mark.parametrize("name", GIANTS)
def test_giant_script_is_checked_in_a_second(name: str) -> None:
    check_script(ScriptTexts(HEAD + "  - say: a0\n", WORDS, "x.yaml", "x.md"))  # imports
    giant = GIANTS[name]()
    assert any(
        is_within(seconds_for(*giant), MAX_SECONDS) for _ in range(3)
    )  # a busy machine may slow one of them


@pytest.mark.parametrize("name", ["many conditions", "nested repeats", "big reveal"])
def test_too_many_ways_are_admitted(name: str) -> None:
    flow, prose = GIANTS[name]()
    codes = {found.code for found in check_script(ScriptTexts(flow, prose, "x.yaml", "x.md")).findings}
    assert "S05" in codes
    assert not codes & {"N02", "N03", "N04", "V07", "V08", "S01"}


def test_huge_file_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    huge = tmp_path / "evening.yaml"
    with huge.open("wb") as file:
        file.seek(3_000_000_000)
        file.write(b"x")
    ((found, *_),) = (each.findings for each in check_files(find_scripts([str(huge)])))
    assert found.code == "I09"  # It has zero bytes


def test_huge_text_is_called_too_large(tmp_path: Path) -> None:
    huge = tmp_path / "evening.yaml"
    huge.write_text("- say: hello\n" * 100_000)
    ((found, *_),) = (each.findings for each in check_files(find_scripts([str(huge)])))
    assert found.code == "I12"


def test_pipe_is_never_waited_for(tmp_path: Path) -> None:
    (tmp_path / "evening.yaml").write_text("format: 1\n")
    os.mkfifo(tmp_path / "evening.md")
    files = ScriptFiles(tmp_path / "evening.yaml", (tmp_path / "evening.md",), tmp_path, tmp_path)
    with pytest.raises(OSError, match="isn’t a file"):
        check_files([files])


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process its own peak")
def test_giant_scripts_need_little_memory() -> None:
    # Not ru_maxrss: that begins with the peak of the process that started this one.
    program = (
        "import os, re\n"
        "from scripts.checking.script_check import ScriptTexts, check_script\n"
        "from tests.scripts.checking.test_hostile_scripts import GIANTS, HEAD, WORDS\n"
        "check_script(ScriptTexts(HEAD + '  - say: a0\\n', WORDS, 'x.yaml', 'x.md'))\n"  # imports
        "for name, giant in GIANTS.items():\n"
        "    if not (child := os.fork()):\n"
        "        check_script(ScriptTexts(*giant(), 'x.yaml', 'x.md'))\n"
        "        peak = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]\n"
        "        print(peak, name, flush=True)\n"
        "        os._exit(0)\n"
        "    os.waitpid(child, 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    peaks = {name: int(peak) for peak, name in (line.split(" ", 1) for line in done.stdout.splitlines())}
    assert peaks.keys() == GIANTS.keys()
    assert {name: peak for name, peak in peaks.items() if peak >= MAX_KB} == {}
