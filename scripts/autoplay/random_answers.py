"""Plausible answers drawn by chance: for playing a script without a couple, again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from scripts.engine.list_items import with_ids
from scripts.engine.validation import NEXT, OUTCOMES, next_after
from scripts.model import Shape
from scripts.records import PARTNERS, Ask, Json, NeedsFact

SENTENCES = (
    "On Tuesday I came home and the kitchen was as I had left it.",
    "I sat with the letter from the clinic for an hour before I said a word.",
    "You asked how the meeting went, and then you stayed.",
    "I was tired, and I answered before you had finished.",
    "The evening we walked the long way home.",
    "It felt as if I was the only one who saw it.",
)
FEELINGS = ("sad", "worn out", "hopeful", "lonely", "touched", "annoyed", "calm", "proud")
NEEDS = ("rest", "to be heard", "help", "quiet", "closeness", "to be asked first")
RHYTHMS = (
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;BYDAY=SU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA",
    "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
)
ITEMS = ("Dishes", "School runs", "Calling her mother", "Tax papers", "Cooking", "Birthdays")


def at_random(stand: Ask | NeedsFact, chance: Random) -> Json:
    """A plausible answer to whatever the walk stands on; each of its options can come up."""
    if isinstance(stand, NeedsFact):
        return _random_fact(stand, chance)
    drawn = _RANDOM.get(stand.kind)
    return drawn(stand, chance) if drawn else True


def _random_ask(ask: Ask, chance: Random) -> Json:
    shape = ask.step.shape
    if shape is None or (ask.step.optional and chance.random() < 0.3):
        return None
    return _ANSWERS[shape.type](shape, ask, chance)


def _sentence(_shape: Shape, _ask: Ask, chance: Random) -> Json:
    return " ".join(chance.sample(SENTENCES, chance.randint(1, 2)))


def _choice(shape: Shape, ask: Ask, chance: Random) -> Json:
    possible = [stored for stored, _ in ask.items] if shape.choices_from else list(shape.choices)
    return chance.choice(possible) if shape.pick is None else _some(possible, shape.pick, chance)


def _some(possible: Sequence[str], pick: tuple[int, int], chance: Random) -> list[str]:
    most = min(pick[1], len(possible))
    return chance.sample(list(possible), chance.randint(min(pick[0], most), most))


def _items(shape: Shape, _ask: Ask, chance: Random) -> Json:
    low, high = shape.pick or (1, 5)
    count = chance.randint(low, min(high, max(low, 5)))
    return with_ids([ITEMS[n] if n < len(ITEMS) else f"Task {n}" for n in range(count)])


def _ratings(shape: Shape, ask: Ask, chance: Random) -> Json:
    return {
        row: {name: chance.randint(low, high) for name, low, high in shape.scales} for row, _ in ask.items
    }


def _random_agreement(ask: Ask, chance: Random) -> Json:
    if chance.random() < 0.25:
        return None
    who = chance.choice((ask.of, "both") if ask.of in PARTNERS else (*PARTNERS, "both"))
    known = {"look_back": "2026-03-20", "end": "2026-06-01", "rhythm": chance.choice(RHYTHMS)}
    return {
        "act": chance.choice(SENTENCES),
        "who": who,
        "look_back": known["look_back"],
        **{name: known.get(name) or chance.choice(SENTENCES) for name in ask.step.fields},
        **({} if chance.random() < 0.5 else _coming_round(who, known["rhythm"], chance)),
    }


def _coming_round(who: str, rhythm: str, chance: Random) -> dict[str, Json]:
    turn = chance.choice((None, *PARTNERS)) if who == "both" else None
    return {"rhythm": rhythm, **({"turn": turn} if turn else {})}


def _random_entry(ask: Ask, chance: Random) -> Json:
    if chance.random() < 0.25 or ask.step.shape is None:
        return None
    if ask.step.shape.type == "list":
        return {"part": ask.step.part, "items": _items(ask.step.shape, ask, chance)}
    return {"part": ask.step.part, "text": chance.choice(SENTENCES)}


def _random_look_back(ask: Ask, chance: Random) -> Json:
    outcome, next_ = chance.choice((None, *OUTCOMES)), chance.choice(next_after(ask.about))
    said = {} if ask.step.carried else {"outcome": outcome}
    words = {"act": chance.choice(SENTENCES), "who": chance.choice(PARTNERS)}
    changed = NEXT[next_]
    return outcome and {
        "agreement": ask.about["id"],
        **said,
        "next": next_,
        **({"words": {changed: words[changed]}} if changed else {}),
        **({"look_back": "2026-05-01"} if next_ == "rest" else {}),
    }


def _random_reveal(ask: Ask, chance: Random) -> Json:
    if ask.stage != "decide":
        return True
    decisions: dict[str, Json] = {}
    for given in ask.decides:
        decision = chance.choice(("show", "show", "keep", "edit"))
        is_text = given.shape is not None and given.shape.type == "text"
        may_edit = is_text and [other.name for other in ask.decides].count(given.name) == 1
        decisions[given.name] = (
            decision if decision != "edit" else {"edit": SENTENCES[0]} if may_edit else "show"
        )
    return decisions


def _random_talk(ask: Ask, chance: Random) -> Json:
    return chance.choice(SENTENCES) if ask.step.note and chance.random() < 0.5 else True


def _random_fact(need: NeedsFact, chance: Random) -> Json:
    if need.want == "visit":
        return chance.choice((*need.options, "over"))
    if need.options and need.want == "card":
        return chance.choice(need.options)
    if need.want == "notebook":
        return with_ids(list(ITEMS[: chance.randint(0, need.at_most or 4)]))
    return _FACTS[need.want](chance)


_ANSWERS: dict[str, Callable[[Shape, Ask, Random], Json]] = {
    "text": _sentence,
    "choice": _choice,
    "yes_no": _choice,
    "scale": lambda shape, _ask, chance: chance.randint(shape.low, shape.high),
    "feelings": lambda shape, _ask, chance: _some(FEELINGS, shape.pick or (1, 3), chance),
    "needs": lambda shape, _ask, chance: _some(NEEDS, shape.pick or (1, 3), chance),
    "list": _items,
    "ratings": _ratings,
    "who": lambda _shape, _ask, chance: chance.choice((*PARTNERS, "both")),
    "date": lambda _shape, _ask, chance: f"2026-0{chance.randint(1, 9)}-{chance.randint(10, 28)}",
}
_RANDOM: dict[str, Callable[[Ask, Random], Json]] = {
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
    "carried": lambda chance: chance.choice((None, {"id": "c1", "act": "Sit down together", "who": "both"})),
}
