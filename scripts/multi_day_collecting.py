"""Collecting over several days: whose visit is open, and who visits next.

A visit is one partner's run of a `collect` block's steps. One that is interrupted by the other partner is set aside,
and goes on when its owner visits next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.answer_submission import rewind_to, submit_answer
from scripts.engine_types import OVER, Answer, AwaitingAnswer, AwaitingFact, Partner, State
from scripts.model import AnswerShape, Block, Script, Step, iter_nodes
from scripts.progress import Progress


@dataclass(frozen=True)
class Collecting:
    """A `collect` block that is being filled in.

    `place` is the visit that is open or comes next, such as "notes.3". `since` is when the collecting began, as an ISO
    time ("" if unknown). `is_private` says whether any of the block's steps is, and `is_one_note` whether a visit is
    nothing but one private text. `opened` is the index of the record that opened the visit, None between two visits.
    `last` is who visited last, None before the first visit.
    """

    block: str
    days: int
    place: str
    since: str
    is_private: bool
    is_one_note: bool = False
    opened: int | None = None
    visitor: Partner | None = None
    last: Partner | None = None

    def has_place(self, place: str) -> bool:
        """Return whether a place is in any visit."""
        visits = self.place.rpartition(".")[0]
        return place.startswith(f"{visits}.")


def find_collecting(script: Script, state: State, answers: Sequence[Answer]) -> Collecting | None:
    """Return the collecting that a state belongs to, if any."""
    if not isinstance(state, AwaitingAnswer | AwaitingFact):
        return None
    blocks = {n.id: n for n in iter_nodes(script.steps) if isinstance(n, Block) and n.kind == "collect"}
    segments = state.place.split("/")
    depths = [depth for depth, one in enumerate(segments, 1) if one.rpartition(".")[0] in blocks]
    if not depths:
        return None
    place = "/".join(segments[: depths[-1]])
    block = blocks[segments[depths[-1] - 1].rpartition(".")[0]]
    visits = f"{place.rpartition('.')[0]}."
    facts = [n for n, one in enumerate(answers) if one.step == block.id and one.place.startswith(visits)]
    first = facts[0] if facts else len(answers)
    # The answer before it may have been given again later, as after a change of an agreement.
    since = min((one.at for one in answers[max(first - 1, 0) : first + 1] if one.at), default="")
    opened = facts[-1] if facts and answers[facts[-1]].place == place else None
    visitor = None if opened is None else str(answers[opened].value)
    is_private = any(node.private for node in iter_nodes(block.steps) if isinstance(node, Step))
    last = None if not facts else str(answers[facts[-1]].value)
    return Collecting(
        block.id, block.days, place, since, is_private, _is_one_note(block), opened, visitor, last
    )


def _is_one_note(block: Block) -> bool:
    match block.steps:
        case [Step(private=True, shape=AnswerShape(type="text"))]:
            return True
    return False


def begin_visit(script: Script, progress: Progress, now: Collecting, partner: Partner, at: str) -> Progress:
    """Begin a partner's visit, or go on with it.

    What they wrote in a visit that was set aside comes back. Raises InvalidAnswer.
    """
    if now.visitor == partner:
        return progress
    progress = set_aside(script, progress, now)

    def is_theirs(answer: Answer) -> bool:
        return answer.of == partner and now.has_place(answer.place)

    moved = tuple(
        replace(each, answer=replace(each.answer, place=place_in_visit(now, each.answer.place)))
        if is_theirs(each.answer)
        else each
        for each in progress.stashed
    )
    return submit_answer(script, replace(progress, stashed=moved), partner, at)


def end_collecting(script: Script, progress: Progress, now: Collecting, at: str) -> Progress:
    """Go on to what follows the block; what is half-written is deleted."""
    progress = set_aside(script, progress, now)
    stashed = tuple(each for each in progress.stashed if not now.has_place(each.answer.place))
    return submit_answer(script, replace(progress, stashed=stashed), OVER, at)


def set_aside(script: Script, progress: Progress, now: Collecting) -> Progress:
    """Return to before the open visit, keeping what was written in it."""
    return progress if now.opened is None else rewind_to(script, progress, now.opened)


def place_in_visit(now: Collecting, place: str) -> str:
    """Return a place of another visit as it is in this one."""
    depth = now.place.count("/") + 1
    return "/".join([now.place, *place.split("/")[depth:]])
