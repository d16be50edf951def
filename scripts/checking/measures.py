"""A script in numbers: steps, words, minutes, turns, and typing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from prompts import Section, compile_template, parse_words
from scripts.checking.prose import sentences, word_count
from scripts.checking.reading_grade import reading_grade
from scripts.loading.loader import frame_for, load_script
from scripts.loading.open_script import load_frame
from scripts.loading.reference_checks import FACTS
from scripts.loading.schema import HeadModel
from scripts.model import Node, Script, Source, Step, Wording, iter_nodes
from scripts.usual_path import READING_SPEED, UsualPath, usual_path

NO_WORDS = compile_template("")
"""Stands for all words: nothing is rendered here, and compiling takes long."""


@dataclass(frozen=True)
class Measures:
    """A script's numbers.

    `steps`, `words`, and `grade` are those of its own files. `minutes` are estimated for the whole `path`, with the
    opening and the closing. `boxes` are the answers to be typed in the script itself.
    """

    steps: int
    words: int
    minutes: int
    boxes: int
    grade: float
    path: UsualPath


def measure(head: HeadModel, nodes: tuple[Node, ...], sections: Mapping[str, Section]) -> Measures | None:
    """Return the numbers of a script without mistakes, or None if its usual path doesn't end.

    `sections` are those of its words file.
    """
    path = usual_path(_silent_script(head, nodes, sections))
    if path is None:
        return None
    decks = {node.id for node in iter_nodes(nodes) if isinstance(node, Step) and node.kind == "draw"}
    own_words = {name: word_count(section, is_deck=name in decks) for name, section in sections.items()}
    spoken = {**_frame_words(), **own_words}
    seconds = path.seconds + 60 * sum(spoken.get(step, 0) for step in path.steps) / READING_SPEED
    every = [sentence.words for section in sections.values() for sentence in sentences(section)]
    own = {node.id for node in iter_nodes(nodes) if isinstance(node, Step)}
    return Measures(
        steps=len(own),
        words=sum(word_count(section, is_deck=False) for section in sections.values()),
        minutes=max(round(seconds / 60), 1),
        boxes=sum(step in own for step in path.typed),
        grade=reading_grade(every),
        path=path,
    )


def _silent_script(head: HeadModel, nodes: tuple[Node, ...], sections: Mapping[str, Section]) -> Script:
    """Return the script with its opening and closing, and without words."""
    around = [load_script(source).steps for source in frame_for(head, load_frame())]
    opening, closing = around or ((), ())
    wordings = {
        name: Wording(NO_WORDS, {label.value: NO_WORDS for label in section.labels}, None)
        for name, section in sections.items()
    }
    return Script(
        id=head.id,
        version=head.version,
        title="",
        about="",
        minutes=head.minutes,
        group=head.group,
        depth=head.depth,
        informed_by=head.informed_by,
        after="",
        rhythm="",
        kept=head.kept,
        steps=(*opening, *nodes, *closing),
        wordings=wordings,
        facts=FACTS,
        sources=(Source("", ""),),
        frame_ids=frozenset(node.id for part in (opening, closing) for node in iter_nodes(part)),
    )


@lru_cache(maxsize=1)
def _frame_words() -> Mapping[str, int]:
    """Return how many words each step of the opening and the closing has."""
    files = [parse_words(source.words, source.words_file)[0] for source in load_frame()]
    return {
        name: word_count(section, is_deck=False)
        for words in files
        for name, section in words.sections.items()
    }
