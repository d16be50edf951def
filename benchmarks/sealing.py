"""Benchmark: saving an answer in an encrypted folder, and opening it.

The same answers are saved in a plain and in an encrypted folder, in turn, so that a busy computer slows both alike. The
exit code is 1 if a save takes more than 1.5 times as long (median), or if the first screen comes more than 0.3 s after
the passphrase (median).
"""

import argparse
import os
import pty
import select
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from store import Store, make_recovery_code, new_conversation_id, open_store
from store.records import Conversation
from tui.clock import now
from tui.demo.generator import fill_store

SAVE, FIRST_SCREEN = 1.5, 0.3
SECRET = "four random words here"  # noqa: S105
SHOWN = b"Agreements"
"""In the first line of Home."""


def filled(folder: Path, *, is_sealed: bool) -> Store:
    """Return an open folder with some months of conversations."""
    store = open_store(folder)
    for _ in fill_store(store, now(), 20):
        pass
    if is_sealed:
        store.seal({"a": SECRET}, make_recovery_code(), now())
    return store


def seconds_to_save(store: Store, conversation: Conversation) -> float:
    """Return how long one save takes."""
    started = time.perf_counter()
    store.save(conversation)
    return time.perf_counter() - started


def seconds_to_first_screen(folder: Path) -> float:
    """Return the seconds between Enter after the passphrase and Home."""
    child, handle = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="24")
        os.execv(sys.executable, [sys.executable, "-m", "tui", "--data", str(folder)])  # noqa: S606
    read_until(handle, b"Passphrase")
    time.sleep(1)  # as long as anybody takes to type it
    os.write(handle, SECRET.encode())
    started = time.perf_counter()
    os.write(handle, b"\n")
    read_until(handle, SHOWN)
    took = time.perf_counter() - started
    os.write(handle, b"\x11")
    os.waitpid(child, 0)
    os.close(handle)
    return took


def read_until(handle: int, wanted: bytes, within: float = 30) -> None:
    """Read what the program shows until this comes."""
    seen, end = b"", time.perf_counter() + within
    while wanted not in seen:
        if time.perf_counter() > end:
            raise TimeoutError(wanted)
        if select.select([handle], [], [], 0.01)[0]:
            seen += os.read(handle, 65536)


def main() -> int:
    """Measure both, print the figures, and return the exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=200, help="saves in each folder (default: 200)")
    times = options.parse_args().times
    with tempfile.TemporaryDirectory() as top:
        plain, sealed = (
            filled(Path(top, "plain"), is_sealed=False),
            filled(Path(top, "sealed"), is_sealed=True),
        )
        took: dict[bool, list[float]] = {False: [], True: []}
        past = next(iter(plain.iter_conversations()))
        conversation = replace(past, id=new_conversation_id(now().isoformat()), ended=None)
        for _ in range(times):
            for is_sealed, store in ((False, plain), (True, sealed)):
                took[is_sealed].append(seconds_to_save(store, conversation))
        plain.close()
        sealed.close()
        ratio = statistics.median(took[True]) / statistics.median(took[False])
        first = statistics.median(seconds_to_first_screen(Path(top, "sealed")) for _ in range(7))
    print(f"saving, encrypted: {statistics.median(took[True]) * 1000:.2f} ms, x{ratio:.2f} (at most {SAVE})")
    print(f"first screen after the passphrase: {first:.2f} s (at most {FIRST_SCREEN})")
    return int(ratio > SAVE or first > FIRST_SCREEN)


if __name__ == "__main__":
    sys.exit(main())
