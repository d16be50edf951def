"""Saved data: conversations, agreements, and the notebook, in small files."""

from store.errors import (
    ConversationClosed,
    ConversationNotFound,
    CorruptFile,
    EntryNotFound,
    NewerFormat,
    ReadError,
    ReadOnlyStore,
    StoreError,
    WriteError,
)
from store.opening import open_store
from store.records import (
    DELETED,
    Agreement,
    Conversation,
    Draft,
    Entry,
    Header,
    HistoryItem,
    Json,
    Person,
    Record,
    Ritual,
    Writer,
    new_conversation_id,
)
from store.storage.disk import Disk
from store.store import Store

__all__ = [
    "DELETED",
    "Agreement",
    "Conversation",
    "ConversationClosed",
    "ConversationNotFound",
    "CorruptFile",
    "Disk",
    "Draft",
    "Entry",
    "EntryNotFound",
    "Header",
    "HistoryItem",
    "Json",
    "NewerFormat",
    "Person",
    "ReadError",
    "ReadOnlyStore",
    "Record",
    "Ritual",
    "Store",
    "StoreError",
    "WriteError",
    "Writer",
    "new_conversation_id",
    "open_store",
]
