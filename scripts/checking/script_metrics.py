"""A script in numbers: steps, words, minutes, turns, and typing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prompts import Section, compile_template
from scripts.checking.prose import sentences, word_count
from scripts.checking.reading_grade import reading_grade
from scripts.interaction_counts import READING_SPEED, InteractionCounts, count_interactions
from scripts.loading.head_schema import HeadModel
from scripts.loading.loader import load_script
from scripts.loading.open_script import load_frame
from scripts.loading.reference_checks import FACTS
from scripts.model import Node, Script, Source, Step, Wording, iter_nodes
from scripts.opening_closing_steps import surround, without_readiness

NO_WORDS = compile_template("")
"""Stands for all words: nothing is rendered here, and compiling takes long."""


@dataclass(frozen=True)
class ScriptMetrics:
    """A script's numbers.

    `steps`, `words`, and `grade` are those of its own files. `minutes` are estimated and `boxes` are the answers to be
    typed on its usual `path`, all of them without the opening and the closing.
    """

    steps: int
    words: int
    minutes: int
    boxes: int
    grade: float
    path: InteractionCounts


def measure(
    head: HeadModel, nodes: tuple[Node, ...], sections: Mapping[str, Section]
) -> ScriptMetrics | None:
    """Return the numbers of a script without mistakes, or None if its usual path doesn't end.

    `sections` are those of its words file.
    """
    path = count_interactions(_silent_script(head, nodes, sections))
    if path is None:
        return None
    decks = {node.id for node in iter_nodes(nodes) if node.kind == "draw"}
    own_words = {name: word_count(section, is_deck=name in decks) for name, section in sections.items()}
    seconds = path.seconds + 60 * sum(own_words.get(step, 0) for step in path.steps) / READING_SPEED
    every = [sentence.words for section in sections.values() for sentence in sentences(section)]
    own = {node.id for node in iter_nodes(nodes) if isinstance(node, Step)}
    return ScriptMetrics(
        steps=len(own),
        words=sum(word_count(section, is_deck=False) for section in sections.values()),
        minutes=max(round(seconds / 60), 1),
        boxes=sum(step in own for step in path.typed),
        grade=reading_grade(every),
        path=path,
    )


def _silent_script(head: HeadModel, nodes: tuple[Node, ...], sections: Mapping[str, Section]) -> Script:
    """Return the script with its opening and closing, and without words."""
    opening, full, short = (load_script(source).steps if head.frame else () for source in load_frame())
    opening = without_readiness(opening) if head.readiness else opening
    closing = short if head.has_short_closing else full
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
        steps=surround(nodes, opening, closing, head.readiness),
        wordings=wordings,
        facts=FACTS,
        sources=(Source("", ""),),
        frame_ids=frozenset(node.id for node in iter_nodes((*opening, *closing))),
        readiness=head.readiness,
    )
