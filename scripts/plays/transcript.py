"""A play as the couple would see it: every word, and who reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prompts import sanitize
from scripts.agreement_sentence import agreement_sentence
from scripts.engine.side_by_side_answers import side_by_side_answers
from scripts.engine_types import AwaitingAnswer, AwaitingFact, Json
from scripts.model import Script
from scripts.opening_closing_steps import short_name
from scripts.plays.answer_text import answer_text, fact_text, value_text
from scripts.plays.example_couple import name_of, people
from scripts.readable_names import readable
from scripts.step_rendering import Prompt, render_step

INDENT = "    "


class Transcript:
    """The lines of a play, step by step. Ana goes first, unless b begins."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._people = people("a")

    def shown(self, state: AwaitingAnswer | AwaitingFact) -> Iterator[str]:
        """Yield what is on the screen before the answer; nothing for a fact."""
        if isinstance(state, AwaitingFact):
            return
        prompt = self._render(state)
        yield self._heading(state)
        for text in (*prompt.above, prompt.body):
            yield from _indented(text.plain())
        yield from self._answers(state)
        yield from self._choices(state, prompt)
        if prompt.starter:
            yield from _indented(f"(The box starts with: {prompt.starter})")

    def answered(self, state: AwaitingAnswer | AwaitingFact, value: Json) -> Iterator[str]:
        """Yield the answer, and an empty line."""
        if isinstance(state, AwaitingFact):
            if state.fact == "begins":
                self._people = people(str(value))
            yield _one_line(f"[{fact_text(state, value)}]")
        elif state.of in self._people or value is not True:
            yield _one_line(
                f"{name_of(self._people, state.of)}: {answer_text(state, value, self._render(state))}"
            )
        else:
            yield "Both continue."
        yield ""

    def _render(self, ask: AwaitingAnswer) -> Prompt:
        return render_step(self._script, ask, self._people)

    def _heading(self, ask: AwaitingAnswer) -> str:
        """Return the step, its place, and who reads it."""
        place = f", {ask.place}" if ask.place else ""
        readers = f"only {name_of(self._people, ask.of)} sees this" if ask.private else "both see this"
        return f"== {short_name(self._script, ask.step.id)} ({ask.kind}{place}): {readers}"

    def _answers(self, ask: AwaitingAnswer) -> Iterator[str]:
        """Yield the answers that the step shows, and the agreement it's about."""
        if ask.agreement:
            yield from _indented(
                f"> {agreement_sentence(str(ask.agreement['act']), ask.agreement.get('cue'))}"
            )
        if ask.kind in ("reveal", "compare"):
            for given in ask.to_reveal if ask.stage == "decide" else side_by_side_answers(ask):
                if given.value is not None:
                    text = value_text(given, self._labels(given.name))
                    yield from _indented(f"> {name_of(self._people, given.by)}, {given.name}: {text}")

    def _labels(self, step: str) -> Mapping[str, str]:
        wording = self._script.wordings.get(step)
        labels = wording.labels if wording else {}
        return {stored: template.render(self._people).plain() for stored, template in labels.items()}

    def _choices(self, ask: AwaitingAnswer, prompt: Prompt) -> Iterator[str]:
        items = dict(ask.items)
        stored = list(prompt.labels) if ask.kind != "draw" else []
        if ask.step.shape is not None and ask.step.shape.type == "choice":
            stored = [*items] or list(ask.step.shape.choices)
        beginnings: dict[str, str] = {}
        if ask.step.shape is not None and ask.step.shape.lines:
            stored = list(ask.step.shape.lines)
            beginnings = dict(zip(stored, prompt.beginnings, strict=False))
        for value in stored:
            text = items.get(value) or prompt.labels.get(value)
            if beginnings.get(value):
                text = f"{text or readable(value)} (The box starts with: {beginnings[value]})"
            yield from _indented(f"- {value}: {text}" if text else f"- {value}")


def _indented(text: str) -> Iterator[str]:
    for line in sanitize(text).split("\n"):
        yield f"{INDENT}{line}".rstrip()


def _one_line(text: str) -> str:
    return " ".join(sanitize(text).split())
