"""What counts as a passphrase: any text of at least eight characters."""

import unicodedata

from store.errors import PassphraseTooShort

SHORTEST = 8


def clean_passphrase(text: str) -> str:
    """Return a passphrase as it's compared.

    The same letters count as equal however a keyboard composes them, and spaces around them don't count.
    """
    return unicodedata.normalize("NFKC", text).strip()


def checked_passphrase(text: str) -> str:
    """Return a passphrase as it's compared.

    Raise PassphraseTooShort.
    """
    clean = clean_passphrase(text)
    if len(clean) < SHORTEST:
        raise PassphraseTooShort(SHORTEST)
    return clean
