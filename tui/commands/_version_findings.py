"""Checked scripts compared with an earlier version, as findings."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from scripts.checking.file_decoding import read_start
from scripts.checking.findings import Finding, make_finding
from scripts.checking.multi_script_check import CheckedFiles
from scripts.checking.rule_texts import RULES
from scripts.checking.script_file_search import NothingToCheck, shown_path
from scripts.checking.version_findings import EarlierVersion, numbers, raised, version_findings
from scripts.installed_packs import PACK_FILE
from scripts.packs.earlier_version import read_earlier, texts_of
from scripts.packs.file_names import is_pack_id
from scripts.packs.pack import PackError
from scripts.packs.pack_file import parse_pack_file
from tui.commands._open_script import packs_folder


def find_earlier(options: argparse.Namespace) -> EarlierVersion | None:
    """Return the version that `--against` names: a path, or the id of a pack that was added.

    Raises NothingToCheck, OSError.
    """
    if not options.against:
        return None
    path = Path(options.against).expanduser()
    if not path.exists() and is_pack_id(options.against):
        path = packs_folder(options) / options.against
    if not path.exists():
        raise NothingToCheck(
            f"There’s no earlier version at {options.against}. Give a pack’s file or folder, or the id of a pack "
            "you added."
        )
    try:
        return read_earlier(path)
    except PackError as error:
        raise NothingToCheck(f"Couldn’t read the earlier version. {error}") from None


def add_version_findings(
    checked: Sequence[CheckedFiles], earlier: EarlierVersion | None
) -> list[CheckedFiles]:
    """Return the scripts; each has what is wrong with its changes, and the first one what is wrong with the pack's."""
    if earlier is None:
        return list(checked)
    found = [replace(each, findings=(*each.findings, *_of_script(each, earlier))) for each in checked]
    if found:
        found[0] = replace(found[0], findings=(*found[0].findings, *_of_pack(checked, earlier)))
    return found


def _of_script(checked: CheckedFiles, earlier: EarlierVersion) -> Iterator[Finding]:
    flow = checked.files.flow
    before = earlier.scripts.get(flow.stem) if flow else None
    if before and checked.check:
        yield from version_findings(checked.check.loaded, before, texts_of(checked.files))


def _of_pack(checked: Sequence[CheckedFiles], earlier: EarlierVersion) -> Iterator[Finding]:
    now = {each.files.flow.stem: texts_of(each.files) for each in checked if each.files.flow}
    pack_file = next(
        (each.files.flow.resolve().parent.parent / PACK_FILE for each in checked if each.files.flow), None
    )
    if pack_file is None or not pack_file.is_file():
        return
    file, place, version = _version_of(pack_file)
    gone = earlier.scripts.keys() - {path.stem for path in pack_file.parent.glob("scripts/*.yaml")}
    is_changed = gone or any(earlier.scripts.get(id_) != texts for id_, texts in now.items())
    if is_changed and version and earlier.version and numbers(version) <= numbers(earlier.version):
        yield make_finding(RULES["C02"], file, place, earlier=earlier.version, better=raised(earlier.version))
    for id_ in sorted(gone):
        yield make_finding(RULES["C04"], file, place, id=id_, earlier=_named(earlier.version))


def _named(version: str) -> str:
    return f"version {version}" if version else "the earlier version"


def _version_of(pack_file: Path) -> tuple[str, tuple[int, int, int, int], str]:
    """Return a pack's file, where its version is, and the version."""
    file = shown_path(pack_file)
    parsed, info = parse_pack_file(read_start(pack_file).decode("utf-8", "replace"), file)
    at = parsed.values.get(("version",))
    place = (at.line, at.column, at.end_line, at.end_column) if at else (1, 1, 1, 1)
    return file, place, info.version if info else ""
