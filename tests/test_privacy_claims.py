"""What docs/privacy.md and docs/threat-model.md promise about the code as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("tui", "scripts", "prompts", "store")
GOES_ONLINE = (
    "socket",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "imaplib",
    "telnetlib",
    "xmlrpc",
    "webbrowser",
)
MORE_ONLINE = ("requests", "httpx", "aiohttp", "websockets", "socketserver")
STARTS_PROGRAMS = ("subprocess", "multiprocessing", "pty")
IMPORTED = re.compile(r"^\s*(?:from|import) (\w+)", re.MULTILINE)
OF_OS = re.compile(r"os\.(system|popen|exec\w*|spawn\w*|posix_spawn\w*|fork\w*)\b")


def sources() -> Iterator[tuple[Path, str]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path, path.read_text(encoding="utf-8")


def imported(text: str) -> set[str]:
    return set(IMPORTED.findall(text))


def test_nothing_goes_online_or_starts_programs() -> None:
    found = list(sources())
    assert len(found) > 300
    for path, text in found:
        assert not imported(text) & {*GOES_ONLINE, *MORE_ONLINE, *STARTS_PROGRAMS}, path
        started = OF_OS.findall(text)
        assert started == ([] if path.name != "_restart.py" else ["execv"]), path


def test_threat_model_names_tests_that_exist() -> None:
    text = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)`", text)
    assert len(named) > 8
    assert [name for name in named if not (ROOT / name).is_file()] == []
