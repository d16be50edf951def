"""The signs that end a sentence, in the world's scripts."""

FULL_STOPS = ".。．｡।॥۔።։။។᙮᠃꓿"
SENTENCE_ENDS = f"{FULL_STOPS}!?…！？؟‼‽⁇⁈⁉⸮\u037e՜՞፧៕།"
"""The signs after which no period is due (U+037E is the Greek question mark)."""
_CLOSING = "”’»›\"')]」』）】〉》\u200e\u200f"
"""Quotation marks, brackets, and direction marks that may follow such a sign."""


def ends_sentence(text: str) -> bool:
    """Return whether the text ends with a sentence-ending sign."""
    return text.rstrip(_CLOSING).endswith(tuple(SENTENCE_ENDS))
