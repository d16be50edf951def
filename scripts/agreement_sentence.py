"""An agreement as one sentence, such as on its card."""

from __future__ import annotations

import re

from prompts import capitalize, ends_sentence, one_line

CONNECTORS = frozenset(
    "if when whenever once unless as while until till before after since during "  # noqa: SIM905 - read as lines of words
    "every on at in by from for with without instead".split()
)
"""Words that open a clause which can be followed by a comma."""
CONNECTOR_PREFIXES = frozenset({"even", "right", "just", "shortly", "soon"})
"""Words that may precede a connector: "even if", "right after"."""
PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they"})
"""Sentence openers that are never names, so they are lowercased mid-sentence (except "I")."""
_LONE_I = re.compile(r"(?<!\S)i(?=['’,;:!?\s]|$)")


def agreement_sentence(act: str, cue: str | None = None) -> str:
    """Return the agreed action as a sentence, cue first."""
    act = _normalize(act)
    cue = _normalize((cue or "").strip(" ,.;:–—…。、，；：।،؛۔"))
    whole = capitalize(_join_cue_and_act(cue, act) if cue else act)
    return whole if ends_sentence(whole) else f"{whole}."


def _join_cue_and_act(cue: str, act: str) -> str:
    """Join with a comma if possible, else with a colon.

    A colon is always correct.
    """
    if _starts_with_pronoun(cue):
        cue = f"when {_mid_sentence(cue)}"
    reads_on = _starts_with_connector(cue) and (_starts_with_pronoun(act) or act[:1].islower())
    return f"{cue}{f', {_mid_sentence(act)}' if reads_on else f': {act}'}"


def _starts_with_connector(words: str) -> bool:
    first, _, rest = words.partition(" ")
    return _first_word(rest if first.casefold() in CONNECTOR_PREFIXES else words) in CONNECTORS


def _starts_with_pronoun(words: str) -> bool:
    return _first_word(words) in PRONOUNS


def _mid_sentence(words: str) -> str:
    """Lowercase a leading pronoun; "I" and names stay."""
    return words[:1].lower() + words[1:] if _first_word(words) in PRONOUNS - {"i"} else words


def _normalize(words: str) -> str:
    """Put the text on one line, with "I" capitalized.

    Other languages have an "i" that is another word.
    """
    line = one_line(words)
    return _LONE_I.sub("I", line) if _starts_with_pronoun(line) or _starts_with_connector(line) else line


def _first_word(words: str) -> str:
    """Return the first word without a contraction: "it" of "It's"."""
    return words.partition(" ")[0].replace("’", "'").partition("'")[0].strip(",").casefold()
