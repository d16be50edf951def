"""The signs that end a sentence, in the world's scripts."""

from prompts.text_normalization import trim

FULL_STOPS = ".。．｡।॥۔።։။។᙮᠃꓿"
SENTENCE_ENDS = f"{FULL_STOPS}!?…！？؟‼‽⁇⁈⁉⸮\u037e՜՞፧៕།"
"""The signs after which no period is due (U+037E is the Greek question mark)."""
_CLOSING = "”’»›\"')]」』）】〉》\u200e\u200f"
"""Quotation marks, brackets, and direction marks that may follow such a sign."""


def ends_sentence(text: str) -> bool:
    """Return whether the text ends with a sentence-ending sign."""
    return text.rstrip(_CLOSING).endswith(tuple(SENTENCE_ENDS))


def capitalize(text: str) -> str:
    """Capitalize the first letter, leaving names further on unchanged."""
    return text[:1].title() + text[1:]


def end_sentence(text: str) -> str:
    """Capitalize the text and end it with a period, which goes before a closing quotation mark.

    Text that already ends in ! ? … 。 ؟ or another such sign gets none.
    """
    text = capitalize(trim(text))
    if not text or ends_sentence(text):
        return text
    return f"{text[:-1]}.{text[-1]}" if _ends_with_quotation(text) else f"{text}."


def _ends_with_quotation(text: str) -> bool:
    """Return whether the text ends with the mark that closes a quotation, as in “yes”."""
    last = text[-1]
    return (last == "”" and "“" in text) or (last == '"' and text.count('"') % 2 == 0)
