"""Wrapping a folder's key with passphrases and the recovery code, and unwrapping it."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from store.errors import WrongPassphrase, WrongRecoveryCode
from store.sealing.boxes import KEY_BYTES, decrypt, encrypt
from store.sealing.folder_key import FolderKey
from store.sealing.key_file import RECOVERY, KeyFile, State, Stretching
from store.sealing.passphrases import checked_passphrase, clean_passphrase
from store.sealing.recovery_code import read_recovery_code


@dataclass(frozen=True)
class Cost:
    """What trying one passphrase costs: memory in KiB, passes, and lanes."""

    memory: int
    passes: int
    lanes: int


COST = Cost(memory=64 * 1024, passes=3, lanes=4)
"""About 0.2 s on a laptop."""


def clean_secrets(passphrases: Mapping[str, str], recovery_code: str) -> dict[str, str]:
    """Return all secrets by their slot, as they're compared.

    Raise PassphraseTooShort, WrongRecoveryCode.
    """
    code = read_recovery_code(recovery_code)
    if not code:
        raise WrongRecoveryCode
    return {**{name: checked_passphrase(text) for name, text in passphrases.items()}, RECOVERY: code}


def new_folder_key(clean: Mapping[str, str]) -> FolderKey:
    """Return a new random key, wrapped for each of these secrets."""
    stretching = Stretching(COST.memory, COST.passes, COST.lanes, secrets.token_bytes(16))
    key_file = KeyFile(secrets.token_hex(8), stretching, {})
    key = FolderKey(RECOVERY, key_file, {key_file.key: secrets.token_bytes(KEY_BYTES)})
    for slot, secret in clean.items():
        key = with_secret(key, slot, secret)
    return key


def with_secret(key: FolderKey, slot: str, clean: str) -> FolderKey:
    """Return a key that this secret opens, too, in place of the slot's earlier one."""
    file = key.key_file
    box = encrypt(_stretched(file, clean), key.data_keys[file.key], _about(slot, file))
    return replace(key, key_file=replace(file, slots={**file.slots, slot: box}))


def with_former(key: FolderKey, earlier: FolderKey) -> FolderKey:
    """Return a key that also opens what an earlier one sealed."""
    file = key.key_file
    data_key = key.data_keys[file.key]
    former = {
        id_: encrypt(data_key, each, _about_former(id_, file)) for id_, each in earlier.data_keys.items()
    }
    return replace(
        key, key_file=replace(file, former=former), data_keys={**earlier.data_keys, **key.data_keys}
    )


def unwrap(file: KeyFile, secret: str) -> FolderKey:
    """Return the key that a passphrase or the recovery code opens.

    Raise WrongPassphrase.
    """
    for clean in _readings(secret):
        stretched = _stretched(file, clean)
        for slot, box in file.slots.items():
            data_key = decrypt(stretched, box, _about(slot, file))
            if data_key is not None:
                return _folder_key(slot, file, data_key)
    raise WrongPassphrase


def with_key_file(key: FolderKey, file: KeyFile) -> FolderKey:
    """Return an unlocked key with what keys.json says now."""
    return _folder_key(key.opened_by, file, key.data_keys[file.key])


def with_state(key: FolderKey, state: State) -> FolderKey:
    """Return a key of a folder that's becoming something else.

    Anyone who can write to the folder could put "unsealing" into keys.json, so that takes proof of the key.
    """
    file = replace(key.key_file, state=state)
    proof = encrypt(key.data_keys[file.key], b"", _about_state(file))
    return replace(key, key_file=replace(file, proof=proof))


def _readings(secret: str) -> Iterator[str]:
    """Yield what somebody may have meant: the recovery code, if it's a valid one, or else a passphrase."""
    code, passphrase = read_recovery_code(secret), clean_passphrase(secret)
    if code:
        yield code
    if passphrase != code:
        yield passphrase


def _folder_key(opened_by: str, file: KeyFile, data_key: bytes) -> FolderKey:
    """Return an unlocked key; without proof that the folder is becoming something else, it's sealed."""
    former = dict(_former_keys(file, data_key))
    if decrypt(data_key, file.proof, _about_state(file)) is None:
        # Files that need a former key are never given up.
        file = replace(file, state=State.SEALING if former else State.SEALED, proof=b"")
    return FolderKey(opened_by, file, {**former, file.key: data_key})


def _former_keys(file: KeyFile, data_key: bytes) -> Iterator[tuple[str, bytes]]:
    for id_, box in file.former.items():
        former = decrypt(data_key, box, _about_former(id_, file))
        if former is not None:
            yield id_, former


def _stretched(file: KeyFile, clean: str) -> bytes:
    how = file.stretching
    return Argon2id(
        salt=how.salt, length=KEY_BYTES, iterations=how.passes, lanes=how.lanes, memory_cost=how.memory
    ).derive(clean.encode("utf-8", "surrogatepass"))


def _about(slot: str, file: KeyFile) -> bytes:
    return f"{slot} {file.key}".encode()


def _about_former(id_: str, file: KeyFile) -> bytes:
    return f"former {id_} {file.key}".encode()


def _about_state(file: KeyFile) -> bytes:
    return f"{file.state} {file.key}".encode()
