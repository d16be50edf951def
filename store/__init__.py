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
    PassphraseTooShort,
    ReadError,
    ReadOnlyStore,
    SealedBackup,
    SealedFolder,
    SealingRefused,
    StoreError,
    UnreadableScript,
    WriteError,
    WrongPassphrase,
    WrongRecoveryCode,
)
from store.open_folder import open_store
from store.records import (
    DELETED,
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
from store.sealing.folder_key import FolderKey
from store.sealing.passphrases import SHORTEST as SHORTEST_PASSPHRASE
from store.sealing.recovery_code import is_same_code, make_recovery_code
from store.sealing.unlock_folder import is_sealed, unlock_folder
from store.storage.file_system import Disk
from store.store import Store
from store.task_record import TaskDetails

__all__ = [
    "DELETED",
    "SHORTEST_PASSPHRASE",
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
    "FolderKey",
    "Header",
    "HistoryItem",
    "Homework",
    "Json",
    "MissingFile",
    "NewerFormat",
    "PassphraseTooShort",
    "Person",
    "ReadError",
    "ReadOnlyStore",
    "Record",
    "Ritual",
    "SealedBackup",
    "SealedFolder",
    "SealingRefused",
    "Store",
    "StoreError",
    "TaskDetails",
    "UnreadableScript",
    "WriteError",
    "Writer",
    "WrongPassphrase",
    "WrongRecoveryCode",
    "is_same_code",
    "is_sealed",
    "make_recovery_code",
    "new_conversation_id",
    "open_store",
    "unlock_folder",
]
