"""The check of several scripts together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from scripts.checking.file_decoding import decode, read_start
from scripts.checking.findings import Finding, make_finding
from scripts.checking.rule_texts import RULES
from scripts.checking.script_check import ScriptCheck, ScriptTexts, check_script
from scripts.checking.script_file_search import ScriptFiles, shown_path
from scripts.checking.script_id_findings import Identity, script_id_findings
from scripts.checking.translation_findings import missing_words, older_words
from scripts.checking.translation_record import translations
from scripts.installed_packs import PACK_FILE
from scripts.loading.loader import load_script
from scripts.loading.open_script import load_frame
from scripts.model import iter_nodes
from scripts.script_info import FLOW_LIBRARY

START = (1, 1, 1, 1)
"""The place of a finding about a whole file."""


@dataclass(frozen=True)
class CheckedFiles:
    """One script's files, findings, and numbers."""

    files: ScriptFiles
    findings: tuple[Finding, ...]
    check: ScriptCheck | None


def check_files(scripts: Iterable[ScriptFiles]) -> list[CheckedFiles]:
    """Check scripts, each alone and all together."""
    checked = [_check_one(files) for files in scripts]
    found = script_id_findings([_identity_of(each) for each in checked])
    return [
        replace(each, findings=_in_order((*each.findings, *found.get(number, ())), each.files))
        for number, each in enumerate(checked)
    ]


def _in_order(found: Iterable[Finding], files: ScriptFiles) -> tuple[Finding, ...]:
    """Return findings by place, the flow's first."""
    flow = shown_path(files.flow) if files.flow else ""
    return tuple(sorted(found, key=lambda each: (each.file != flow, each)))


def _check_one(files: ScriptFiles) -> CheckedFiles:
    if files.flow is None:
        flow_path = shown_path(files.expected_flow)
        said = _rename(files.expected_flow)
        lonely = make_finding(
            RULES["I06"], shown_path(files.words[0]), START, path=flow_path, message=said, fix=said
        )
        return CheckedFiles(files, (lonely,), None)
    flow_file = shown_path(files.flow)
    flow = decode(read_start(files.flow), flow_file)
    if flow.text is None:
        return CheckedFiles(files, flow.findings, None)
    ids, chars = (frozenset[str](), 0) if _is_ours(files.flow) else _frame()
    texts = ScriptTexts(flow.text, None, flow_file, "", ids, chars)
    if not files.words:
        check = check_script(texts)
        words_path, said = shown_path(files.expected_words), _rename(files.expected_words)
        missing = make_finding(RULES["I05"], flow_file, START, path=words_path, message=said, fix=said)
        return CheckedFiles(files, (*flow.findings, missing, *check.findings), check)
    found = list(flow.findings)
    checks: list[ScriptCheck] = []
    for path in files.words:
        words_file = shown_path(path)
        words = decode(read_start(path), words_file)
        check = check_script(replace(texts, words=words.text, words_file=words_file))
        # A translation adds only what is wrong in its own words
        found += words.findings
        found += [each for each in check.findings if not checks or each.file == words_file]
        if checks and words.text is not None:
            first, these = checks[0].loaded.words, check.loaded.words
            found += missing_words(first, these, path)
            found += older_words(first, these, path) if path in translations(files) else ()
        checks.append(check)
    return CheckedFiles(files, tuple(found), checks[0])


def _rename(expected: Path) -> str:
    """Return what to do about an ending that an editor added, or ""."""
    added = expected.with_name(expected.name + ".txt")
    if not added.is_file():
        return ""
    return f"Rename {shown_path(added)} to {expected.name}: your editor added “.txt” to its name."


def _is_ours(flow: Path) -> bool:
    return flow.resolve().parent == FLOW_LIBRARY.resolve()


def _is_in_pack(flow: Path) -> bool:
    """Tell whether the name of a pack will come before its id."""
    folder = flow.resolve().parent
    return folder.name == "scripts" and (folder.parent / PACK_FILE).is_file()


@lru_cache(maxsize=1)
def _frame() -> tuple[frozenset[str], int]:
    """Return the ids and length of opening and closing."""
    frame = load_frame()
    ids = frozenset(node.id for source in frame for node in iter_nodes(load_script(source).steps))
    return ids, sum(len(source.flow) + len(source.words) for source in frame)


def _identity_of(checked: CheckedFiles) -> Identity | None:
    flow = checked.files.flow
    if flow is None or checked.check is None:
        return None
    can_clash = not _is_ours(flow) and not _is_in_pack(flow)
    return Identity(flow, shown_path(flow), checked.check.loaded.flow.parsed, can_clash)
