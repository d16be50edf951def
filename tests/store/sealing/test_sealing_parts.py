"""Boxes, keys.json, recovery codes, and what a folder that isn't sealed loads."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import CorruptFile, is_same_code, make_recovery_code
from store.sealing.boxes import open_box, seal_bytes
from store.sealing.key_file import RECOVERY, KeyFile, Stretching, decode_keys, encode_keys
from store.sealing.recovery_code import read_recovery_code

KEY, ID = bytes(range(32)), "0123456789abcdef"


@given(data=st.binary(max_size=300), name=st.text(max_size=20))
def test_box_opens_only_whole_and_only_under_its_name(data: bytes, name: str) -> None:
    name = name.encode("utf-8", "replace").decode()
    box = seal_bytes(ID, KEY, name, data)
    assert open_box({ID: KEY}, name, box) == data
    for keys, other, bad in (
        ({ID: KEY}, f"{name}x", box),
        ({ID: KEY[::-1]}, name, box),
        ({}, name, box),
        ({ID: KEY}, name, box[:-1]),
        ({ID: KEY}, name, box + b"x"),
    ):
        with pytest.raises(CorruptFile):
            open_box(keys, other, bad)


def test_every_changed_byte_of_a_box_is_noticed() -> None:
    box = seal_bytes(ID, KEY, "open.json", b"the dishes")
    for number in range(len(box)):
        bad = bytearray(box)
        bad[number] ^= 1
        with pytest.raises(CorruptFile):
            open_box({ID: KEY}, "open.json", bytes(bad))


@settings(max_examples=20)
@given(st.data())
def test_recovery_code_notices_every_slip(data: st.DataObject) -> None:
    code = make_recovery_code()
    assert is_same_code(code, code.lower().replace("-", " ").replace("1", "i").replace("0", "o"))
    plain = read_recovery_code(code)
    assert plain
    assert len(plain) == 25
    for number, old in enumerate(plain):
        new = data.draw(st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
        assert (read_recovery_code(plain[:number] + new + plain[number + 1 :]) is None) == (new != old)
        other = data.draw(st.integers(0, 24))
        swapped = list(plain)
        swapped[number], swapped[other] = plain[other], old
        assert (read_recovery_code("".join(swapped)) is None) == (plain[other] != old)
    assert read_recovery_code(plain[:-1]) is None
    assert not is_same_code("", "")


def keys_with(**changes: int) -> KeyFile:
    how = {"memory": 65536, "passes": 3, "lanes": 4} | changes
    return KeyFile(ID, Stretching(salt=bytes(16), **how), {RECOVERY: bytes(60)}, {"f" * 16: bytes(60)})


def test_keys_that_would_cost_too_much_are_refused() -> None:
    assert decode_keys(encode_keys(keys_with())) == keys_with()
    most = {"memory": 1 << 18, "passes": 16, "lanes": 16}
    assert decode_keys(encode_keys(keys_with(**most)))
    too_much = [{name: number + 1} for name, number in most.items()]
    for bad in (*too_much, {"memory": 1 << 30}, {"passes": 0}, {"memory": 8}, {"passes": 10**6}):
        with pytest.raises(CorruptFile):
            decode_keys(encode_keys(keys_with(**bad)))


def test_script_and_page_name_the_same_limits() -> None:
    docs = Path(__file__).parents[3] / "docs"
    assert 'LIMITS = {"memory": 1 << 18, "passes": 16, "lanes": 16}' in (docs / "unseal.py").read_text(
        "utf-8"
    )
    assert f"more than {1 << 18} KiB, 16 passes, or 16 lanes" in (docs / "sealing.md").read_text("utf-8")


def test_folder_that_is_not_sealed_loads_no_encryption() -> None:
    code = (
        "import sys, tempfile, pathlib, store\n"
        "store.open_store(pathlib.Path(tempfile.mkdtemp())).close()\n"
        "print([name for name in sys.modules if name.startswith('cryptography')])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
