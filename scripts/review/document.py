"""A whole script as a document for a colleague."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prompts import RenderedText
from scripts.model import Block, Node, Script, Step, Wording, iter_nodes
from scripts.opening_closing_steps import own_steps
from scripts.review.block_sentences import BLOCK_TITLES, block_sentences
from scripts.review.step_sentences import TITLES, joined, step_sentences
from scripts.review.value_labels import label_lookup
from scripts.step_rendering import default_wordings

MERGED_KINDS = {"reveal": "reveal_shown"}
"""Kinds whose default words have another name."""


@dataclass(frozen=True)
class ReviewLabel:
    """A stored value and how it reads."""

    stored: str
    text: str


@dataclass(frozen=True)
class ReviewEntry:
    """One step or block: what it does, and what it says.

    `number` is its place, such as 3.1.2. `is_default` tells that the words are Turnabout's own.
    """

    depth: int
    number: str
    id: str
    title: str
    sentences: tuple[str, ...]
    words: RenderedText | None = None
    labels: tuple[ReviewLabel, ...] = ()
    starter: RenderedText | None = None
    is_default: bool = False


@dataclass(frozen=True)
class ReviewDocument:
    """A script's head, all its steps in order, and what is saved of it."""

    title: str
    about: str
    facts: tuple[tuple[str, str], ...]
    entries: tuple[ReviewEntry, ...]
    saved: tuple[str, ...]
    why_it_works: RenderedText | None = None


def review_document(script: Script) -> ReviewDocument:
    """Return a script as a document."""
    steps = own_steps(script)
    facts = [
        ("ID", script.id),
        ("Version", script.version),
        ("Minutes", " to ".join(str(number) for number in sorted(set(script.minutes)))),
        ("Depth", script.depth),
        ("Group", script.group),
        ("Based on", ", ".join(script.informed_by) or "not stated"),
    ]
    around = (
        "Turnabout’s opening and closing" if script.frame_ids else "nothing: it has no opening and no closing"
    )
    facts += [("Around these steps", around)]
    facts += [("After", script.after)] if script.after else []
    facts += [("Repeats", script.rhythm)] if script.rhythm else []
    return ReviewDocument(
        script.title,
        script.about,
        tuple(facts),
        tuple(_Entries(script, steps).entries(steps, "", 0)),
        tuple(_saved(script, steps)),
        RenderedText(script.why_it_works) if script.why_it_works else None,
    )


class _Entries:
    """The entries of one script's nodes."""

    def __init__(self, script: Script, steps: Sequence[Node]) -> None:
        self._script = script
        self._label = label_lookup(script)
        self._reveals = [
            node for node in iter_nodes(tuple(steps)) if isinstance(node, Step) and node.kind == "reveal"
        ]

    def entries(self, nodes: Sequence[Node], above: str, depth: int, start: int = 1) -> Iterator[ReviewEntry]:
        for number, node in enumerate(nodes, start=start):
            place = f"{above}{number}"
            if isinstance(node, Step):
                yield self._step(node, place, depth, node.of, self._when(node))
            elif node.implied and isinstance(inner := node.steps[0], Step):
                yield self._step(inner, place, depth, "each", self._when(node))
            else:
                yield from self._block(node, place, depth)

    def _when(self, node: Node) -> list[str]:
        return [f"Only if {node.when.in_words(self._label)}."] if node.when else []

    def _step(self, step: Step, place: str, depth: int, of: str, when: list[str]) -> ReviewEntry:
        sentences = [*when, *step_sentences(step, of=of), *self._privacy(step)]
        if step.outcome:
            sentences.append("It’s shown in the summary and saved with it.")
        own = self._script.wordings.get(step.id)
        wording = own or default_wordings("en").get(MERGED_KINDS.get(step.kind, step.kind))
        entry = ReviewEntry(
            depth, place, step.id, TITLES[step.kind], tuple(sentences), is_default=own is None
        )
        return self._with_words(entry, wording)

    def _privacy(self, step: Step) -> Iterator[str]:
        if step.private:
            shown = [f"“{reveal.id}”" for reveal in self._reveals if step.id in reveal.show]
            later = (
                f"It can be shown in {joined(shown)}." if shown else "It’s never shown to the other person."
            )
            yield f"It’s private: only the person answering sees it. {later}"

    def _block(self, block: Block, place: str, depth: int) -> Iterator[ReviewEntry]:
        sentences = (*self._when(block), *block_sentences(block, self._label))
        entry = ReviewEntry(depth, place, block.id, BLOCK_TITLES[block.kind], sentences)
        yield self._with_words(entry, self._script.wordings.get(block.id))
        yield from self.entries(block.steps, f"{place}.", depth + 1)
        if block.at_the_cap:
            title = "If that never becomes true"
            yield ReviewEntry(depth + 1, "", "", title, ("After the last round, these steps follow.",))
            yield from self.entries(block.at_the_cap, f"{place}.", depth + 1, len(block.steps) + 1)
        if block.if_left:
            entry = ReviewEntry(depth + 1, "", block.if_left, "If they stop inside this part", ())
            yield self._with_words(entry, self._script.wordings[block.if_left])

    def _with_words(self, entry: ReviewEntry, wording: Wording | None) -> ReviewEntry:
        if wording is None:
            return entry
        return replace(
            entry,
            words=wording.prose.with_placeholders(self._label),
            labels=tuple(
                ReviewLabel(stored, label.with_placeholders(self._label).plain())
                for stored, label in wording.labels.items()
            ),
            starter=wording.starter.with_placeholders(self._label) if wording.starter else None,
        )


def _saved(script: Script, nodes: Sequence[Node]) -> Iterator[str]:
    """Yield what is saved of a conversation, and when."""
    if not script.kept:
        yield "Nothing is written to disk, not even drafts. Agreements and notebook entries aren’t saved either."
        return
    steps = [node for node in iter_nodes(tuple(nodes)) if isinstance(node, Step)]
    always = [f"“{step.id}”" for step in steps if step.kind in ("agree", "keep")]
    if always:
        yield f"Always saved: {joined(always)}."
    if outcomes := [f"“{step.id}”" for step in steps if step.outcome]:
        yield f"Saved with the summary: {joined(outcomes)}."
    if private := [f"“{step.id}”" for step in steps if step.private]:
        yield f"Never saved unless it was shared: {joined(private)}."
    yield "Every other answer is saved only if the couple chooses to save their answers at the end."
