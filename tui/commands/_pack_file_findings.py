"""Mistakes in `pack.yaml` beside checked scripts, as findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from scripts.checking.findings import Finding, Place, make_finding
from scripts.checking.multi_script_check import CheckedFiles
from scripts.checking.rule_texts import RULES
from scripts.checking.script_file_search import shown_path
from scripts.installed_packs import PACK_FILE
from scripts.packs.file_names import MAX_FILE_BYTES
from scripts.packs.pack import PackError
from scripts.packs.pack_file import decode, parse_pack_file
from scripts.script_info import FLOW_LIBRARY, NOT_LISTED


def add_pack_file_findings(checked: Sequence[CheckedFiles]) -> list[CheckedFiles]:
    """Return the scripts; the first one of each pack has the mistakes in its `pack.yaml`, too."""
    seen: set[Path] = set()
    found: list[CheckedFiles] = []
    for each in checked:
        pack_file = _pack_file(each)
        is_first = pack_file is not None and pack_file not in seen
        extra = tuple(_findings(pack_file)) if pack_file and is_first else ()
        found.append(replace(each, findings=(*each.findings, *extra)))
        seen |= {pack_file} if pack_file else set()
    return found


def _pack_file(checked: CheckedFiles) -> Path | None:
    """Return the `pack.yaml` of a flow's pack, if it has one."""
    folder = checked.files.flow.resolve().parent if checked.files.flow else Path()
    path = folder.parent / PACK_FILE
    return path if folder.name == "scripts" and path.is_file() else None


def _findings(path: Path) -> Iterator[Finding]:
    file = shown_path(path)
    try:
        with path.open("rb") as opened:
            text = decode(PACK_FILE, opened.read(MAX_FILE_BYTES))
        parsed, info = parse_pack_file(text, file)
    except PackError as error:
        yield _finding(file, (1, 1, 1, 1), str(error))
        return
    for each in parsed.diagnostics:
        yield _finding(file, (each.line, each.column, each.line, each.column), each.message)
    if info is None and not parsed.diagnostics:
        yield _finding(file, (1, 1, 1, 1), "It needs `format: 1`, `id`, and `version`.")
    flows = (*(path.parent / "scripts").glob("*.yaml"), *FLOW_LIBRARY.glob("*.yaml"))
    known = {flow.stem for flow in flows} - set(NOT_LISTED)
    for number, homework in enumerate(info.homework if info else ()):
        if homework.script not in known:
            at = parsed.values["homework", number, "script"]
            said = f"`homework` names `{homework.script}`, which isn’t in this pack or in Turnabout."
            yield _finding(file, (at.line, at.column, at.end_line, at.end_column), said)


def _finding(file: str, place: Place, problem: str) -> Finding:
    return make_finding(RULES["I13"], file, place, problem=problem)
