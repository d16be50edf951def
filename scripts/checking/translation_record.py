"""Which words a translation was made from.

`NAME.source.yaml` beside a translation has a hash of each English section, as it was when the author last accepted the
translation.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from prompts import Section, WordsFile, parse_words
from scripts.checking.file_decoding import decode, read_start
from scripts.checking.script_file_search import ScriptFiles

SOURCE = "en"
"""The language that others are translated from."""
TITLE = "Title"
"""What the title and the text below it are called in a record; no section can have this name."""
_HEAD = (
    "# The English words that this translation was made from. `turnabout check --update` writes this file.\n"
)
_LINE = re.compile(r"([A-Za-z][a-z0-9_]*): ([0-9a-f]+)")
_LENGTH = 12


def translations(files: ScriptFiles) -> tuple[Path, ...]:
    """Return the words that are translated from English; none without English ones."""
    return files.words[1:] if files.words and files.words[0].parent.name == SOURCE else ()


def record_path(words: Path) -> Path:
    return words.with_name(f"{words.stem}.source.yaml")


def hashes(words: WordsFile) -> dict[str, str]:
    """Return a short hash of each section, and of the title."""
    texts = {TITLE: f"{words.title}\n{words.about}"}
    texts |= {name: _text(section) for name, section in words.sections.items()}
    return {name: hashlib.sha256(text.encode()).hexdigest()[:_LENGTH] for name, text in texts.items()}


def read_record(words: Path) -> Mapping[str, str] | None:
    """Return the hashes that a translation was accepted with, or None."""
    try:
        text = record_path(words).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    lines = (_LINE.fullmatch(line.strip()) for line in text.splitlines())
    return {found[1]: found[2] for found in lines if found}


def accept_translations(files: ScriptFiles) -> list[Path]:
    """Record that translations match the English words as they are now; return the records written."""
    written = []
    for path in translations(files):
        source = decode(read_start(files.words[0]), "").text
        if source is None:
            continue
        rows = "".join(f"{name}: {hash_}\n" for name, hash_ in hashes(parse_words(source, "")[0]).items())
        record = record_path(path)
        if not record.is_file() or record.read_text(encoding="utf-8", errors="replace") != _HEAD + rows:
            record.write_text(_HEAD + rows, encoding="utf-8", newline="\n")
            written.append(record)
    return written


def _text(section: Section) -> str:
    labels = [f"- {label.value}: {label.text}" for label in section.labels]
    lines = "\n".join((section.prose, *labels, *([f"> {section.starter}"] if section.starter else ())))
    return "\n".join(line.rstrip() for line in lines.split("\n"))
