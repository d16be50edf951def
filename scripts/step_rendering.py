"""A step's words, rendered for whom they are meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import prompts
from prompts import RenderedText, Template, compile_template, parse_words
from scripts.engine.reveal_decisions import can_edit
from scripts.engine.template_values import NO_PRONOUNS, Pronouns, template_values
from scripts.engine_types import PARTNERS, AwaitingAnswer, Partner, other_partner
from scripts.model import Script, Wording
from scripts.readable_names import readable

PERSON = ("name", "they", "them", "their")
"""What can be read of a partner, besides answers."""
DEFAULT_WORDS = Path(prompts.__file__).parent / "library"


@dataclass(frozen=True)
class Prompt:
    """The rendered words of one step.

    `above` opens the section; `body` is the text; `labels` name stored values; `starter` prefills the text box, and
    `beginnings` the boxes of labeled lines, in order. With `quotes_answers` the starter shows an answer of the couple,
    and with `is_answer` it shows nothing else.
    """

    above: tuple[RenderedText, ...]
    body: RenderedText
    labels: Mapping[str, str]
    starter: str
    beginnings: tuple[str, ...] = ()
    quotes_answers: bool = False
    is_answer: bool = False


def render_step(
    script: Script,
    ask: AwaitingAnswer,
    pronouns: Pronouns,
    language: str = "en",
    *,
    write_day: Callable[[date], str] | None = None,
) -> Prompt:
    """Render the current step with the partners' names and pronouns.

    `write_day` writes days as the partners do.
    """

    def label(step: str, stored: str) -> str:
        wording = script.wordings.get(step)
        template = wording.labels.get(stored) if wording else None
        return _render_plain(template, roles, write_day) if template else readable(stored)

    roles = _role_values(pronouns, ask.speaker)
    wording, above = (
        _wording_for(script, ask, language),
        [script.wordings[block].prose for block in ask.opening_blocks],
    )
    reads = wording.names_read.union(*(template.names for template in above))
    names = template_values(ask.names, pronouns, label, reads)
    starter = wording.starter.render(names, write_day) if wording.starter else RenderedText("")
    people = {pronouns[one][name].casefold() for one in PARTNERS for name in PERSON}
    quotes_answers = any(value.casefold() not in people for value in starter.values if value)
    lines = ask.step.shape.lines if ask.step.shape else ()
    return Prompt(
        above=tuple(template.render(names, write_day) for template in above),
        body=wording.prose.render(names, write_day),
        labels={
            value: _render_plain(template, names, write_day) for value, template in wording.labels.items()
        },
        starter="" if lines else starter.literal(),
        beginnings=_beginnings(starter) if lines else (),
        quotes_answers=quotes_answers,
        is_answer=quotes_answers and starter.has_only_values(),
    )


def _beginnings(starter: RenderedText) -> tuple[str, ...]:
    """Return the starting text of each line; a value with line breaks stays in its own."""
    rows = starter.source.split("\n")
    return tuple(prompts.one_line(RenderedText(row, starter.values).literal()) for row in rows)


def exit_text(script: Script, section: str, pronouns: Pronouns, speaker: Partner = "first") -> RenderedText:
    """Return the text for stopping inside a block.

    It belongs to `if_left` and reads no answers.
    """
    return script.wordings[section].prose.render(_role_values(pronouns, speaker))


def _role_values(pronouns: Pronouns, speaker: Partner) -> dict[str, Mapping[str, str]]:
    return {**pronouns, "speaker": pronouns[speaker], "listener": pronouns[other_partner(speaker)]}


def _render_plain(
    template: Template, names: Mapping[str, Any], write_day: Callable[[date], str] | None
) -> str:
    return template.render(names, write_day).plain() if template.names else _render_constant(template)


@lru_cache(maxsize=512)
def _render_constant(template: Template) -> str:
    """Return a label that reads no names, rendered once.

    Every prompt looks up the labels of all answers in scope, and few labels read a name.
    """
    return template.render({}).plain()


def _wording_for(script: Script, ask: AwaitingAnswer, language: str) -> Wording:
    """Return a step's words, or its kind's default.

    Deciding what to reveal always uses a default, which names only the choices that there are.
    """
    own = script.wordings.get(ask.step.id)
    if own and ask.stage != "decide":
        return own
    if ask.stage == "decide":
        return default_wordings(language)[_section_for_decisions(ask)]
    return default_wordings(language)[f"{ask.kind}_{ask.stage}" if ask.stage else ask.kind]


def _section_for_decisions(ask: AwaitingAnswer) -> str:
    givens = [given for given in ask.to_reveal if given.value is not None]
    if len(givens) > 1:
        return "reveal_decide_each"
    if not givens:
        return "reveal_nothing"
    return "reveal_decide" if can_edit(givens[0]) else "reveal_decide_whole"


@lru_cache(maxsize=4)
def default_wordings(language: str) -> Mapping[str, Wording]:
    """Return the words of steps that have none, by kind and stage."""
    words, _ = parse_words(
        (DEFAULT_WORDS / language / "defaults.md").read_text(encoding="utf-8"), "defaults.md"
    )
    return {
        name: Wording(compile_template(section.prose, file="defaults.md", line=section.prose_line), {}, None)
        for name, section in words.sections.items()
    }


__all__ = ["NO_PRONOUNS", "Prompt", "Pronouns", "default_wordings", "exit_text", "render_step"]
