"""Statistics read from the store, month by month, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from store import Conversation, Header, Store, StoreError
from tui.reports.statistics import SUPPORTED_STEP, ConversationStats, stats_of

RECENT_COUNT = 12
"""Conversations checked to see whether there are any statistics."""


def iter_stats(store: Store, stopped: Callable[[], bool]) -> Iterator[tuple[ConversationStats, ...]]:
    """Yield statistics of ended conversations; unreadable ones have none."""
    for month in store.months():
        found = []
        for header in store.headers(month):
            if stopped():
                return
            if one := _stats_of(store, header):
                found.append(one)
        yield tuple(found)


def has_stats(store: Store) -> bool:
    """Return whether the latest conversations have any statistics."""
    return any(_has_any_stats(store, header) for header in store.recent_headers(RECENT_COUNT))


def _stats_of(store: Store, header: Header) -> ConversationStats | None:
    try:
        conversation = store.conversation(header.id)
    except StoreError:
        return None  # opening a damaged file reports it
    return stats_of(header, conversation.answers, _answer_types(_script_texts(conversation)))


def _has_any_stats(store: Store, header: Header) -> bool:
    """Guess from the answers alone whether there are statistics.

    Home must not load a script for this: it looks for a number, a word from a list or a look-back.
    """
    try:
        answers = store.conversation(header.id).answers
    except StoreError:
        return False
    return any(
        record["kind"] == "look_back" or record["step"] == SUPPORTED_STEP or isinstance(record["value"], list)
        for record in answers
        if record["value"] is not None and record["kind"] != "fact"
    )


ScriptTexts = tuple[tuple[str, str], ...]


def _script_texts(conversation: Conversation) -> ScriptTexts:
    parts = conversation.script["parts"]
    assert isinstance(parts, list)  # noqa: S101 - the store checks what it reads
    return tuple((str(part["flow"]), str(part["words"])) for part in parts)


@lru_cache(maxsize=128)
def _answer_types(texts: ScriptTexts) -> Mapping[str, str]:
    """Return the answer types by step.

    Only words about oneself count: those spoken as the other partner are left out, and so are the listener's, which
    guess what the speaker feels. Reading a script takes far longer than this.
    """
    from scripts import Source
    from scripts.loading.loader import ScriptError, load_stored
    from scripts.model import Step, iter_nodes

    try:
        script = load_stored([Source(flow, words) for flow, words in texts])
    except ScriptError:
        return {}
    steps = (node for node in iter_nodes(script.steps) if isinstance(node, Step))
    about_oneself = (step for step in steps if not step.spoken_as and step.of != "listener")
    return {step.id: step.shape.type for step in about_oneself if step.shape}
