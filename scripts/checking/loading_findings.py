"""What loading reports about a script, as findings with codes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from prompts import (
    Diagnostic,
    Template,
    TemplateError,
    WordsFile,
    compile_template,
    find_name_uses,
    parse_words,
)
from scripts.checking.finding_positions import FlowIndex
from scripts.checking.findings import Finding, make_finding
from scripts.checking.loading_codes import BETTER, CONSISTENCY, FLOW, SYNTAX, TEMPLATES, WORDS, Codes, code_of
from scripts.checking.parsed_script import ScriptReading, read_script
from scripts.checking.rule_texts import RULES
from scripts.checking.yaml_recovery import FixedFlow, read_flow
from scripts.loading.flow_and_words_checks import check_consistency
from scripts.loading.head_schema import HeadModel
from scripts.loading.node_builder import build_nodes
from scripts.loading.yaml_reader import ParsedYaml
from scripts.model import Node, Wording
from scripts.script_info import TEXT_SECTIONS

PLAIN = compile_template("Plain words.")
"""Stands for all words: nothing is rendered here, and compiling takes long."""
ECHOES = ("F02", "F03", "F06", "F07", "F10")
"""What a step may lack only because one of its lines could not be read."""


@dataclass
class LoadedText:
    """A script as far as it could be read."""

    head: HeadModel | None
    reading: ScriptReading | None
    words: WordsFile
    flow: FixedFlow
    findings: list[Finding] = field(default_factory=list)


def load_text(
    flow: str, words: str | None, flow_file: str, words_file: str, frame_ids: frozenset[str]
) -> LoadedText:
    """Read a flow and its words, as loading does.

    Without a words file (None), only the flow is checked.
    """
    fixed = read_flow(flow, flow_file)
    found = [_as_finding(problem, SYNTAX) for problem in fixed.problems]
    parsed = fixed.parsed
    head, nodes = build_nodes(parsed) if parsed.data is not None or not found else (None, ())
    index = FlowIndex(parsed, frozenset(fixed.lost))
    problems = dict.fromkeys(parsed.diagnostics)
    coded = [index.pointed(_as_finding(problem, FLOW, TEMPLATES)) for problem in problems]
    found += [each for each in coded if each.code not in ECHOES or not index.is_near_loss(each.line)]
    parsed.diagnostics = []
    parsed_words, wrong = parse_words(words or "", words_file)
    if words is None:
        return LoadedText(
            head, _reading(nodes, parsed_words, parsed), parsed_words, fixed, _in_place(found, fixed)
        )
    found += [_as_finding(problem, WORDS) for problem in wrong]
    wordings = _compiled(parsed_words, found)
    if nodes:
        checked = check_consistency(nodes, parsed_words, wordings, parsed, frame_ids=frame_ids)
        found += [
            _as_finding(problem, CONSISTENCY)
            for problem in checked
            if problem.file != flow_file or not index.is_near_loss(problem.line)
        ]
    loaded = LoadedText(head, _reading(nodes, parsed_words, parsed), parsed_words, fixed)
    loaded.findings = _in_place(found, fixed)
    return loaded


def _reading(nodes: tuple[Node, ...], words: WordsFile, parsed: ParsedYaml) -> ScriptReading | None:
    return read_script(nodes, words.sections, parsed) if nodes else None


def _as_finding(problem: Diagnostic, *tables: Codes) -> Finding:
    code = code_of(problem.message, *tables) or "F06"
    place = (problem.line, problem.column, problem.end_line, problem.end_column)
    for pattern, said, fix in BETTER:
        if pattern.search(problem.message):
            return make_finding(RULES[code], problem.file, place, said=said, fix=fix)
    hint = problem.hint.strip("`")
    if hint.startswith(("put ", "merge ", "delete ")):
        hint = f"{hint.capitalize()}."
    return make_finding(RULES[code], problem.file, place, said=problem.message, fix=hint)


def _compiled(words: WordsFile, found: list[Finding]) -> dict[str, Wording]:
    """Compile every section; report those that can't be."""
    wordings, broken = dict[str, Wording](), set[str]()
    for name, section in words.sections.items():
        if name in TEXT_SECTIONS:
            continue
        texts = [(section.prose, section.prose_line, 1, 0)]
        texts += [(label.text, label.line, label.column, 2) for label in section.labels]
        texts += [(section.starter, section.starter_line, 3, 2)] if section.starter else []
        compiled = list[Template]()
        for text, line, column, indent in texts:
            if "{" not in text:
                compiled.append(PLAIN)
                continue
            try:
                uses = find_name_uses(text, file=words.file, line=line, column=column, indent=indent)
                compiled.append(replace(PLAIN, names=frozenset(use.name for use in uses), name_uses=uses))
            except TemplateError as error:
                broken.add(name)
                found += [_as_finding(problem, TEMPLATES) for problem in error.diagnostics]
        if name not in broken:
            # Only their names are checked, so the label's own value doesn't matter
            wordings[name] = Wording(compiled[0], {str(n): each for n, each in enumerate(compiled[1:])}, None)
    return wordings


def _in_place(found: list[Finding], fixed: FixedFlow) -> list[Finding]:
    """Return findings at the columns of the author's own text."""
    return [
        replace(
            each,
            column=fixed.original(each.line, each.column),
            end_column=fixed.original(each.end_line, each.end_column),
        )
        if each.file == fixed.parsed.file and each.code[0] != "Y"
        else each
        for each in found
    ]
