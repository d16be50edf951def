"""A script in numbers: steps, words, minutes, turns, and typing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prompts import Section
from scripts.checking.prose import sentences, word_count
from scripts.checking.reading_grade import reading_grade
from scripts.engine_types import PARTNERS, Partner, partner_behind
from scripts.model import Node, Step, iter_nodes
from scripts.progress_estimate import usual_seconds

WORDS_A_MINUTE = 130
"""How fast people read out loud."""
TYPED = ("text", "list", "feelings", "needs")


@dataclass(frozen=True)
class Measures:
    """One usual way through a script.

    It takes every turn, and each repeat once.

    `minutes` are estimated; `turns` counts each partner's own steps; `passes` is how often the keyboard changes hands
    for something private; `boxes` are the answers to be typed.
    """

    steps: int
    words: int
    minutes: int
    turns: tuple[int, int]
    passes: int
    boxes: int
    grade: float


def measure(nodes: tuple[Node, ...], sections: Mapping[str, Section]) -> Measures:
    """Return a script's numbers, without opening and closing."""
    usual = list(_usual_steps(nodes, "first"))
    turns = Counter(of for step, of in usual if of in PARTNERS)
    spoken = sum(_seen_words(step, sections) for step, _ in usual)
    seconds = usual_seconds(nodes) + 60 * spoken / WORDS_A_MINUTE
    every = [sentence.words for section in sections.values() for sentence in sentences(section)]
    return Measures(
        steps=sum(isinstance(node, Step) for node in iter_nodes(nodes)),
        words=sum(word_count(section, is_deck=False) for section in sections.values()),
        minutes=max(round(seconds / 60), 1),
        turns=(turns["first"], turns["second"]),
        passes=_passes(usual),
        boxes=sum(_is_typed(step) for step, _ in usual),
        grade=reading_grade(every),
    )


def _usual_steps(nodes: tuple[Node, ...], speaker: Partner) -> Iterator[tuple[Step, str]]:
    for node in nodes:
        if isinstance(node, Step):
            yield node, "both" if node.of in ("both", "either") else partner_behind(node.of, speaker)
        elif node.kind in ("turns", "collect"):
            for partner in PARTNERS:
                yield from _usual_steps(node.steps, partner)
        else:
            yield from _usual_steps(node.steps, speaker)


def _seen_words(step: Step, sections: Mapping[str, Section]) -> int:
    section = sections.get(step.id)
    return word_count(section, is_deck=step.kind == "draw") if section else 0


def _passes(usual: list[tuple[Step, str]]) -> int:
    """Count private questions that go to the other person."""
    passes, holder = 0, ""
    for step, of in usual:
        owner = of if step.private else ""
        if owner and owner != holder:
            passes += 1
        holder = owner or holder
    return passes


def _is_typed(step: Step) -> bool:
    shape = step.shape
    return step.kind == "agree" or (
        step.kind in ("ask", "keep") and shape is not None and shape.type in TYPED
    )
