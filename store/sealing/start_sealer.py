"""Giving an unlocked folder the sealer that opens its files."""

from store.errors import CorruptFile, MissingFile, SealedFolder
from store.sealing.folder_key import FolderKey
from store.sealing.folder_sealer import FolderSealer
from store.sealing.key_wrapping import with_key_file
from store.sealing.stored_keys import are_keys_of, read_keys, write_keys
from store.storage.file_layout import KEYS_FILE
from store.storage.tinydb_files import Files


def start_sealer(files: Files, key: FolderKey) -> None:
    """Let the folder's files be read and written with this key.

    If keys.json is damaged, missing, or another folder's, it's written again, from the backup whose copy was unlocked.
    Raise SealedFolder if it's not the key, NewerFormat, ReadError, WriteError.
    """
    try:
        found = read_keys(files)
        if not are_keys_of(files, found) and are_keys_of(files, key.key_file):
            raise CorruptFile(KEYS_FILE)
    except (CorruptFile, MissingFile):
        if not files.read_only_reason:
            write_keys(files, key.key_file)
        found = key.key_file
    if found.key not in key.data_keys:  # the keys were replaced since
        raise SealedFolder
    files.sealer = FolderSealer(with_key_file(key, found))
