"""Wording about encryption, for the commands and the app."""

from __future__ import annotations

from collections.abc import Sequence

from store import Person
from tui.text.list_formatting import listed

TITLE = "Protect with passphrases"
ABOUT = (
    "Turnabout can encrypt what you save. Then nobody can read it without a passphrase, even if this computer is "
    "stolen. Backups in the data folder are encrypted, too."
)
LOST = (
    "If you forget your passphrases and lose the recovery code, nobody can open it again, not even the people who "
    "made Turnabout. So you’ll get the code now, to write down on paper."
)
STILL_SEEN = (
    "Someone who has the disk can still see that you use Turnabout, when you had a conversation, and about how long "
    "it was. Conversations you added, lists of helplines, and copies you saved elsewhere aren’t encrypted. Some disks "
    "keep old data for a while, and it can sometimes be recovered."
)
BOTH_OPEN = "Each of you can have a passphrase. Either one opens everything."
COPY_FIRST = "Save a copy first?"
COPY_ABOUT = (
    "A copy that anyone can read is the surest way back in. If you save one, keep it somewhere safe, or delete it once "
    "you’re sure that your passphrases work."
)
COPY_CHOICES = {"copy": "Save a copy first", "seal": "Continue without a copy"}
BEFORE = "Before anything changes, a backup is made and checked."
MIN_CHARS = 8
RULE = (
    f"Use at least {MIN_CHARS} characters. Four or five random words are easy to remember and hard to guess."
)
TOO_SHORT = f"That’s too short. Please use at least {MIN_CHARS} characters."
NOT_THE_SAME = "Those weren’t the same."
SAME_CODE_NEEDED = "That’s not the code. Please compare it with what you wrote down."
CHOOSE_AGAIN = "Please choose it again."
# The app stays on the page, where the first one may be the one with the typo.
OR_CHOOSE_AGAIN = "Type it again, or press Esc to choose a new one."
OR_SEE_CODE = "To see it again, press Esc."
ONE_NEEDED = "At least one of you needs a passphrase."
SKIP_HINT = "Leave it empty to go without one."
CODE_TITLE = "Your recovery code"
CODE_ABOUT = (
    "Write it down on paper, and keep it where you’d both find it. It opens everything if you forget."
)
CODE_STAYS = "This window still shows the code if someone scrolls up, so close it when you’re done."
CODE_AGAIN = "Type the recovery code"
CODE_AGAIN_ABOUT = (
    "From your paper, so you’ll know you can read it. Capitals, spaces, and hyphens don’t matter."
)
WORKING = "Encrypting… Please don’t turn off the computer."
SEALED = "Everything is encrypted. From now on, Turnabout asks for a passphrase when you open it."
UNSEALED = "Everything is readable without a passphrase again."
CHANGE_TITLE = "Passphrases"
CHANGE_ABOUT = (
    "Your data is encrypted. If someone may know a passphrase, or you lost the recovery code, change everything: "
    "you’ll choose new passphrases and get a new code."
)
NEW_KEYS = "Change everything"
AGAIN_ABOUT = "So that a typo doesn’t lock you out."
CHANGED = "The passphrase was changed. The old one doesn’t work anymore."
OPENED_WITH_CODE = "You used the recovery code. To choose a new passphrase, open Settings, then Passphrases."
KEYS_REPLACED = (
    "Everything is encrypted with new keys. Only the new passphrases and the new recovery code open it now."
)
ALREADY = "Your data is already encrypted. To change a passphrase, run `turnabout passphrase`."
NOT_SEALED = "Your data isn’t encrypted. To encrypt it, run `turnabout seal`."
STAYED = "Nothing was changed."
UNSEAL_QUESTION = "Remove the encryption? Then anyone who can use this computer can read what you’ve saved."
UNSEAL_CHOICES = {"keep": "Keep it encrypted", "unseal": "Remove the encryption"}
LOCK_HINT = "F7 locks Turnabout from any page."

HIDDEN = " (it’s hidden while you type)"
PROMPT = f"Passphrase for Turnabout{HIDDEN}: "
BACKUP_PROMPT = f"Passphrase of the backup{HIDDEN}: "
WRONG = "That’s not it. Any of your passphrases works, and so does the recovery code."
BACKUP_TITLE = "Open this backup"
BACKUP_ABOUT = (
    "It’s encrypted with other passphrases. Type one of them, or the recovery code, from when it was made."
)
BACKUP_BECOMES_PLAIN = (
    "This backup is encrypted, but your data folder isn’t. Until you set passphrases again, anyone who can use this "
    "computer can read what’s restored."
)
BACKUP_WRONG = (
    "That’s not it. A backup opens with the passphrases and the recovery code from when it was made."
)
NO_KEYBOARD = "This data is encrypted, and nobody is here to type the passphrase."


def try_again_in(seconds: float) -> str:
    """Return how long to wait after a wrong passphrase; "" if not at all."""
    if not seconds:
        return ""
    return f"You can try again in {seconds:.0f} second{'' if seconds == 1 else 's'}."


def choose_title(person: Person) -> str:
    """Return whose passphrase is asked for."""
    return f"A passphrase for {person.name}"


def again_title(person: Person) -> str:
    """Return who types the passphrase a second time."""
    return f"{person.name}, type it once more"


def choose_about(person: Person, *, may_skip: bool = True) -> str:
    """Return what to know before choosing one."""
    return " ".join((f"{person.name} types it.", RULE, *([SKIP_HINT] if may_skip else [])))


def change_label(person: Person) -> str:
    """Return the choice that changes one partner's passphrase."""
    return f"Change {person.name}’s passphrase"


def add_label(person: Person) -> str:
    """Return the choice that gives a partner a passphrase."""
    return f"Add a passphrase for {person.name}"


def changed_text(person: Person, *, had_one: bool) -> str:
    """Return what changed once a partner has chosen a passphrase."""
    return CHANGED if had_one else f"{person.name} has a passphrase now. Either of yours opens everything."


def status_text(people: Sequence[Person], sealed_for: Sequence[str], *, is_sealed: bool) -> str:
    """Return whether the data is encrypted, and who has a passphrase."""
    if not is_sealed:
        return "Off"
    names = [person.name for person in people if person.id in sealed_for]
    return f"On, for {listed(names)}" if names else "On"
