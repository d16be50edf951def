"""Bytes of authors' files as text, whatever program saved them."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

from scripts.checking.findings import Finding, make_finding
from scripts.checking.rule_texts import RULES

MAX_BYTES = 512 * 1024
"""Eight times what any script may have; the rest of a larger file isn't read."""
_UTF_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class DecodedFile:
    """A file's text and encoding; None if it isn't text."""

    text: str | None
    encoding: str
    findings: tuple[Finding, ...]


def read_start(path: Path) -> bytes:
    """Return the beginning of a file: all of one that isn't too large.

    A pipe or device could keep us waiting forever.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "It isn’t a file", str(path))
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def decode(content: bytes, file: str) -> DecodedFile:
    """Return a file's text.

    There is a finding if it isn't UTF-8.
    """
    if encoding := _utf_16(content):
        text = content.decode(encoding, "replace").removeprefix("\ufeff")
        return DecodedFile(text, encoding, (make_finding(RULES["I07"], file, (1, 1, 1, 1)),))
    if _is_binary(content):
        return DecodedFile(None, "", (make_finding(RULES["I09"], file, (1, 1, 1, 1)),))
    if len(content) > MAX_BYTES:
        return DecodedFile(None, "", (make_finding(RULES["I12"], file, (1, 1, 1, 1)),))
    try:
        text = content.decode("utf-8-sig")
        if "\r" in text and "\n" not in text:
            found = make_finding(RULES["I14"], file, (1, 1, 1, 1))
            return DecodedFile(text.replace("\r", "\n"), "utf-8", (found,))
        return DecodedFile(text, "utf-8", ())
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        found = make_finding(RULES["I08"], file, (line, column, line, column + 1))
        return DecodedFile(content.decode("cp1252", "replace"), "cp1252", (found,))


def _utf_16(content: bytes) -> str:
    """Return the name of a UTF-16 encoding, or ""."""
    if content[:2] in _UTF_16:
        return _UTF_16[content[:2]]
    start = content[:400]
    for nul_at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if (
            len(start) > 7
            and start[nul_at::2].count(0) > 0.8 * len(start[nul_at::2])
            and 0 not in start[1 - nul_at :: 2]
        ):
            return encoding
    return ""


def _is_binary(content: bytes) -> bool:
    return b"\x00" in content or content.startswith((b"PK\x03\x04", b"%PDF", b"{\\rtf"))
