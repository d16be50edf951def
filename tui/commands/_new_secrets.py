"""Choosing passphrases in the terminal, and writing down the recovery code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from prompts import sanitize
from store import Person, is_same_code, make_recovery_code
from tui.commands._paragraphs import paragraphs
from tui.commands._passphrase import ask_secret
from tui.commands._private_terminal import not_kept
from tui.text import sealing as text


def choose_passphrases(people: Sequence[Person]) -> dict[str, str]:
    """Return each partner's new passphrase, by id; one may go without.

    Raises UserError if nobody can be asked.
    """
    chosen: dict[str, str] = {}
    while not chosen:
        for person in people:
            if secret := choose_passphrase(person):
                chosen[person.id] = secret
        if not chosen:
            sys.stderr.write(f"{text.ONE_NEEDED}\n")
    return chosen


def choose_passphrase(person: Person) -> str:
    """Ask for a passphrase twice, and return it; "" if they want none."""
    sys.stdout.write("\n" + paragraphs(sanitize(text.choose_about(person))))
    sys.stdout.flush()
    while True:
        secret = ask_secret(f"{sanitize(text.choose_title(person))}{text.HIDDEN}: ")
        if not secret.strip():
            return ""
        if len(secret.strip()) < text.MIN_CHARS:
            sys.stderr.write(f"{text.TOO_SHORT}\n")
        elif ask_secret(f"{sanitize(text.again_title(person))}: ").strip() == secret.strip():
            return secret
        else:
            sys.stderr.write(f"{text.NOT_THE_SAME}\n")


def write_down_code() -> str:
    """Show a new recovery code, and return it once it was typed back."""
    code = make_recovery_code()
    with not_kept() as is_not_kept:
        stays = () if is_not_kept else (text.CODE_STAYS,)
        about = (f"{text.CODE_TITLE}: {code}", text.CODE_ABOUT, *stays, text.CODE_AGAIN_ABOUT)
        sys.stdout.write("\n" + paragraphs(*about))
        sys.stdout.flush()
        while not is_same_code(ask_secret(f"{text.CODE_AGAIN}: ", is_shown=is_not_kept), code):
            sys.stderr.write(f"{text.SAME_CODE_NEEDED}\n")
    return code
