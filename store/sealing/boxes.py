"""Sealed bytes: AES-256-GCM, with the file's name and the key's id bound in.

The first line says which key opens the box. Twelve random bytes and the encrypted ones follow, so no box is equal to
another, and a box in another file's place doesn't open.
"""

import os
import re
from collections.abc import Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from store.errors import CorruptFile, NewerFormat
from store.storage.sealed_bytes import BOX_START

KEY_BYTES = 32
FORMAT = 1
_NONCE_BYTES = 12
_FIRST_LINE = re.compile(re.escape(BOX_START) + rb"([1-9]\d{0,3}) ([0-9a-f]{16})\n")


def seal_bytes(key_id: str, key: bytes, name: str, data: bytes) -> bytes:
    """Return a file's bytes in a box that only this key opens, under this name."""
    start = BOX_START + f"{FORMAT} {key_id}\n".encode()
    return start + encrypt(key, data, start + _bytes_of(name))


def open_box(keys: Mapping[str, bytes], name: str, box: bytes) -> bytes:
    """Return what's in a box.

    Raise CorruptFile if none of these keys, by id, opens it under this name, or NewerFormat.
    """
    first = _FIRST_LINE.match(box)
    if not first:
        raise CorruptFile(name)
    if int(first[1]) > FORMAT:
        raise NewerFormat(name)
    key = keys.get(first[2].decode())
    data = decrypt(key, box[first.end() :], first[0] + _bytes_of(name)) if key else None
    if data is None:
        raise CorruptFile(name)
    return data


def key_of(box: bytes) -> str:
    """Return the id of the key that a box needs; "" if it's no box."""
    first = _FIRST_LINE.match(box)
    return first[2].decode() if first else ""


def encrypt(key: bytes, data: bytes, about: bytes) -> bytes:
    """Return a random nonce and the encrypted bytes; `about` is bound in, but not in the result."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, about)


def decrypt(key: bytes, sealed: bytes, about: bytes) -> bytes | None:
    """Return the bytes, or None if they aren't exactly what was encrypted with this key."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], about)
    except (InvalidTag, ValueError):
        return None


def _bytes_of(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")
