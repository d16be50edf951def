"""Paths in the data folder."""

import re

OPEN_FILE = "open.json"
NOTEBOOK_FILE = "notebook.json"
COUPLE_FILE = "store.json"
MONTH_FILE = "month.json"
ERASED_FILE = "erased.json"
LOCK_FILE = "lock"
KEYS_FILE = "keys.json"
"""What a sealed folder has: the key, wrapped for each secret that opens it."""
HELPLINES_FILE = "helplines.toml"
DRAFTS_FOLDER = "drafts"
PACKS_FOLDER = "packs"
BACKUPS_FOLDER = "backups"
RESTORING_FILE = f"{BACKUPS_FOLDER}/restoring.zip"
"""What the folder is about to hold. While it's there, opening the folder completes that."""
TEMP_SUFFIX = ".tmp"
DATA_SUFFIX = ".json"

_CONVERSATION_ID = re.compile(r"\d{4}-(0[1-9]|1[0-2])-\d{2}T\d{4}-[0-9a-f]{4}")
_PLAIN_NAME = re.compile(r"[^\W.][\w. -]{0,99}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def is_conversation(id_: str) -> bool:
    """Return whether this can be a conversation's id."""
    return bool(_CONVERSATION_ID.fullmatch(id_))


def is_month(month: str) -> bool:
    """Return whether this is a month such as 2026-03."""
    return bool(_MONTH.fullmatch(month))


def conversations_named_in(text: str) -> list[str]:
    """Return the ids of conversations in a text, wherever it names them."""
    return [match[0] for match in _CONVERSATION_ID.finditer(text)]


def month_of(moment: str) -> str:
    """Return the month of an ISO date or conversation id."""
    return moment[:7]


def month_folder(month: str) -> str:
    """Return the folder of a month's conversations."""
    return month.replace("-", "/")


def month_file(month: str) -> str:
    """Return the file of a month's headers and closed agreements."""
    return f"{month_folder(month)}/{MONTH_FILE}"


def month_in(name: str) -> str:
    """Return the month in the name of a month's file."""
    return name.removesuffix(f"/{MONTH_FILE}").replace("/", "-")


def conversation_file(id_: str) -> str:
    """Return the file of one conversation."""
    return f"{month_folder(month_of(id_))}/{id_}.json"


def conversation_of(name: str) -> str:
    """Return the id in the name of a conversation's file or drafts."""
    return name.rpartition("/")[2].removesuffix(".json")


def draft_file(conversation: str) -> str:
    """Return the file of a conversation's drafts."""
    return f"{DRAFTS_FOLDER}/{conversation}.json"


def can_be_backed_up(name: str) -> bool:
    """Return whether a backup may hold a file with exactly this path.

    Nothing else is ever written from one, so a backup can't reach outside the folder.
    """
    if name in (COUPLE_FILE, OPEN_FILE, NOTEBOOK_FILE, ERASED_FILE, HELPLINES_FILE):
        return True
    folder, _, last = name.rpartition("/")
    if folder == DRAFTS_FOLDER:
        return name == draft_file(conversation_of(name)) and is_conversation(conversation_of(name))
    if folder.startswith(f"{PACKS_FOLDER}/"):
        return all(_PLAIN_NAME.fullmatch(part) and not part.endswith(".") for part in name.split("/"))
    if is_conversation(conversation_of(name)):
        return name == conversation_file(conversation_of(name))
    return last == MONTH_FILE and is_month(month_in(name)) and name == month_file(month_in(name))


def belongs_to_store(name: str) -> bool:
    """Return whether a path in the folder is, or would become, a file or folder of the store.

    Spellings count as equal that some file system takes for equal.
    """
    first, *rest = (part.casefold().rstrip(" .") for part in name.split("/"))
    if first.isdigit() or first in (DRAFTS_FOLDER, PACKS_FOLDER, BACKUPS_FOLDER):
        return True
    is_file = first in (
        OPEN_FILE,
        NOTEBOOK_FILE,
        COUPLE_FILE,
        ERASED_FILE,
        LOCK_FILE,
        KEYS_FILE,
    ) or first.endswith(TEMP_SUFFIX)
    return is_file and not rest
