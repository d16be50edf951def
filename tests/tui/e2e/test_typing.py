"""What is typed or pasted in a terminal is what the store holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import open_store
from tests.tui.helpers.pty_terminal import Terminal
from tests.tui.helpers.typed_keys import BACKSPACE, DELETE, END, HOME, LEFT, NEW_LINE, UP

WRITTEN = {
    "Persian": "می‌خواهم با تو حرف بزنم؛ نمی‌دانم چطور.",
    "Hebrew": "אמרתי \u200f„די”\u200f ויצאתי (סליחה).",
    "Japanese": "台所で　何も言えなかった。ごめん！",
    "Vietnamese": "Anh xin lỗi vì tối qua.",
    "Vietnamese, decomposed": "Anh xin lo\u0302\u0303i vi\u0300 to\u0302\u0301i qua.",
    "Hindi": "मैं क्\u200dषमा चाहती हूँ।",
    "French": "Je t’aime\u00a0! Vraiment\u202f?",
    "emoji": "👩\u200d❤️\u200d👨 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 👍🏽 🫩",
}
LINES = "We were both tired.\nNobody had eaten,\n\nand then the phone rang."
EDITED = {
    "corrected": (f"I wass{BACKSPACE} tired", "I was tired"),
    "expanded": (f"brb{BACKSPACE * 3}be right back", "be right back"),
    "moved": (f"tired{HOME}I was {END}!", "I was tired!"),
    "inserted": (f"I tired{LEFT * 5}was {END}.", "I was tired."),
    "deleted": (f"II was{HOME}{DELETE}{END} tired", "I was tired"),
    "lines": (f"one{NEW_LINE}three{UP}{HOME}zero{NEW_LINE}{END}!", "zero\none!\nthree"),
}


def confirmed(terminal: Terminal, folder: Path, *texts: str) -> str:
    """Type each text at once, press Enter, and return the saved answer."""
    for text in texts:
        terminal.type(text)
        terminal.settle()
    assert saved(folder) is None
    terminal.type("\r")
    terminal.until(lambda: saved(folder) is not None)
    return saved(folder) or ""


def saved(folder: Path) -> str | None:
    with open_store(folder, read_only=True) as store:
        (unfinished,) = store.unfinished()
        answers = store.conversation(unfinished.id).answers
    return next((str(answer["value"]) for answer in answers if answer["step"] == "moment"), None)


def some_slow(names: dict[str, object], quick: str) -> list[object]:
    return [pytest.param(name, marks=() if name == quick else pytest.mark.slow) for name in names]


@pytest.mark.parametrize("name", some_slow({**WRITTEN}, "Persian"))
def test_typed_text_comes_back_exactly(open_text: Terminal, folder: Path, name: str) -> None:
    assert confirmed(open_text, folder, WRITTEN[name]) == WRITTEN[name]


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITTEN)
def test_pasted_text_comes_back_exactly(open_text: Terminal, folder: Path, name: str) -> None:
    assert confirmed(open_text, folder, f"\x1b[200~{WRITTEN[name]}\x1b[201~") == WRITTEN[name]


@pytest.mark.parametrize("name", some_slow({**EDITED}, "lines"))
def test_edits_in_a_burst_keep_their_order(open_text: Terminal, folder: Path, name: str) -> None:
    typed, expected = EDITED[name]
    assert confirmed(open_text, folder, typed) == expected


def test_letters_after_enter_belong_to_the_next_step(open_text: Terminal, folder: Path) -> None:
    open_text.type("The first answer\rmore")
    open_text.until(lambda: saved(folder) is not None)
    open_text.settle()
    assert saved(folder) == "The first answer"


@pytest.mark.slow
def test_letters_before_quick_exit_are_in_the_draft(open_text: Terminal, folder: Path) -> None:
    open_text.type("Half a sen\x11")
    assert open_text.wait() == 0
    with open_store(folder, read_only=True) as store:
        (unfinished,) = store.unfinished()
        (draft,) = store.drafts(unfinished.id)
    assert draft.text == "Half a sen"


@pytest.mark.parametrize("line_end", ["\r", pytest.param("\n", marks=pytest.mark.slow)])
def test_paste_without_brackets_keeps_its_lines(open_text: Terminal, folder: Path, line_end: str) -> None:
    assert confirmed(open_text, folder, LINES.replace("\n", line_end)) == LINES


@pytest.mark.slow
def test_long_paste_without_brackets_keeps_its_lines(open_text: Terminal, folder: Path) -> None:
    text = "\n".join(f"Line {number} of a long letter." for number in range(300))
    assert confirmed(open_text, folder, text.replace("\n", "\r")) == text


@pytest.mark.slow
def test_paste_with_escape_codes_is_one_text(open_text: Terminal, folder: Path) -> None:
    pasted = f"\x1b[200~red \x1b[1;31mwords\x1b[0m, then more than thirty other characters\r{LINES}\x1b[201~"
    expected = f"red [1;31mwords[0m, then more than thirty other characters\n{LINES}"
    assert confirmed(open_text, folder, f"{pasted} and typing") == f"{expected} and typing"
