"""Where things lie in the data folder: names, and what they mean."""

import re

OPEN_FILE = "open.json"
NOTEBOOK_FILE = "notebook.json"
COUPLE_FILE = "store.json"
MONTH_FILE = "month.json"
LOCK_FILE = "lock"
DRAFTS_FOLDER = "drafts"

_CONVERSATION_ID = re.compile(r"\d{4}-(0[1-9]|1[0-2])-\d{2}T\d{4}-[0-9a-f]{4}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def is_conversation(id_: str) -> bool:
    """Whether this can be a conversation's id, and so a part of a file's name."""
    return bool(_CONVERSATION_ID.fullmatch(id_))


def is_month(month: str) -> bool:
    """Whether this is a month such as 2026-03."""
    return bool(_MONTH.fullmatch(month))


def month_of(moment: str) -> str:
    """The month of an ISO date or of a conversation's id."""
    return moment[:7]


def month_folder(month: str) -> str:
    """The folder of a month's conversations."""
    return month.replace("-", "/")


def month_file(month: str) -> str:
    """The file of a month's headers and closed agreements."""
    return f"{month_folder(month)}/{MONTH_FILE}"


def conversation_file(id_: str) -> str:
    """The file of one conversation."""
    return f"{month_folder(month_of(id_))}/{id_}.json"


def draft_file(conversation: str) -> str:
    """The file of what stands half-typed in a conversation."""
    return f"{DRAFTS_FOLDER}/{conversation}.json"
