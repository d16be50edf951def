"""What a block does, in sentences for someone who doesn't know the format."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model import Block
from scripts.review.value_labels import LabelOf

BLOCK_TITLES = {
    "part": "Part",
    "turns": "Turns",
    "repeat": "Repeated",
    "for_each": "For each item",
    "collect": "Over several days",
}


def block_sentences(block: Block, label: LabelOf) -> Iterator[str]:
    """Yield what a block does with its steps."""
    if block.kind == "turns":
        yield "These steps happen twice: first one person is the speaker, then the other."
    elif block.kind == "repeat":
        end = f" They stop once {block.until.in_words(label)}." if block.until else ""
        times = "once" if block.at_most == 1 else f"up to {block.at_most} times"
        yield f"These steps happen {times}.{end}"
    elif block.kind == "for_each":
        source, _, part = block.over.partition(".")
        over = f"the notebook ({part})" if source == "notebook" else f"the answer {block.over}"
        limit = f", {block.at_most} at most, picked at random" if block.at_most else ""
        limit = f" that they saved there the last time{limit}" if block.last_time else limit
        yield f"These steps happen once for each item in {over}{limit}."
    elif block.kind == "collect":
        yield f"Over {block.days} days, each of them can go through these steps whenever they like."
    else:
        yield "These steps belong together."
