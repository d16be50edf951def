"""Open a sealed data folder, or one sealed backup, without Turnabout.

    pip install cryptography
    python unseal.py FOLDER_OR_BACKUP INTO

It asks for a passphrase or the recovery code and writes the plain files into the new folder INTO. It changes nothing
else. The format is explained in sealing.md.
"""

import contextlib
import getpass
import hashlib
import json
import re
import sys
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

LIMITS = {"memory": 1 << 18, "passes": 16, "lanes": 16}
"""More than Turnabout ever asks for; what asks for even more could take hours."""

PROBLEMS = (ValueError, KeyError, TypeError, AttributeError, OSError)

BOX = re.compile(rb"Turnabout sealed file 1 ([0-9a-f]{16})\n")
BACKUP = re.compile(rb"Turnabout sealed backup 1 (\d+)\n")
ORIGINAL = re.compile(r"store|open|notebook|erased|month|\d{4}-\d\d-\d\dT\d{4}-[0-9a-f]{4}")
"""What the name of a copy that a sync service left has in it."""


def main() -> None:
    """Open what the command line names."""
    if len(sys.argv) != 3:
        sys.exit("Usage: python unseal.py FOLDER_OR_BACKUP INTO")
    source, into = Path(sys.argv[1]), Path(sys.argv[2])
    secret = getpass.getpass("Passphrase or recovery code: ") if sys.stdin.isatty() else sys.stdin.readline()
    if into.exists():
        sys.exit(f"{into} exists already. Nothing was changed; choose a new folder.")
    if not source.exists():
        sys.exit(f"There's no {source}. Please check the name.")
    if source.is_dir() and not (source / "keys.json").is_file():
        sys.exit(
            "There's no keys.json in this folder. If it's lost, open the newest file in backups instead."
        )
    try:
        unseal(source, into, secret)
    except PROBLEMS as error:
        sys.exit(str(error))


def unseal(source: Path, into: Path, secret: str) -> None:
    """Write the plain files of a folder or a backup."""
    if source.is_dir():
        keys = unlock((source / "keys.json").read_bytes(), secret)
        for path in sorted(source.rglob("*")):
            name = path.relative_to(source).as_posix()
            if path.is_file() and name not in ("keys.json", "lock"):
                try:
                    save(into / name, opened(path.read_bytes(), name, keys, secret))
                except PROBLEMS as error:
                    sys.stderr.write(f"{name}: {error}\n")
    else:
        save(into / f"{source.stem}.zip", opened(source.read_bytes(), source.name, {}, secret))


def opened(data: bytes, name: str, keys: dict[str, bytes], secret: str) -> bytes:
    """Return the plain bytes of a file or a backup, or raise ValueError."""
    if head := BACKUP.match(data):
        middle = head.end() + int(head[1])
        keys, name, data = unlock(data[head.end() : middle], secret), "backup.zip", data[middle:]
    box = BOX.match(data)
    if not box:
        return data
    original = ORIGINAL.search(Path(name).name)
    for path in (name, Path(name).with_name(f"{original[0]}.json").as_posix() if original else name):
        with contextlib.suppress(KeyError, InvalidTag):
            key = AESGCM(keys[box[1].decode()])
            return key.decrypt(data[box.end() :][:12], data[box.end() + 12 :], box[0] + path.encode())
    raise ValueError("It's damaged, or sealed with another key.")


def unlock(data: bytes, secret: str) -> dict[str, bytes]:
    """Return the keys in keys.json by their ids, or raise ValueError."""
    digest = re.search(rb'"sha256": "([0-9a-f]{64})"', data)
    if not digest or hashlib.sha256(data.replace(digest[1], b"0" * 64, 1)).hexdigest().encode() != digest[1]:
        raise ValueError("The keys are damaged. Try the newest file in the folder's backups.")
    tables = json.loads(data)
    [id_], [how] = ([*tables[title].values()] for title in ("key", "argon2id"))
    if any(how[name] > most for name, most in LIMITS.items()):
        raise ValueError("The keys aren't from Turnabout. Try the newest file in the folder's backups.")
    passphrase = unicodedata.normalize("NFKC", secret).strip()
    code = re.sub(r"[\s–-]", "", secret.upper()).translate(str.maketrans("ILO", "110"))
    for text in (passphrase, code):
        stretch = Argon2id(
            salt=bytes.fromhex(how["salt"]),
            length=32,
            iterations=how["passes"],
            lanes=how["lanes"],
            memory_cost=how["memory"],
        )
        stretched = stretch.derive(text.encode())
        for slot in tables["slots"].values():
            key = unwrapped(stretched, slot["box"], f"{slot['for']} {id_['id']}")
            if key:
                former = {
                    each["id"]: unwrapped(key, each["box"], f"former {each['id']} {id_['id']}")
                    for each in tables["former"].values()
                }
                return {**{name: found for name, found in former.items() if found}, id_["id"]: key}
    raise ValueError("That's not one of its passphrases or the recovery code.")


def unwrapped(key: bytes, box: str, about: str) -> bytes | None:
    """Return a wrapped key, or None if this one doesn't open it."""
    data = bytes.fromhex(box)
    try:
        return AESGCM(key).decrypt(data[:12], data[12:], about.encode())
    except InvalidTag:
        return None


def save(path: Path, data: bytes) -> None:
    """Write a plain file that only its owner can read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(data)


if __name__ == "__main__":
    main()
