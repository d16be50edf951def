"""What a step says to the couple: its words, rendered for those who may see them now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import prompts
from prompts import Said, Template, compile_template, read_words
from scripts.engine.template_values import NOBODY, Pronouns, plain_values
from scripts.model import Script, Wording
from scripts.records import Ask, Partner, other

DEFAULTS = Path(prompts.__file__).parent / "library"


@dataclass(frozen=True)
class Prompt:
    """A step's words: what stands above it, what it says, the labels of its values, and what the box begins with."""

    above: tuple[Said, ...]
    said: Said
    labels: Mapping[str, str]
    starter: str


def prompt(script: Script, ask: Ask, people: Pronouns, language: str = "en") -> Prompt:
    """Render the step that the walk stands on; `people` are the names and pronouns of first and second."""

    def label(step: str, stored: str) -> str:
        wording = script.wordings.get(step)
        template = wording.labels.get(stored) if wording else None
        return _plain(template, roles) if template else STORED_LABELS.get(stored, stored)

    roles = _roles(people, ask.speaker)
    names = plain_values(ask.names, people, label)
    wording = _wording(script, ask, language)
    return Prompt(
        above=tuple(script.wordings[block].prose.render(names) for block in ask.opens),
        said=wording.prose.render(names),
        labels={value: _plain(template, names) for value, template in wording.labels.items()},
        starter=wording.starter.render(names).literal() if wording.starter else "",
    )


STORED_LABELS = {"yes": "Yes", "no": "No"}
"""What a yes_no says where its words give no labels."""


def left(script: Script, section: str, people: Pronouns, speaker: Partner = "first") -> Said:
    """The words that are shown when the couple stops inside a block with `if_left`; they read no answers."""
    return script.wordings[section].prose.render(_roles(people, speaker))


def _roles(people: Pronouns, speaker: Partner) -> dict[str, Mapping[str, str]]:
    return {**people, "speaker": people[speaker], "listener": people[other(speaker)]}


def _plain(template: Template, names: Mapping[str, Any]) -> str:
    return template.render(names).plain() if template.names else _always_the_same(template)


@lru_cache(maxsize=512)
def _always_the_same(template: Template) -> str:
    """Labels seldom read a name, and every answer in scope has its label looked up for every prompt."""
    return template.render({}).plain()


def _wording(script: Script, ask: Ask, language: str) -> Wording:
    """A step's own words, or the default sentence of its kind; deciding what to reveal always has the latter."""
    own = script.wordings.get(ask.step.id)
    if own and ask.stage != "decide":
        return own
    return _defaults(language)[f"{ask.kind}_{ask.stage}" if ask.stage else ask.kind]


@lru_cache(maxsize=4)
def _defaults(language: str) -> Mapping[str, Wording]:
    words, _ = read_words((DEFAULTS / language / "defaults.md").read_text(encoding="utf-8"), "defaults.md")
    return {
        name: Wording(compile_template(section.prose, file="defaults.md", line=section.prose_line), {}, None)
        for name, section in words.sections.items()
    }


__all__ = ["NOBODY", "Prompt", "Pronouns", "left", "prompt"]
