"""Random plausible answers, to play scripts without a couple."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

from scripts.engine.agreement_validation import CHANGED_FIELD_BY_ACTION, OUTCOMES, allowed_next_actions
from scripts.engine.labeled_lines import join_lines
from scripts.engine.list_items import items_from_texts
from scripts.engine.reveal_decisions import can_edit, one_for_each
from scripts.engine_types import OVER, PARTNERS, AwaitingAnswer, AwaitingFact, Json
from scripts.model import AnswerShape
from scripts.task_values import ROTATIONS

EXAMPLE_SENTENCES = (
    "On Tuesday I came home and the kitchen was just as I’d left it.",
    "I sat with the letter from the clinic for an hour before I said a word.",
    "You asked how the meeting went, and then you stayed.",
    "I was tired, and I answered before you’d finished.",
    "The evening we walked the long way home.",
    "It felt like I was the only one who noticed.",
)
EXAMPLE_FEELINGS = ("sad", "worn out", "hopeful", "lonely", "touched", "annoyed", "calm", "proud")
EXAMPLE_NEEDS = ("rest", "to be heard", "help", "quiet", "closeness", "to be asked first")
EXAMPLE_RECURRENCES = (
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;BYDAY=SU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
)
EXAMPLE_ITEMS = ("Dishes", "School drop-off", "Calling a parent", "Taxes", "Cooking", "Birthdays")


def random_answer(state: AwaitingAnswer | AwaitingFact, rng: Random) -> Json:
    """Return a random plausible answer; every option is possible."""
    if isinstance(state, AwaitingFact):
        return _random_fact(state, rng)
    drawn = _BY_KIND.get(state.kind)
    return drawn(state, rng) if drawn else True


def _random_ask(ask: AwaitingAnswer, rng: Random) -> Json:
    shape = ask.step.shape
    if shape is None or (ask.step.optional and rng.random() < 0.3):
        return None
    return _BY_ANSWER_TYPE[shape.type](shape, ask, rng)


def _random_text(shape: AnswerShape, _ask: AwaitingAnswer, rng: Random) -> Json:
    if shape.lines:
        empty = [name for name in shape.can_be_empty if rng.random() < 0.5]
        written = {name: rng.choice(EXAMPLE_SENTENCES) for name in shape.lines if name not in empty}
        return join_lines(shape, written)
    return " ".join(rng.sample(EXAMPLE_SENTENCES, rng.randint(1, 2)))


def _random_choice(shape: AnswerShape, ask: AwaitingAnswer, rng: Random) -> Json:
    possible = [stored for stored, _ in ask.items] if shape.choices_from else list(shape.choices)
    return rng.choice(possible) if shape.pick is None else _sample(possible, shape.pick, rng)


def _sample(possible: Sequence[str], pick: tuple[int, int], rng: Random) -> list[str]:
    most = min(pick[1], len(possible))
    return rng.sample(list(possible), rng.randint(min(pick[0], most), most))


def _random_items(shape: AnswerShape, _ask: AwaitingAnswer, rng: Random) -> Json:
    low, high = shape.pick or (1, 5)
    count = rng.randint(low, min(high, max(low, 5)))
    return items_from_texts(
        [EXAMPLE_ITEMS[n] if n < len(EXAMPLE_ITEMS) else f"Task {n}" for n in range(count)]
    )


def _random_ratings(shape: AnswerShape, ask: AwaitingAnswer, rng: Random) -> Json:
    return {row: {name: rng.randint(low, high) for name, low, high in shape.scales} for row, _ in ask.items}


def _random_agreement(ask: AwaitingAnswer, rng: Random) -> Json:
    if rng.random() < 0.25:
        return None
    who = rng.choice((ask.of, "both") if ask.of in PARTNERS else (*PARTNERS, "both"))
    known = {"look_back": "2026-03-20", "end": "2026-06-01", "rhythm": rng.choice(EXAMPLE_RECURRENCES)}
    return {
        "act": rng.choice(EXAMPLE_SENTENCES),
        "who": who,
        "look_back": known["look_back"],
        **{name: known.get(name) or rng.choice(EXAMPLE_SENTENCES) for name in ask.step.fields},
        **({} if rng.random() < 0.5 else _random_recurrence(who, known["rhythm"], rng)),
    }


def _random_recurrence(who: str, rhythm: str, rng: Random) -> dict[str, Json]:
    turn = rng.choice((None, *PARTNERS)) if who == "both" else None
    return {"rhythm": rhythm, **({"turn": turn} if turn else {})}


def _random_entry(ask: AwaitingAnswer, rng: Random) -> Json:
    if rng.random() < 0.25 or ask.step.shape is None:
        return None
    if ask.step.shape.type == "tasks":
        rows = [{**row, "who": rng.choice(PARTNERS)} for row in ask.tasks]
        return {"part": ask.step.part, "items": rows} if rows else None
    if ask.step.shape.type == "list":
        return {"part": ask.step.part, "items": _random_items(ask.step.shape, ask, rng)}
    return {"part": ask.step.part, "text": rng.choice(EXAMPLE_SENTENCES)}


def _random_look_back(ask: AwaitingAnswer, rng: Random) -> Json:
    outcome, next_ = rng.choice((None, *OUTCOMES)), rng.choice(allowed_next_actions(ask.agreement))
    outcome_field = {} if ask.step.asks_only_next else {"outcome": outcome}
    words = {"act": rng.choice(EXAMPLE_SENTENCES), "who": rng.choice(PARTNERS)}
    changed = CHANGED_FIELD_BY_ACTION[next_]
    return outcome and {
        "agreement": ask.agreement["id"],
        **outcome_field,
        "next": next_,
        **({"words": {changed: words[changed]}} if changed else {}),
        **({"look_back": "2026-05-01"} if next_ == "rest" else {}),
    }


def _random_reveal(ask: AwaitingAnswer, rng: Random) -> Json:
    if ask.stage != "decide":
        return True
    decisions: list[Json] = []
    for given in ask.to_reveal:
        decision = rng.choice(("show", "show", "keep", "edit"))
        edit = {"edit": EXAMPLE_SENTENCES[0]} if can_edit(given) else "show"
        decisions.append(edit if decision == "edit" else decision)
    return one_for_each(ask.to_reveal, decisions)


def _random_talk(ask: AwaitingAnswer, rng: Random) -> Json:
    return rng.choice(EXAMPLE_SENTENCES) if ask.step.note and rng.random() < 0.5 else True


def _random_fact(need: AwaitingFact, rng: Random) -> Json:
    if need.fact == "visit":
        return rng.choice((*need.options, OVER))
    if need.options and need.fact == "card":
        return None if need.days and rng.random() < 0.05 else rng.choice(need.options)
    if need.fact == "notebook":
        items = items_from_texts(list(EXAMPLE_ITEMS[: rng.randint(0, need.at_most or 4)]))
        return _random_tasks(items, rng) if need.options == ("tasks",) and not need.at_most else items
    return _FACTS[need.fact](rng)


def _random_tasks(items: Sequence[Mapping[str, Json]], rng: Random) -> Json:
    return [{**item, "who": rng.choice(("a", "b", "")), "rotation": rng.choice(ROTATIONS)} for item in items]


_BY_ANSWER_TYPE: dict[str, Callable[[AnswerShape, AwaitingAnswer, Random], Json]] = {
    "text": _random_text,
    "choice": _random_choice,
    "yes_no": _random_choice,
    "scale": lambda shape, _ask, chance: chance.randint(shape.low, shape.high),
    "feelings": lambda shape, _ask, chance: _sample(EXAMPLE_FEELINGS, shape.pick or (1, 3), chance),
    "needs": lambda shape, _ask, chance: _sample(EXAMPLE_NEEDS, shape.pick or (1, 3), chance),
    "list": _random_items,
    "tasks": _random_items,
    "ratings": _random_ratings,
    "who": lambda _shape, _ask, chance: chance.choice((*PARTNERS, "both")),
    "date": lambda _shape, _ask, chance: f"2026-0{chance.randint(1, 9)}-{chance.randint(10, 28)}",
}
_BY_KIND: dict[str, Callable[[AwaitingAnswer, Random], Json]] = {
    "ask": _random_ask,
    "agree": _random_agreement,
    "keep": _random_entry,
    "look_back": _random_look_back,
    "reveal": _random_reveal,
    "talk": _random_talk,
}
_FACTS: dict[str, Callable[[Random], Json]] = {
    "begins": lambda chance: chance.choice(("a", "b")),
    "today": lambda _chance: "2026-03-14",
    "times_done": lambda chance: chance.randint(0, 2),
    "due": lambda _chance: [],
    "standing": lambda chance: [
        {"id": f"s{number}", "act": act, "who": chance.choice(("a", "b", "both"))}
        for number, act in enumerate(chance.sample(EXAMPLE_SENTENCES, chance.randint(0, 3)))
    ],
    "carried": lambda chance: chance.choice((None, {"id": "c1", "act": "Sit down together", "who": "both"})),
}
