"""The check of several scripts together: their files, ids, and order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from scripts.checking.catalogue import RULES
from scripts.checking.findings import Finding, make_finding
from scripts.checking.script_check import ScriptCheck, ScriptTexts, check_script
from scripts.checking.script_files import MAX_BYTES, decode
from scripts.checking.script_places import ScriptFiles, shown_path
from scripts.loading.loader import load_script
from scripts.loading.open_script import load_frame
from scripts.loading.suggestions import suggest
from scripts.loading.value_parsers import SCRIPT_ID
from scripts.model import iter_nodes
from scripts.script_info import FLOW_LIBRARY


@dataclass(frozen=True)
class CheckedFiles:
    """One script's files, what was found in them, and its numbers."""

    files: ScriptFiles
    findings: tuple[Finding, ...]
    check: ScriptCheck | None


def check_files(scripts: Iterable[ScriptFiles]) -> list[CheckedFiles]:
    """Check scripts, each alone and all together."""
    checked = [_check_one(files) for files in scripts]
    found = _identity_findings(checked)
    return [
        replace(each, findings=tuple(sorted((*each.findings, *found.get(number, ())), key=_order(each.files))))
        for number, each in enumerate(checked)
    ]


def _order(files: ScriptFiles) -> object:
    flow = shown_path(files.flow) if files.flow else ""
    return lambda finding: (finding.file != flow, finding)


def _check_one(files: ScriptFiles) -> CheckedFiles:
    if files.flow is None:
        words = files.words[0]
        place = (1, 1, 1, 1)
        found = make_finding(RULES["I06"], shown_path(words), place, path=shown_path(files.expected_flow))
        return CheckedFiles(files, (found,), None)
    flow_file = shown_path(files.flow)
    flow = decode(_read(files.flow), flow_file)
    if flow.text is None:
        return CheckedFiles(files, flow.findings, None)
    found = list(flow.findings)
    if not files.words:
        place = (1, 1, 1, 1)
        found.append(make_finding(RULES["I05"], flow_file, place, path=shown_path(files.expected_words)))
    check = None
    for words_path in files.words or (None,):
        words_file = shown_path(words_path) if words_path else ""
        words = decode(_read(words_path), words_file) if words_path else None
        found += words.findings if words else ()
        text = words.text if words else None
        ids, chars = _frame() if not _is_ours(files.flow) else (frozenset[str](), 0)
        one = check_script(ScriptTexts(flow.text, text, flow_file, words_file, ids, chars))
        # A translation adds only what is wrong in its own words
        found += one.findings if check is None else [each for each in one.findings if each.file == words_file]
        check = check or one
    return CheckedFiles(files, tuple(found), check)


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _is_ours(flow: Path) -> bool:
    return flow.resolve().parent == FLOW_LIBRARY.resolve()


@lru_cache(maxsize=1)
def _frame() -> tuple[frozenset[str], int]:
    """Return the ids and the length of the opening and the closing."""
    frame = load_frame()
    ids = frozenset(node.id for source in frame for node in iter_nodes(load_script(source).steps))
    return ids, sum(len(source.flow) + len(source.words) for source in frame)


def _identity_findings(checked: list[CheckedFiles]) -> Mapping[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    library = {path.stem for path in FLOW_LIBRARY.glob("*.yaml")}
    ids = [_id_of(each) for each in checked]
    for number, each in enumerate(checked):
        if each.check is not None and each.files.flow is not None:
            others = dict(zip(ids[:number], checked[:number], strict=True))
            known = library | {name for name in ids if name}
            found[number] = list(_identity(each, each.check, each.files.flow, others, library, known))
    return found


def _id_of(checked: CheckedFiles) -> str:
    data = checked.check.loaded.flow.parsed.data if checked.check else None
    value = data.get("id") if isinstance(data, dict) else None
    return value if isinstance(value, str) else ""


def _identity(
    checked: CheckedFiles,
    check: ScriptCheck,
    flow: Path,
    others: Mapping[str, CheckedFiles],
    library: set[str],
    known: set[str],
) -> Iterator[Finding]:
    values = check.loaded.flow.parsed.values
    name, stem, file = _id_of(checked), flow.stem, shown_path(flow)
    at = values.get(("id",))
    if at is not None:
        place = (at.line, at.column, at.end_line, at.end_column)
        other = others.get(name)
        if other is not None and other.files.flow is not None:
            yield make_finding(RULES["I02"], file, place, id=name, other=shown_path(other.files.flow))
        elif name in library and not _is_ours(flow):
            yield make_finding(RULES["I03"], file, place, id=name)
        elif name != stem and _is_valid_id(stem):
            yield make_finding(RULES["I01"], file, place, stem=stem)
    after = values.get(("after",))
    data = check.loaded.flow.parsed.data
    first = data.get("after") if isinstance(data, dict) else None
    if after is not None and isinstance(first, str) and first not in known:
        place = (after.line, after.column, after.end_line, after.end_column)
        near = suggest(first, known - {name}).strip("`")
        gaps = {"id": first, "near": f" Did you mean `{near}`?" if near else "", "mend": near}
        yield make_finding(RULES["I04"], file, place, **gaps)


def _is_valid_id(stem: str) -> bool:
    import re

    return re.fullmatch(SCRIPT_ID, stem) is not None
