"""`turnabout seal`, `unseal`, and `passphrase`, and commands on encrypted data."""

import io
from pathlib import Path

import pytest

from store import open_store
from store.sealing import key_wrapping
from store.sealing.key_wrapping import Cost
from tests.store.helpers.march_conversations import live_through_march
from tests.store.helpers.records import stored_answer
from tests.tui.conftest import Turnabout
from tui.commands import _new_secrets, _passphrase
from tui.text import sealing as text

CODE = "K9ADY-QTRE1-G8X8B-JWGNY-TVWED"
ANAS, BENS = "two green kettles", "one blue bicycle"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_wrapping, "COST", Cost(memory=8, passes=1, lanes=1))
    monkeypatch.setattr(_new_secrets, "make_recovery_code", lambda: CODE)
    monkeypatch.setattr("time.sleep", lambda _: None)


@pytest.fixture
def saved(data: Path) -> Path:
    with open_store(data) as store:
        live_through_march(store, stored_answer("hurt", "the dishes"))
    return data


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> "Typed":
    return Typed(monkeypatch)


class Typed:
    """Types lines at the next command."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def __call__(self, *lines: str) -> None:
        self._monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.fixture
def sealed(saved: Path, turnabout: Turnabout, typed: Typed) -> Path:
    typed(ANAS, ANAS, BENS, BENS, CODE)
    assert turnabout("seal", "--yes").status == 0
    return saved


def readable(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and b"dishes" in path.read_bytes()]


def test_sealing_explains_asks_twice_and_wants_the_code_back(
    saved: Path, turnabout: Turnabout, typed: Typed
) -> None:
    assert readable(saved)
    typed("short", "", "", "", ANAS, "no", ANAS, ANAS, "", "wrong", CODE.lower())
    done = turnabout("seal", "--yes")
    assert (done.status, readable(saved)) == (0, [])
    for sentence in (text.LOST, text.STILL_SEEN, CODE, text.SEALED):
        assert sentence in done.out
    for sentence in (text.TOO_SHORT, text.ONE_NEEDED, text.NOT_THE_SAME, text.SAME_CODE_NEEDED):
        assert sentence in done.err


def test_nothing_is_sealed_without_a_yes(saved: Path, turnabout: Turnabout) -> None:
    assert turnabout("seal").status == 1
    assert readable(saved)


def test_commands_ask_for_a_passphrase(sealed: Path, turnabout: Turnabout, typed: Typed) -> None:
    typed("wrong", "wrong again", BENS)
    done = turnabout("export", "--format", "json")
    assert "the dishes" in done.out
    assert done.err.count(text.WRONG) == 2
    typed("wrong")
    assert text.NO_KEYBOARD in turnabout("export", "--format", "json").err
    assert "encrypted" in turnabout("due").sentence
    assert readable(sealed) == []


def test_each_command_works_on_encrypted_data(
    sealed: Path, turnabout: Turnabout, typed: Typed, tmp_path: Path
) -> None:
    for command in (["agreements"], ["backup"], ["verify"], ["doctor"], ["restore"], ["packs"], ["rebuild"]):
        typed(ANAS)
        assert turnabout(*command).status == 0, command
    copy = tmp_path / "copy.zip"
    typed(CODE)
    turnabout("backup", "--out", copy)
    assert b"dishes" not in copy.read_bytes()
    typed("wrong", ANAS)
    verified = turnabout("verify", copy)
    assert "This backup is intact" in verified.out
    assert verified.err == f"{text.BACKUP_WRONG}\n"
    typed(ANAS, ANAS)
    restored = turnabout("restore", copy, "--yes")
    assert (restored.status, text.BACKUP_BECOMES_PLAIN in restored.out) == (0, False)
    assert readable(sealed) == []


def test_backup_of_encrypted_data_is_restored_elsewhere(
    sealed: Path, turnabout: Turnabout, typed: Typed, tmp_path: Path
) -> None:
    copy, other = tmp_path / "copy.zip", tmp_path / "other"
    typed(CODE)
    turnabout("backup", "--out", copy)
    typed(BENS)
    assert text.BACKUP_BECOMES_PLAIN in turnabout("restore", copy, "--yes", "--data", other).out
    assert readable(other)


def test_unsealing_makes_it_readable(sealed: Path, turnabout: Turnabout, typed: Typed) -> None:
    typed(ANAS)
    assert turnabout("unseal", "--yes").out == f"{text.UNSEALED}\n"
    assert readable(sealed)
    assert text.NOT_SEALED in turnabout("unseal", "--yes").sentence
    assert "the dishes" in turnabout("export", "--format", "json").out


def test_passphrase_is_changed(sealed: Path, turnabout: Turnabout, typed: Typed) -> None:
    typed(CODE, "three red kettles", "three red kettles")
    assert text.CHANGED in turnabout("passphrase", "ana").out
    typed(ANAS, "three red kettles")
    assert turnabout("agreements").err.count(text.WRONG) == 1
    typed(BENS)
    assert "Ana or Ben" in turnabout("passphrase").sentence


def test_passphrase_is_added(saved: Path, turnabout: Turnabout, typed: Typed) -> None:
    typed(ANAS, ANAS, "", CODE)
    turnabout("seal", "--yes")
    typed(ANAS, BENS, BENS)
    assert "Ben has a passphrase now" in turnabout("passphrase", "ben").out
    typed(BENS)
    assert turnabout("agreements").status == 0


def test_new_keys_replace_all(sealed: Path, turnabout: Turnabout, typed: Typed) -> None:
    typed(ANAS, "", "a new bicycle", "a new bicycle", CODE)
    assert text.KEYS_REPLACED in turnabout("passphrase", "--new-keys").out
    typed(ANAS, BENS, "a new bicycle")
    assert turnabout("agreements").err.count(text.WRONG) == 2


def test_what_is_sealed_is_not_sealed_again(sealed: Path, turnabout: Turnabout, typed: Typed) -> None:
    typed(ANAS)
    assert text.ALREADY in turnabout("seal", "--yes").sentence


def test_waiting_grows_gently() -> None:
    waits = [_passphrase.wait_after(wrong) for wrong in range(1, 9)]
    assert waits == [0, 1, 2, 4, 8, 8, 8, 8]
