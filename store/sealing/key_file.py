"""keys.json: the folder's key, wrapped once for each secret that opens it.

Its first line is like that of any other file of the store, so damage can be told from a wrong passphrase.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from store.errors import CorruptFile, NewerFormat
from store.storage.cached_file import with_numeric_ids
from store.storage.file_encoding import decode, encode
from store.storage.file_layout import KEYS_FILE

RECOVERY = "recovery"
SLOTS = ("a", "b", RECOVERY)
_FORMAT = 1
_ID_CHARS, _SALT_BYTES, _WRAPPED_BYTES = 16, 16, 12 + 32 + 16
_MOST_MEMORY, _MOST_PASSES, _MOST_LANES = 1 << 18, 16, 16
"""What takes some seconds on a laptop; a file that asks for more was not written by Turnabout."""


class State(StrEnum):
    """What the folder is, or is becoming; each but the first is completed when the folder is opened.

    `DELETED` says that nothing is left but keys.json, once no list is there.
    """

    SEALED = "sealed"
    SEALING = "sealing"
    UNSEALING = "unsealing"
    DELETED = "deleted"


@dataclass(frozen=True)
class Stretching:
    """How Argon2id makes a key of a passphrase: memory in KiB, passes, lanes, and the salt of this folder."""

    memory: int
    passes: int
    lanes: int
    salt: bytes = field(repr=False)


@dataclass(frozen=True)
class KeyFile:
    """The contents of keys.json.

    `slots` holds the wrapped key by who opens it, `former` earlier keys by id, each wrapped by the present one. `proof`
    shows that somebody who had unlocked the folder asked for what it's becoming; a sealed one has none.
    """

    key: str
    stretching: Stretching
    slots: Mapping[str, bytes] = field(repr=False)
    former: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    state: State = State.SEALED
    proof: bytes = field(default=b"", repr=False)

    @property
    def persons(self) -> tuple[str, ...]:
        """Return the partners who have a passphrase."""
        return tuple(each for each in self.slots if each != RECOVERY)

    def at_rest(self) -> "KeyFile":
        """Return it as it is once nothing needs to be completed."""
        return replace(self, former={}, state=State.SEALED, proof=b"")


def encode_keys(keys: KeyFile) -> bytes:
    """Return the bytes of the file."""
    how = keys.stretching
    tables: dict[str, list[dict[str, Any]]] = {
        "key": [{"id": keys.key, "state": str(keys.state), **_proof_of(keys)}],
        "argon2id": [
            {"memory": how.memory, "passes": how.passes, "lanes": how.lanes, "salt": how.salt.hex()}
        ],
        "slots": [{"for": name, "box": keys.slots[name].hex()} for name in SLOTS if name in keys.slots],
        "former": [{"id": id_, "box": box.hex()} for id_, box in keys.former.items()],
    }
    return encode(KEYS_FILE, _FORMAT, {title: with_numeric_ids(rows) for title, rows in tables.items()})


def decode_keys(data: bytes) -> KeyFile:
    """Return the contents of the file.

    Raise CorruptFile, also for anything that would take too long or too much memory, or NewerFormat.
    """
    version, tables = decode(KEYS_FILE, data)
    if version > _FORMAT:
        raise NewerFormat(KEYS_FILE)
    try:
        rows = {title: list(table.values()) for title, table in tables.items()}
        [key], [how] = rows["key"], rows["argon2id"]
        found = KeyFile(
            key["id"],
            Stretching(how["memory"], how["passes"], how["lanes"], bytes.fromhex(how["salt"])),
            {row["for"]: bytes.fromhex(row["box"]) for row in rows["slots"]},
            {row["id"]: bytes.fromhex(row["box"]) for row in rows["former"]},
            State(key["state"]),
            bytes.fromhex(key.get("proof", "")),
        )
    except (KeyError, ValueError, TypeError, AttributeError):
        raise CorruptFile(KEYS_FILE) from None
    if not _fits(found):
        raise CorruptFile(KEYS_FILE)
    return found


def _proof_of(keys: KeyFile) -> dict[str, str]:
    return {"proof": keys.proof.hex()} if keys.proof else {}


def _fits(keys: KeyFile) -> bool:
    how = keys.stretching
    return (
        all(_is_id(id_) for id_ in (keys.key, *keys.former))
        and set(keys.slots) <= set(SLOTS)
        and bool(keys.slots)
        and all(len(box) == _WRAPPED_BYTES for box in (*keys.slots.values(), *keys.former.values()))
        and len(how.salt) == _SALT_BYTES
        and _is_number(how.passes, 1, _MOST_PASSES)
        and _is_number(how.lanes, 1, _MOST_LANES)
        and _is_number(how.memory, 8 * how.lanes, _MOST_MEMORY)
    )


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and len(value) == _ID_CHARS and set(value) <= set("0123456789abcdef")


def _is_number(value: Any, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most
