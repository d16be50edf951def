"""Loading a script from its texts, with all problems reported."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from prompts import Diagnostic, Section, Template, TemplateError, WordsFile, compile_template, parse_words
from scripts.loading.flow_and_words_checks import check_consistency
from scripts.loading.head_schema import HeadModel
from scripts.loading.node_builder import build_nodes
from scripts.loading.reference_checks import CARRIED_BY, FACTS
from scripts.loading.schema import KEYS
from scripts.loading.stage_names import read_stage_names
from scripts.loading.yaml_reader import ParsedYaml, parse_yaml
from scripts.model import Block, Node, Script, Source, Wording, iter_nodes
from scripts.opening_closing_steps import surround, without_readiness
from scripts.script_info import TEXT_SECTIONS, WHY_SECTION

MAX_SCRIPT_CHARS = 100_000


class ScriptError(Exception):
    """An invalid script; `diagnostics` lists each problem once, causes first."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(dict.fromkeys(diagnostics))
        super().__init__("\n".join(str(problem) for problem in self.diagnostics))


@dataclass(frozen=True)
class _ParsedScript:
    """One of a script's texts: opening, main part, or closing."""

    head: HeadModel | None
    nodes: tuple[Node, ...]
    flow: ParsedYaml
    words: WordsFile
    wordings: Mapping[str, Wording]


@lru_cache(maxsize=16)
def load_script(source: Source, frame: tuple[Source, ...] = ()) -> Script:
    """Load a script from its texts.

    `frame` is (opening, closing), added unless the script says `frame: no`, or (opening, closing, short closing), of
    which only the closing is read that the script has. Recent scripts are cached by their texts. Raises ScriptError
    with every problem found.
    """
    diagnostics: list[Diagnostic] = []
    own = _parse_source(source, diagnostics)
    frame = frame_for(own.head, frame)
    around = [_parse_source(text, diagnostics) for text in frame]
    frame_ids = frozenset(node.id for part in around for node in iter_nodes(part.nodes))
    for part in (own, *around):
        if part.nodes:  # the words of an unreadable flow cannot be checked
            ids = frame_ids if part is own else frozenset[str]()
            diagnostics += check_consistency(part.nodes, part.words, part.wordings, part.flow, frame_ids=ids)
    sources = (frame[0], source, frame[1]) if around else (source,)
    if sum(len(text.flow) + len(text.words) for text in sources) > MAX_SCRIPT_CHARS:
        diagnostics.append(
            Diagnostic(
                source.flow_file,
                1,
                1,
                1,
                1,
                "The script is too long. With its opening and closing, it can have "
                f"at most {MAX_SCRIPT_CHARS} characters.",
            )
        )
    if diagnostics or own.head is None:
        raise ScriptError(_sort_diagnostics(diagnostics, (source, *frame)))
    return _assemble(own, own.head, around, sources)


def load_stored(sources: Sequence[Source]) -> Script:
    """Load a script from the texts saved with a conversation."""
    if len(sources) == 3:
        return load_script(sources[1], (sources[0], sources[2]))
    return load_script(sources[0])


def fingerprint(sources: Sequence[Source]) -> str:
    """Return the SHA-256 hash of all texts of a script."""
    digest = hashlib.sha256()
    for source in sources:
        for text in (source.flow, source.words):
            digest.update(len(text).to_bytes(8, "big") + text.encode("utf-8", "replace"))
    return digest.hexdigest()


def frame_for(head: HeadModel | None, frame: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return the opening and the closing that a script has, if any."""
    if not frame or (head and not head.frame):
        return ()
    return (frame[0], frame[-1]) if head and head.has_short_closing else frame[:2]


def _parse_source(source: Source, diagnostics: list[Diagnostic]) -> _ParsedScript:
    head, nodes, flow = _parse_flow(source)
    words, wrong = parse_words(source.words, source.words_file)
    diagnostics += [*flow.diagnostics, *wrong]
    wordings: dict[str, Wording] = {}
    for name, section in words.sections.items():
        if name in TEXT_SECTIONS:
            continue
        wording = _compile_section(section, source.words_file, diagnostics)
        if wording:
            wordings[name] = wording
    return _ParsedScript(head, nodes, flow, words, wordings)


@lru_cache(maxsize=64)
def _parse_flow(source: Source) -> tuple[HeadModel | None, tuple[Node, ...], ParsedYaml]:
    parsed = parse_yaml(source.flow, source.flow_file, KEYS)
    is_readable = not parsed.diagnostics
    head, nodes = build_nodes(parsed)
    return head, nodes if is_readable else (), parsed


def _sort_diagnostics(diagnostics: Iterable[Diagnostic], sources: Sequence[Source]) -> list[Diagnostic]:
    """Sort by file, each flow before its words.

    A problem in a flow may explain what its words lack.
    """
    files = [file for source in sources for file in (source.flow_file, source.words_file)]
    return sorted(diagnostics, key=lambda problem: (files.index(problem.file), problem))


def _compile_section(section: Section, file: str, diagnostics: list[Diagnostic]) -> Wording | None:
    def compiled(text: str, line: int, column: int = 1, indent: int = 0) -> Template | None:
        try:
            return compile_template(text, file=file, line=line, column=column, indent=indent)
        except TemplateError as error:
            diagnostics.extend(error.diagnostics)
            return None

    prose = compiled(section.prose, section.prose_line)
    labels = {label.value: compiled(label.text, label.line, label.column, 2) for label in section.labels}
    starter = compiled(section.starter, section.starter_line, 3, 2) if section.starter else None
    if prose is None or None in labels.values() or (section.starter and starter is None):
        return None
    return Wording(prose, {value: label for value, label in labels.items() if label is not None}, starter)


def _assemble(
    own: _ParsedScript,
    head: HeadModel,
    around: Sequence[_ParsedScript],
    sources: tuple[Source, ...],
) -> Script:
    """Return the script with its opening and closing, if it has them."""
    opening, closing = (part.nodes for part in around) if around else ((), ())
    opening = without_readiness(opening) if head.readiness else opening
    nodes = surround(own.nodes, opening, closing, head.readiness)
    wordings = {name: wording for part in (*around, own) for name, wording in part.wordings.items()}
    return Script(
        id=head.id,
        version=head.version,
        title=own.words.title,
        about=own.words.about,
        minutes=head.minutes,
        group=head.group,
        depth=head.depth,
        informed_by=head.informed_by,
        after=head.after or "",
        rhythm=head.rhythm or "",
        kept=head.kept,
        alone=head.alone,
        steps=nodes,
        wordings=wordings,
        facts=tuple(fact for fact in FACTS if fact in _names_read(nodes, wordings)),
        sources=sources,
        frame_ids=frozenset(node.id for node in iter_nodes((*opening, *closing))),
        readiness=head.readiness,
        why_it_works=why.prose if (why := own.words.sections.get(WHY_SECTION)) else "",
        stage_names=read_stage_names(own.words),
    )


def _names_read(nodes: tuple[Node, ...], wordings: Mapping[str, Wording]) -> set[str]:
    """Return the first part of each name a script reads."""
    read: set[str] = set().union(*(wording.names_read for wording in wordings.values()))
    for node in iter_nodes(nodes):
        read |= {"carried"} if getattr(node, "carried", False) else set()
        read |= {"today"} if getattr(node, "energy", "") else set()
        conditions: list[Any] = [node.when, node.until if isinstance(node, Block) else None]
        read |= set().union(*(condition.names for condition in conditions if condition is not None))
    read |= {"carried"} if CARRIED_BY in read else set()
    return {name.partition(".")[0] for name in read}
