"""What a step does, in sentences for someone who doesn't know the format."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.model import AnswerShape, Step

PEOPLE = {
    "speaker": "the speaker",
    "listener": "the listener",
    "first": "the person who goes first",
    "second": "the person who goes second",
    "both": "both together",
    "either": "either of them, or both",
    "each": "each person in turn",
}
TITLES = {
    "say": "Text to read",
    "ask": "Question",
    "talk": "Talking",
    "breathe": "A quiet moment",
    "time_out": "A break",
    "reveal": "Sharing private answers",
    "compare": "Answers side by side",
    "agree": "Agreement",
    "look_back": "Check-in on agreements",
    "keep": "Notebook",
    "draw": "A card",
    "stop": "The conversation ends here",
}
AGREEMENT_FIELDS = {
    "cue": "when it applies",
    "obstacle": "what might get in the way",
    "instead": "what to do then",
    "sign": "how they’ll know it’s working",
    "rhythm": "how often it repeats",
    "look_back": "the day of the first check-in",
    "end": "the day it ends",
    "hard_week": "what still counts in a hard week",
}


def step_sentences(step: Step, *, of: str) -> Iterator[str]:
    """Yield what a step does; `of` is its owner as the author wrote it."""
    who = PEOPLE[of]
    yield from _KINDS.get(step.kind, _nothing)(step, who)
    if step.spoken_as:
        yield f"They speak as {PEOPLE[step.spoken_as]}."
    if step.optional:
        yield "They can skip it."


def _nothing(_step: Step, _who: str) -> Iterator[str]:
    yield from ()


def _ask(step: Step, who: str) -> Iterator[str]:
    if step.shape:
        yield _sentence(f"{who}: {answer_words(step.shape)}")


def _talk(step: Step, who: str) -> Iterator[str]:
    time = f" for about {duration_words(step.seconds)}" if step.seconds else ""
    yield _sentence(f"{who}: talking out loud{time}")
    if step.quiet:
        yield "After 20 seconds, the screen goes blank until someone presses a key."
    if step.note:
        yield "They can write down what was said."


def _breathe(step: Step, _who: str) -> Iterator[str]:
    yield f"Both are quiet for {duration_words(step.seconds)}."


def _reveal(step: Step, _who: str) -> Iterator[str]:
    yield (
        f"Each person decides alone what to do with {joined(step.show)}: share it, edit it, or keep it private. Then "
        "everything that’s shared appears at the same time. What’s kept private is deleted."
    )


def _compare(step: Step, _who: str) -> Iterator[str]:
    yield f"Both see {joined(step.show)} next to each other."


def _agree(step: Step, who: str) -> Iterator[str]:
    yield _sentence(f"{who}: one agreement, or none")
    if step.fields:
        yield f"It must say {joined([AGREEMENT_FIELDS[name] for name in step.fields])}."


def _look_back(step: Step, _who: str) -> Iterator[str]:
    if step.carried:
        yield (
            "Both decide what happens next with the agreement this conversation is about. If there isn’t one, this "
            "is skipped."
        )
    elif step.about:
        yield f"For each agreement chosen in {step.about}, both decide what happens next with it."
    else:
        yield f"Both go through agreements that are due, {step.at_most} at most."


def _keep(step: Step, who: str) -> Iterator[str]:
    shape = step.shape.type if step.shape else ""
    what = {"list": "a list", "tasks": "who has which task"}.get(shape, "a note")
    yield _sentence(f"{who}: {what} for the notebook ({step.part}), or nothing")


def _draw(step: Step, who: str) -> Iterator[str]:
    yield _sentence(f"{who}: one of these cards")
    if step.rest_days:
        rest = duration_words(step.rest_days * 86_400)
        yield f"A card that was drawn won’t come up again for {rest}. If no cards are left, the step is skipped."


_KINDS = {
    "ask": _ask,
    "talk": _talk,
    "breathe": _breathe,
    "reveal": _reveal,
    "compare": _compare,
    "agree": _agree,
    "look_back": _look_back,
    "keep": _keep,
    "draw": _draw,
}


def answer_words(shape: AnswerShape) -> str:
    """Return what kind of answer is given."""
    if shape.type == "ratings":
        scales = joined([f"{name} from {low} to {high}" for name, low, high in shape.scales])
        return f"a rating of each item of {shape.rows}: {scales}"
    if shape.type == "choice":
        if shape.chooses_agreements:
            return f"{_count(shape.pick or (1, 1))} of the agreements that apply. If there are none, it’s skipped"
        source = (
            f" of the items of {joined(shape.choices_from)}" if shape.choices_from else " of these answers"
        )
        return f"{_count(shape.pick or (1, 1))}{source}"
    if shape.lines:
        count = (
            f"{len(shape.lines)} lines, each with its own box ({joined(shape.lines)}), which become one text"
        )
        return f"{count}; these may stay empty: {joined(shape.can_be_empty)}" if shape.can_be_empty else count
    return {
        "text": "an answer in their own words",
        "yes_no": "yes or no",
        "scale": f"a number from {shape.low} to {shape.high}",
        "feelings": f"{_count(shape.pick or (1, 3))} feelings, from a list or in their own words",
        "needs": f"{_count(shape.pick or (1, 3))} needs, from a list or in their own words",
        "list": f"a list{f' of {_count(shape.pick)} items' if shape.pick else ''}",
        "tasks": f"{f'{_count(shape.pick)} ' if shape.pick else ''}tasks from the list, or their own",
        "who": "one of them, or both",
        "date": "a day",
    }[shape.type]


def duration_words(seconds: int) -> str:
    """Return a duration as the author wrote it: "2 minutes"."""
    for size, unit in ((86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")):
        if seconds % size == 0:
            count = seconds // size
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return f"{seconds} seconds"


def joined(words: tuple[str, ...] | list[str]) -> str:
    """Return words as people list them: "a, b, and c"."""
    if len(words) < 3:
        return " and ".join(words)
    return f"{', '.join(words[:-1])}, and {words[-1]}"


def _count(pick: tuple[int, int]) -> str:
    low, high = pick
    return f"{low} to {high}" if low < high else "one" if low == 1 else f"{low}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
