"""`turnabout check`: every mistake in authors' scripts."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from prompts import sanitize
from scripts.checking.automatic_fixes import Fix, find_fixes
from scripts.checking.file_decoding import decode, read_start
from scripts.checking.findings import Finding
from scripts.checking.multi_script_check import CheckedFiles, check_files
from scripts.checking.report import github_lines, json_rows, listed, text_report
from scripts.checking.script_file_search import NothingToCheck, find_scripts, shown_path
from scripts.checking.translation_record import accept_translations
from scripts.installed_packs import PACK_FILE
from scripts.plays.golden_walks import find_walks
from tui.commands._check_golden_walks import add_walk_findings
from tui.commands._finding_reproduction import add_answers
from tui.commands._json import to_json
from tui.commands._pack_file_findings import add_pack_file_findings
from tui.commands._version_findings import add_version_findings, find_earlier

CLEAN, MISTAKES, NOT_RUN = 0, 1, 2
KEPT_COPY = ".before-fix"


def command(options: argparse.Namespace) -> int:
    """Check scripts and print what was found.

    Returns 0 if there are no errors (with `--strict`, no warnings either), 1 if there are, and 2 if nothing could be
    checked.
    """
    accepted: list[Path] = []
    try:
        scripts = find_scripts(options.paths)
        if options.update:
            accepted = [record for files in scripts for record in accept_translations(files)]
        earlier = find_earlier(options)
        checked: Sequence[CheckedFiles] = check_files(scripts)
    except NothingToCheck as error:
        return _not_run(str(error))
    except OSError as error:
        return _not_run(f"Couldn’t read {error.filename}: {error.strerror}.")
    told = sys.stdout if options.format == "text" else sys.stderr
    if options.fix and (fixes := find_fixes(checked)):
        for fix in fixes:
            _apply(fix)
            said = f"{shown_path(fix.path)}: {_joined(fix.done)}. The old file is saved as {_copy(fix.path).name}."
            told.write(f"{said}\n")
        checked = check_files(scripts)
    checked, updated = add_walk_findings(checked, update=options.update)
    for path in (*accepted, *updated):
        told.write(f"{shown_path(path)}: updated.\n")
    checked = add_answers(checked)
    checked = add_version_findings(add_pack_file_findings(checked), earlier)
    found = listed(checked, strict=options.strict)
    _print_found(checked, found, options)
    is_bad = any(each.severity == "error" or options.strict for each in found)
    return MISTAKES if is_bad else CLEAN


def _not_run(sentence: str) -> int:
    sys.stderr.write(f"turnabout: {sanitize(sentence)}\n")
    return NOT_RUN


def _print_found(
    checked: Sequence[CheckedFiles], found: Sequence[Finding], options: argparse.Namespace
) -> None:
    if options.format == "json":
        _print([to_json(json_rows(found), indent=2)])
    elif options.format == "github":
        _print(github_lines(found))
    else:
        _print(text_report(checked, _sources(checked), strict=options.strict))


def _sources(checked: Sequence[CheckedFiles]) -> dict[str, Sequence[str]]:
    """Return the lines of every file with findings."""
    files = {path for each in checked for path in (each.files.flow, *each.files.words) if path}
    files |= {walk for each in checked if each.files.flow for walk in find_walks(each.files.flow)}
    files |= {each.files.flow.parent.parent / PACK_FILE for each in checked if each.files.flow}
    names = {found.file for each in checked for found in each.findings}
    shown = {shown_path(path): path for path in files if shown_path(path) in names and path.is_file()}
    return {name: (decode(read_start(path), name).text or "").split("\n") for name, path in shown.items()}


def _apply(fix: Fix) -> None:
    """Replace a file, and keep the old one."""
    handle, name = tempfile.mkstemp(dir=fix.path.parent, prefix=f".{fix.path.name}.")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(fix.content)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(fix.path.stat().st_mode & 0o777)
        _copy(fix.path).write_bytes(fix.path.read_bytes())
        new.replace(fix.path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def _copy(path: Path) -> Path:
    return path.with_name(path.name + KEPT_COPY)


def _joined(parts: Sequence[str]) -> str:
    *others, last = parts
    text = f"{', '.join(others)} and {last}" if others else last
    return text[0].upper() + text[1:]


def _print(lines: Iterator[str] | Sequence[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
