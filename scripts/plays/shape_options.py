"""Values of each kind of answer that a script could tell apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random

from scripts.autoplay.random_answers import EXAMPLE_FEELINGS, EXAMPLE_ITEMS, EXAMPLE_NEEDS, EXAMPLE_SENTENCES
from scripts.engine.list_items import items_from_texts
from scripts.engine_types import PARTNERS, AwaitingAnswer, Json
from scripts.model import MAX_ITEMS, AnswerShape
from scripts.plays.compared_values import ComparedWith

Named = tuple[str, Json]
"""The name of a value in reports ("" for the only one), and the value."""


def shape_options(
    shape: AnswerShape, ask: AwaitingAnswer, compared: ComparedWith, rng: Random
) -> Iterator[Named]:
    """Yield values that conditions or words can tell apart."""
    yield from _BY_TYPE[shape.type](shape, ask, compared, rng)


def _texts(_shape: AnswerShape, _ask: AwaitingAnswer, compared: ComparedWith, rng: Random) -> Iterator[Named]:
    yield "answered", rng.choice(EXAMPLE_SENTENCES)
    yield from ((f"“{text}”", text) for text in sorted(compared.texts) if text.strip())


def _choices(
    shape: AnswerShape, ask: AwaitingAnswer, _compared: ComparedWith, _rng: Random
) -> Iterator[Named]:
    possible = [stored for stored, _ in ask.items] if shape.choices_from else list(shape.choices)
    names = dict(ask.items)
    if shape.pick is None:
        yield from ((names.get(stored, stored), stored) for stored in possible)
        return
    least, most = (min(number, len(possible)) for number in shape.pick)
    for stored in possible if least else ():
        others = [other for other in possible if other != stored]
        yield f"with {names.get(stored, stored)}", [stored, *others[: least - 1]]
    if not least:
        yield "none", []
    if most > least:
        yield f"{most} of them", possible[:most]


def _numbers(
    shape: AnswerShape, _ask: AwaitingAnswer, compared: ComparedWith, _rng: Random
) -> Iterator[Named]:
    yield from ((f"{number}", number) for number in compared.thresholds(shape.low, shape.high))


def _words(shape: AnswerShape, _ask: AwaitingAnswer, compared: ComparedWith, rng: Random) -> Iterator[Named]:
    known = EXAMPLE_FEELINGS if shape.type == "feelings" else EXAMPLE_NEEDS
    least, most = shape.pick or (1, 3)
    yield f"{least} of them" if most > least else "", rng.sample(list(known), min(least, len(known)))
    if most > least:
        yield f"{most} of them", _filled([], known, most)
    for text in sorted(compared.texts) if most else ():
        yield f"with {text}", _filled([text], [word for word in known if word != text], max(least, 1))


def _filled(start: list[str], known: Sequence[str], size: int) -> list[str]:
    more = [*known, *(f"Another {number}" for number in range(size))]
    return [*start, *more][:size]


def _items(shape: AnswerShape, _ask: AwaitingAnswer, compared: ComparedWith, _rng: Random) -> Iterator[Named]:
    least, most = shape.pick or (1, MAX_ITEMS)
    sizes = {least, min(most, least + 2), *compared.thresholds(least, most)[1:-1]}
    for size in sorted(sizes):
        texts = [EXAMPLE_ITEMS[n] if n < len(EXAMPLE_ITEMS) else f"Task {n}" for n in range(size)]
        yield f"{size} items", items_from_texts(texts)


def _ratings(
    shape: AnswerShape, ask: AwaitingAnswer, _compared: ComparedWith, _rng: Random
) -> Iterator[Named]:
    yield "lowest", {row: {name: low for name, low, _ in shape.scales} for row, _ in ask.items}
    yield "highest", {row: {name: high for name, _, high in shape.scales} for row, _ in ask.items}


def _who(_shape: AnswerShape, _ask: AwaitingAnswer, _compared: ComparedWith, _rng: Random) -> Iterator[Named]:
    yield from ((who, who) for who in (*PARTNERS, "both"))


def _dates(
    _shape: AnswerShape, _ask: AwaitingAnswer, compared: ComparedWith, _rng: Random
) -> Iterator[Named]:
    days = sorted(text for text in compared.texts if len(text) == len("2027-03-14"))
    yield from ((day, day) for day in dict.fromkeys(("2027-03-20", *days)))


_BY_TYPE: dict[str, Callable[[AnswerShape, AwaitingAnswer, ComparedWith, Random], Iterator[Named]]] = {
    "text": _texts,
    "choice": _choices,
    "yes_no": _choices,
    "scale": _numbers,
    "feelings": _words,
    "needs": _words,
    "list": _items,
    "tasks": _items,
    "ratings": _ratings,
    "who": _who,
    "date": _dates,
}
