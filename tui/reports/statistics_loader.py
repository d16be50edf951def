"""Reading what conversations left behind over time, month by month, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from store import Conversation, Header, Store, StoreError
from tui.reports.statistics import SUPPORTED, Trace, trace

LATELY = 12
"""So many conversations are looked at to see whether anything stands in the page at all."""


def traces(store: Store, stopped: Callable[[], bool]) -> Iterator[tuple[Trace, ...]]:
    """What the ended conversations of one month after the other say; what cannot be read says nothing."""
    for month in store.months():
        found = []
        for header in store.headers(month):
            if stopped():
                return
            if one := _trace(store, header):
                found.append(one)
        yield tuple(found)


def leaves_traces(store: Store) -> bool:
    """Whether something stands in the page, seen from the latest conversations alone."""
    return any(_says_something(store, header) for header in store.recent(LATELY))


def _trace(store: Store, header: Header) -> Trace | None:
    try:
        conversation = store.conversation(header.id)
    except StoreError:
        return None  # what is damaged says so when it is opened
    return trace(header, conversation.answers, _asked(_texts(conversation)))


def _says_something(store: Store, header: Header) -> bool:
    """A guess without the script, so that Home reads no script for it: a number, a word from a list, a look back."""
    try:
        answers = store.conversation(header.id).answers
    except StoreError:
        return False
    return any(
        record["kind"] == "look_back" or record["step"] == SUPPORTED or isinstance(record["value"], list)
        for record in answers
        if record["value"] is not None and record["kind"] != "fact"
    )


Texts = tuple[tuple[str, str], ...]


def _texts(conversation: Conversation) -> Texts:
    parts = conversation.script["parts"]
    assert isinstance(parts, list)  # noqa: S101 - the store checks what it reads
    return tuple((str(part["flow"]), str(part["words"])) for part in parts)


@lru_cache(maxsize=128)
def _asked(texts: Texts) -> Mapping[str, str]:
    """The types of answers by step, but for words spoken as the other; reading a script takes far longer than this."""
    from scripts import Source
    from scripts.loading.loader import ScriptError, load_again
    from scripts.model import Step, every_node

    try:
        script = load_again([Source(flow, words) for flow, words in texts])
    except ScriptError:
        return {}
    steps = (node for node in every_node(script.steps) if isinstance(node, Step))
    return {step.id: step.shape.type for step in steps if step.shape and not step.spoken_as}
