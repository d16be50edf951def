"""What makes two moments of a conversation the same for all that follows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from scripts.engine_types import AwaitingAnswer, AwaitingFact, ScopedAnswer, VisibleNames
from scripts.plays.live_names import LiveNames
from scripts.plays.play import Play

Fingerprint = tuple[object, ...]


def state_fingerprint(play: Play, live: LiveNames) -> Fingerprint:
    """Return the step, and the answers that are still read."""
    state = play.state
    assert isinstance(state, AwaitingAnswer | AwaitingFact)  # noqa: S101 - only these are explored
    step = state.key[1]
    names = live.at(step)
    here: tuple[object, ...] = (
        (state.fact, state.options)
        if isinstance(state, AwaitingFact)
        else (state.stage, state.round, _frozen(state.agreement))
    )
    # Within a reveal, the first partner's decision matters to what is shown after the second one's.
    before = [move.option.label for move in play.moves[-1:] if move.step == step]
    hidden = sorted(key for key in play.replay.unrevealed if key[1] in names)
    blocks = names & live.blocks
    rounds = [
        (move.place, move.step, move.of, move.option.label)
        for move in play.moves
        if any(f"{block}." in move.place for block in blocks)
    ]
    views = tuple(tuple(_view(view, names)) for view in play.replay.views)
    return (state.key, *here, *before, tuple(hidden), tuple(rounds), views)


def _view(view: VisibleNames, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the live names that one viewer may read, with their values."""
    yield "speaker", view.speaker
    for name in sorted(names & set(view.unqualified)):
        yield name, _frozen(view.unqualified[name])
    for partner, known in view.by_partner.items():
        yield from (
            (f"{partner}.{name}", _frozen(known[name])) for name in sorted(known) if f".{name}" in names
        )


def _frozen(value: object) -> str:
    """Return a value as text, without where and when it was given."""
    return json.dumps(value, sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, ScopedAnswer):
        return [value.value, value.by, dict(value.texts)]
    assert isinstance(value, Mapping)  # noqa: S101 - names hold nothing else
    return dict(value)
