"""From two texts to a script that can be walked; all that is wrong with them in one go."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from prompts import Problem, Refused, Section, Template, Words, compile_template, read_words
from scripts.loading.builder import build
from scripts.loading.consistency import FACTS, agreeing
from scripts.loading.schema import KEYS, HeadModel
from scripts.loading.yaml_reader import Reading, read_yaml
from scripts.model import Block, Node, Script, Source, Wording, every_node

LARGEST_SCRIPT = 100_000


class ScriptError(Exception):
    """A script that cannot be used; `problems` says why, all of it, each once, in the order that helps."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class _Part:
    """One of the texts that make a script: opening, its own, closing."""

    head: HeadModel | None
    nodes: tuple[Node, ...]
    flow: Reading
    words: Words
    wordings: Mapping[str, Wording]


@lru_cache(maxsize=16)
def load(source: Source, frame: tuple[Source, ...] = ()) -> Script:
    """Read a script from its texts; `frame` is (opening, closing), put round it unless it says `frame: no`.

    The scripts of an evening are read once: one text, one script.

    Raises ScriptError with every problem found.
    """
    problems: list[Problem] = []
    own = _part(source, problems)
    around = [_part(text, problems) for text in frame] if own.head is None or own.head.frame else []
    reserved = frozenset(node.id for part in around for node in every_node(part.nodes))
    for part in (own, *around):
        if part.nodes:  # about the words of a flow that cannot be read, nothing true can be said
            ids = reserved if part is own else frozenset[str]()
            problems += agreeing(part.nodes, part.words, part.wordings, part.flow, frame_ids=ids)
    parts = [around[0], own, around[1]] if around else [own]
    sources = (frame[0], source, frame[1]) if around else (source,)
    if sum(len(text.flow) + len(text.words) for text in sources) > LARGEST_SCRIPT:
        problems.append(
            Problem(source.flow_file, 1, 1, 1, 1, f"The script is larger than {LARGEST_SCRIPT} characters.")
        )
    if problems or own.head is None:
        raise ScriptError(_flow_first(problems, (source, *frame)))
    return _script(own, own.head, parts, sources)


def load_again(sources: Sequence[Source]) -> Script:
    """Read a script from the texts that were kept with a conversation, the frame among them."""
    if len(sources) == 3:
        return load(sources[1], (sources[0], sources[2]))
    return load(sources[0])


def fingerprint(sources: Sequence[Source]) -> str:
    """The hash (sha256) of all the texts of a script."""
    digest = hashlib.sha256()
    for source in sources:
        for text in (source.flow, source.words):
            digest.update(len(text).to_bytes(8, "big") + text.encode("utf-8", "replace"))
    return digest.hexdigest()


def _part(source: Source, problems: list[Problem]) -> _Part:
    head, nodes, flow = _flow(source)
    words, wrong = read_words(source.words, source.words_file)
    problems += [*flow.problems, *wrong]
    wordings: dict[str, Wording] = {}
    for name, section in words.sections.items():
        wording = _wording(section, source.words_file, problems)
        if wording:
            wordings[name] = wording
    return _Part(head, nodes, flow, words, wordings)


@lru_cache(maxsize=64)
def _flow(source: Source) -> tuple[HeadModel | None, tuple[Node, ...], Reading]:
    reading = read_yaml(source.flow, source.flow_file, KEYS)
    is_readable = not reading.problems
    head, nodes = build(reading)
    return head, nodes if is_readable else (), reading


def _flow_first(problems: Iterable[Problem], sources: Sequence[Source]) -> list[Problem]:
    """File by file, each flow before its words: what is wrong with a flow may explain what its words lack."""
    files = [file for source in sources for file in (source.flow_file, source.words_file)]
    return sorted(problems, key=lambda problem: (files.index(problem.file), problem))


def _wording(section: Section, file: str, problems: list[Problem]) -> Wording | None:
    def compiled(text: str, line: int, column: int = 1, indent: int = 0) -> Template | None:
        try:
            return compile_template(text, file=file, line=line, column=column, indent=indent)
        except Refused as refused:
            problems.extend(refused.problems)
            return None

    prose = compiled(section.prose, section.prose_line)
    labels = {label.value: compiled(label.text, label.line, label.column, 2) for label in section.labels}
    starter = compiled(section.starter, section.starter_line, 3, 2) if section.starter else None
    if prose is None or None in labels.values() or (section.starter and starter is None):
        return None
    return Wording(prose, {value: label for value, label in labels.items() if label is not None}, starter)


def _script(own: _Part, head: HeadModel, parts: Sequence[_Part], sources: tuple[Source, ...]) -> Script:
    nodes = tuple(node for part in parts for node in part.nodes)
    wordings = {name: wording for part in parts for name, wording in part.wordings.items()}
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
        steps=nodes,
        wordings=wordings,
        facts=tuple(fact for fact in FACTS if fact in _heads(nodes, wordings)),
        sources=sources,
    )


def _heads(nodes: tuple[Node, ...], wordings: Mapping[str, Wording]) -> set[str]:
    """The first parts of all names that are read anywhere in a script."""
    read: set[str] = set().union(*(wording.reads for wording in wordings.values()))
    for node in every_node(nodes):
        read |= {"carried"} if getattr(node, "carried", False) else set()
        conditions: list[Any] = [node.when, node.until if isinstance(node, Block) else None]
        read |= set().union(*(condition.names for condition in conditions if condition is not None))
    return {name.partition(".")[0] for name in read}
