"""An agreement as one sentence: what a note on the fridge says, and what is carried into a conversation."""

from __future__ import annotations

import re

CONNECTORS = frozenset(
    "if when whenever once unless as while until till before after since during "  # noqa: SIM905 - read as lines of words
    "every on at in by from for with without instead".split()
)
"""Words that begin what a sentence surely goes on from after a comma."""
CONNECTOR_PREFIXES = frozenset({"even", "right", "just", "shortly", "soon"})
"""What may stand before one of those: "even if", "right after"."""
PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they"})
"""What begins a sentence of its own, and is never a name: small inside another one, where it is not "I"."""
_LONE_I = re.compile(r"(?<!\S)i(?=['’,;:!?\s]|$)")


def agreement_sentence(act: str, cue: str | None = None) -> str:
    """The agreed action with its cue in front, as one sentence."""
    act = _normalize(act)
    cue = _normalize((cue or "").strip(" ,.;:–—…"))
    whole = _join_cue_and_act(cue, act) if cue else act
    return whole if whole.endswith((".", "!", "?", "…")) else f"{whole}."


def _join_cue_and_act(cue: str, act: str) -> str:
    """A comma where both sides surely read on across it; a colon, which is never wrong, with all else."""
    if _starts_with_pronoun(cue):
        cue = f"when {_mid_sentence(cue)}"
    reads_on = _starts_with_connector(cue) and (_starts_with_pronoun(act) or act[:1].islower())
    return f"{cue[:1].upper()}{cue[1:]}{f', {_mid_sentence(act)}' if reads_on else f': {act}'}"


def _starts_with_connector(words: str) -> bool:
    first, _, rest = words.partition(" ")
    return _first_word(rest if first.casefold() in CONNECTOR_PREFIXES else words) in CONNECTORS


def _starts_with_pronoun(words: str) -> bool:
    return _first_word(words) in PRONOUNS


def _mid_sentence(words: str) -> str:
    """Words as they stand inside a sentence: "We will" becomes "we will", "I" and names stay."""
    return words[:1].lower() + words[1:] if _first_word(words) in PRONOUNS - {"i"} else words


def _normalize(words: str) -> str:
    """On one line, with "I" written large; in another language an "i" of its own may be another word."""
    line = " ".join(words.split())
    return _LONE_I.sub("I", line) if _starts_with_pronoun(line) or _starts_with_connector(line) else line


def _first_word(words: str) -> str:
    """The first word, without what is drawn together with it: "it" of "It's"."""
    return words.partition(" ")[0].replace("’", "'").partition("'")[0].strip(",").casefold()
