"""What is kept: conversations, agreements and the notebook, in small files replaced as a whole."""

from store.errors import (
    Damaged,
    Ended,
    NewerFormat,
    NoEntry,
    NotRead,
    NotSaved,
    NotThere,
    ReadOnly,
    StoreError,
)
from store.opening import open_store
from store.records import (
    Agreement,
    Conversation,
    Draft,
    Entry,
    Header,
    Json,
    Person,
    Record,
    Ritual,
    Writer,
    new_id,
)
from store.storage.disk import Disk
from store.store import Store

__all__ = [
    "Agreement",
    "Conversation",
    "Damaged",
    "Disk",
    "Draft",
    "Ended",
    "Entry",
    "Header",
    "Json",
    "NewerFormat",
    "NoEntry",
    "NotRead",
    "NotSaved",
    "NotThere",
    "Person",
    "ReadOnly",
    "Record",
    "Ritual",
    "Store",
    "StoreError",
    "Writer",
    "new_id",
    "open_store",
]
