"""Benchmark: startup, keystrokes, and next steps.

The app is compared with a bare Textual app. Both run in a pseudo-terminal and alternate, so that a busy computer
slows them alike. The exit code is 1 if the first screen takes more than 1.3 times a bare app's, a keystroke (p99)
more than 1.2 times a bare text area's, or Enter to the next step more than 60 ms (p99, including the save). An
installed app is compiled, so the checkout is compiled first.
"""

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

FIRST_SCREEN, KEYSTROKE, NEXT_STEP = 1.3, 1.2, 0.060
PACKAGES = ("tui", "store", "scripts", "prompts")
THREE_YEARS = 156
BARE = """
from textual.app import App
from textual.widgets import Static, TextArea
class Bare(App):
    def compose(self):
        yield Static("first screen of a bare app")
        yield TextArea(soft_wrap=True)
    def on_mount(self):
        self.query_one(TextArea).focus()
Bare().run()
"""
ENTER = b"\r"


class Terminal:
    """A program in a terminal of 80 by 24."""

    def __init__(self, command: Sequence[str]) -> None:
        self.started = time.perf_counter()
        self.child, self.handle = pty.fork()
        if self.child == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(command[0], list(command))  # noqa: S606
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.painted = b""

    def until(self, *shown: str, within: float = 30) -> float:
        """Read until all these were painted; return the seconds."""
        wanted = [text.encode() for text in shown]
        deadline = time.perf_counter() + within
        while not all(text in self.painted for text in wanted):
            if time.perf_counter() > deadline:
                missing = [text for text in shown if text.encode() not in self.painted]
                raise TimeoutError(f"{missing} never came")
            self._read(0.05)
        return time.perf_counter() - self.started

    def press(self, keys: bytes) -> None:
        os.write(self.handle, keys)

    def paint(self, keys: bytes, within: float = 5) -> float:
        """Press keys; return the seconds until the first paint."""
        self.settle()
        begun = time.perf_counter()
        self.press(keys)
        if not self._read(within):
            raise TimeoutError(f"{keys!r} painted nothing")
        return time.perf_counter() - begun

    def settle(self, quiet: float = 0.05) -> None:
        """Read until nothing is painted for a while."""
        while self._read(quiet):
            pass

    def wait(self, seconds: float) -> None:
        """Read for a while.

        A blinking cursor paints all the time, so there is nothing to wait for.
        """
        over = time.perf_counter() + seconds
        while (left := over - time.perf_counter()) > 0:
            self._read(left)

    def forget(self) -> None:
        self.painted = b""

    def _read(self, within: float) -> bytes:
        ready, _, _ = select.select([self.handle], [], [], within)
        try:
            new = os.read(self.handle, 65_536) if ready else b""
        except OSError:
            new = b""
        self.painted += new
        return new

    def close(self) -> None:
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.handle)


@contextmanager
def terminal(command: Sequence[str]) -> Iterator[Terminal]:
    """Run a program in a terminal, and end it afterwards."""
    opened = Terminal(command)
    try:
        yield opened
    finally:
        opened.close()


def main() -> int:
    """Measure all three and print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=9, help="how often each app is started")
    parser.add_argument("--keys", type=int, default=200, help="how many keystrokes are measured")
    parser.add_argument(
        "--evenings", type=int, default=34, help="how many conversations are begun to measure Enter"
    )
    options = parser.parse_args()
    turnabout = str(Path(sys.executable).parent / "turnabout")
    bare = [sys.executable, "-c", BARE]
    packages = [str(Path(__file__).parent.parent / package) for package in PACKAGES]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *packages], check=True)
    with tempfile.TemporaryDirectory() as scratch:
        years, fresh = (demonstration(turnabout, Path(scratch) / str(n), n) for n in (THREE_YEARS, 1))
        verdicts = [
            first_screen(bare, years, options.starts),
            keystrokes(bare, fresh, options.keys),
            next_step(fresh, options.evenings),
        ]
    return 0 if all(verdicts) else 1


def demonstration(turnabout: str, data: Path, conversations: int) -> list[str]:
    """Return the command that opens the app on demo data."""
    command = [turnabout, "--data", str(data)]
    subprocess.run(
        [*command, "demo", "--conversations", str(conversations)], check=True, stdout=subprocess.DEVNULL
    )
    return command


def first_screen(bare: Sequence[str], ours: Sequence[str], starts: int) -> bool:
    """Measure startup with three years of conversations on disk."""
    times: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(starts):
        with terminal(bare) as app:
            times["bare"].append(app.until("first screen of a bare app"))
        with terminal(ours) as app:
            times["ours"].append(app.until("Ana", "Ben", "Continue from"))
    return _verdict("first screen, median", times, statistics.median, FIRST_SCREEN)


def keystrokes(bare: Sequence[str], ours: Sequence[str], count: int) -> bool:
    """Measure keystrokes, bare and in a conversation."""
    times: dict[str, list[float]] = {"bare": [], "ours": []}
    with terminal(bare) as theirs, terminal([*ours, "i-statements"]) as app:
        theirs.until("first screen of a bare app")
        go_to_text_box(app)
        for number in range(count):
            key = b"abcdefgh "[number % 9 : number % 9 + 1]
            times["bare"].append(theirs.paint(key))
            times["ours"].append(app.paint(key))
    return _verdict("keystroke, p99", times, p99, KEYSTROKE)


def next_step(ours: Sequence[str], evenings: int) -> bool:
    """Measure Enter to the next question, including the save."""
    times: list[float] = []
    for _ in range(evenings):
        with terminal([*ours, "i-statements"]) as app:
            go_to_text_box(app)
            for line in (b"x\r", b"y\r", b"z\r"):  # boxes of the same page, which aren't measured
                app.press(line)
                app.settle(0.3)
            for answer, shown in (
                (b"w", "is up to you"),
                (b"1", "both look again"),
                (b"", "out loud"),
            ):
                app.settle(0.3)
                app.press(answer)
                app.wait(0.8)  # a draft is saved meanwhile, which is not measured
                app.forget()
                begun = time.perf_counter()
                app.press(ENTER)
                app.until(shown)
                times.append(time.perf_counter() - begun)
    print(
        f"Enter to the next step, p99 of {len(times)}: {p99(times) * 1000:.0f} ms (within {NEXT_STEP * 1000:.0f} ms)"
    )
    return p99(times) <= NEXT_STEP


def go_to_text_box(app: Terminal) -> None:
    """Go to the first private text box of i-statements."""
    for shown, answer in (
        ("Enter", b""),
        ("is this a good", b"1"),
        ("this part is private", b""),
        ("right then", b"sad\r"),
    ):
        app.until(shown)
        app.settle()
        app.press(answer)
        app.forget()
        app.press(ENTER)
    app.until("a camera")
    app.settle()


def p99(times: Sequence[float]) -> float:
    """Return the 99th percentile."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]


def _verdict(
    what: str, times: dict[str, list[float]], measure: Callable[[Sequence[float]], float], within: float
) -> bool:
    bare, ours = measure(times["bare"]), measure(times["ours"])
    print(
        f"{what}: bare {bare * 1000:.1f} ms, ours {ours * 1000:.1f} ms, ratio {ours / bare:.2f} (within {within})"
    )
    return ours / bare <= within


if __name__ == "__main__":
    sys.exit(main())
