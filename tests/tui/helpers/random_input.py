"""Random things that happen to a terminal: keys, pastes, sizes, signals."""

from __future__ import annotations

import signal
from random import Random

from tests.tui.helpers.pty_terminal import Terminal

QUIT_BYTES = b"\x0c\x11\x1c"
"""Bytes that are never sent; Ctrl+\\ kills a program in a terminal that isn't in the app's modes yet."""

LETTERS = "abcdefgh ijklmnop éß¿€ 日本 🙂\u200d\u00a0\u0301"
KEYS = [
    *(
        "\r",
        "\t",
        "\x1b",
        "\x7f",
        "\n",
        " ",
        "/",
        "?",
        "1",
        "2",
        "3",
        "y",
        "n",
        "d",
        "o",
        "p",
        "r",
        "s",
        "w",
        "k",
    ),
    *("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F", "\x1b[Z", "\x1b[5~", "\x1b[6~", "\x1b[3~"),
    *("\x1bOP", "\x1bOR", "\x14", "\x10", "\x15", "\x17", "\x0b", "\x1a", "\x03", "\x1b\r", "\x1b[13;2u"),
    *(
        "\x1b[I",
        "\x1b[O",
        "\x1b[<0;20;10M\x1b[<0;20;10m",
        "\x1b[<64;9;9M",
        "\x1b[M \xff\xff",
        "\x1b[97:65;2u",
    ),
]
SIZES = [(80, 24), (100, 30), (40, 12), (20, 5), (1, 1), (0, 0), (200, 60), (65535, 3), (81, 24)]


def act(terminal: Terminal, chance: Random) -> str:
    """Do one random thing, and return what it was."""
    actions = (
        [press_keys] * 8 + [type_text] * 4 + [send_bytes] * 3 + [paste, paste_plain, resize, send_signal]
    )
    action = chance.choice(actions)
    done = action(terminal, chance)
    terminal.read(chance.choice((0.0, 0.0, 0.01, 0.05)))
    return f"{action.__name__}: {done!r}"


def press_keys(terminal: Terminal, chance: Random) -> str:
    keys = "".join(chance.choices(KEYS, k=chance.randrange(1, 6)))
    terminal.type(keys)
    return keys


def type_text(terminal: Terminal, chance: Random) -> str:
    text = "".join(chance.choices(LETTERS, k=chance.randrange(1, 40)))
    terminal.type(text)
    return text


def send_bytes(terminal: Terminal, chance: Random) -> bytes:
    sent = chance.randbytes(chance.randrange(1, 40)).translate(None, QUIT_BYTES)
    terminal.type(sent)
    return sent


def paste(terminal: Terminal, chance: Random) -> str:
    """Paste a text in brackets, sometimes without the last one."""
    text = "".join(chance.choices(LETTERS + "\n\r\t\x1b", k=chance.randrange(400)))
    sent = f"\x1b[200~{text}" + "\x1b[201~" * (chance.random() < 0.9)
    terminal.type(sent)
    return sent


def paste_plain(terminal: Terminal, chance: Random) -> str:
    """Paste some lines in a terminal without brackets."""
    text = "\r".join("".join(chance.choices(LETTERS, k=chance.randrange(40))) for _ in range(4))
    terminal.type(text)
    return text


def resize(terminal: Terminal, chance: Random) -> list[tuple[int, int]]:
    sizes = chance.choices(SIZES, k=chance.randrange(1, 6))
    for size in sizes:
        terminal.resize(size)
        terminal.read(chance.choice((0.0, 0.002, 0.02)))
    return sizes


def send_signal(terminal: Terminal, chance: Random) -> str:
    """Suspend and continue the app, or send a harmless signal."""
    number = chance.choice((signal.SIGTSTP, signal.SIGTSTP, signal.SIGSTOP, signal.SIGCONT, signal.SIGWINCH))
    terminal.kill(number)
    if number in (signal.SIGTSTP, signal.SIGSTOP):
        terminal.until(lambda: terminal.is_stopped() or terminal.has_ended)
        terminal.kill(signal.SIGCONT)
    return number.name
