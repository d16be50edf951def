"""Saved data: conversations, agreements, and the notebook, in small files."""

from store.agreement_record import Agreement, DeletedAgreement, HistoryItem
from store.errors import (
    ConversationClosed,
    ConversationNotFound,
    ConversationOpen,
    CorruptFile,
    EntryNotFound,
    MissingFile,
    NewerFormat,
    ReadError,
    ReadOnlyStore,
    StoreError,
    UnreadableScript,
    WriteError,
)
from store.open_folder import open_store
from store.records import (
    DELETED,
    ERASED,
    Conversation,
    Draft,
    Entry,
    Header,
    Homework,
    Json,
    Person,
    Record,
    Ritual,
    Writer,
    new_conversation_id,
)
from store.storage.file_system import Disk
from store.store import Store
from store.task_record import TaskDetails

__all__ = [
    "DELETED",
    "ERASED",
    "Agreement",
    "Conversation",
    "ConversationClosed",
    "ConversationNotFound",
    "ConversationOpen",
    "CorruptFile",
    "DeletedAgreement",
    "Disk",
    "Draft",
    "Entry",
    "EntryNotFound",
    "Header",
    "HistoryItem",
    "Homework",
    "Json",
    "MissingFile",
    "NewerFormat",
    "Person",
    "ReadError",
    "ReadOnlyStore",
    "Record",
    "Ritual",
    "Store",
    "StoreError",
    "TaskDetails",
    "UnreadableScript",
    "WriteError",
    "Writer",
    "new_conversation_id",
    "open_store",
]
