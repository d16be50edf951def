"""The buttons below an answer: continue, and perhaps skip."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tui.keys.command import Command
from tui.keys.commands import CONTINUE, SKIP_KEY, SKIP_STEP
from tui.widgets.inputs.enter_buttons import ContinueButton, EnterButton

STYLED = "-style-default"
"""The style class of a button. Textual would add it on mount, and style the button twice."""


class AnswerButtons(Horizontal):
    """Continue, and a way to skip if `skip_label` isn't empty.

    The first says what Enter does on it, as the key line does. `key` is the key that moves to them, shown where it
    isn't obvious.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes

    DEFAULT_CSS = """
    AnswerButtons { height: auto; margin: 1 0 0 0; padding: 0 2; }
    AnswerButtons > #key { width: auto; margin: 0 2 0 0; color: $soft; text-style: bold; }
    AnswerBox > #ways > Button {
        height: 1; width: auto; min-width: 11; border: none; background: $both-tint2; color: $ink; margin: 0 2 0 0;
        text-style: bold; padding: 0 2;
    }
    AnswerBox > #ways > #pass { background: $panel; color: $soft; text-style: none; }
    AnswerBox.of-amber > #ways {
        & > Button { background: $amber-tint2; }
        & > #pass { background: $amber-tint; }
        & > Button:hover { background: $amber-tint2; color: $ink; text-style: underline; }
        & > Button:focus { background: $amber; color: $on-solid; text-style: bold; background-tint: transparent; }
    }
    AnswerBox.of-teal > #ways {
        & > Button { background: $teal-tint2; }
        & > #pass { background: $teal-tint; }
        & > Button:hover { background: $teal-tint2; color: $ink; text-style: underline; }
        & > Button:focus { background: $teal; color: $on-solid; text-style: bold; background-tint: transparent; }
    }
    AnswerBox.of-plum > #ways {
        & > Button { background: $plum-tint2; }
        & > #pass { background: $plum-tint; }
        & > Button:hover { background: $plum-tint2; color: $ink; text-style: underline; }
        & > Button:focus { background: $plum; color: $on-solid; text-style: bold; background-tint: transparent; }
    }
    AnswerBox.of-blue > #ways {
        & > Button { background: $blue-tint2; }
        & > #pass { background: $blue-tint; }
        & > Button:hover { background: $blue-tint2; color: $ink; text-style: underline; }
        & > Button:focus { background: $blue; color: $on-solid; text-style: bold; background-tint: transparent; }
    }
    AnswerBox.of-both > #ways > Button:hover { text-style: underline; }
    AnswerBox.of-both > #ways > Button:focus {
        background: $accent; color: $on-solid; text-style: bold; background-tint: transparent;
    }
    AnswerBox > #ways:first-child { margin: 0; }
    .-narrow AnswerBox > #ways > Button { padding: 0; min-width: 10; margin: 0 1 0 0; }
    .-low AnswerBox > #ways { margin: 0; }
    """

    def __init__(self, enter: Command = CONTINUE, skip_label: str = "", key: str = "") -> None:
        super().__init__(id="ways")
        self._enter, self._skip_label, self._key = enter, skip_label, key

    def compose(self) -> ComposeResult:
        if self._key:
            yield Static(self._key, id="key")
        yield ContinueButton(self._enter, id="go-on", classes=STYLED)
        if self._skip_label:
            words = f"{self._skip_label} · {SKIP_KEY.key_label}"
            skip = replace(SKIP_STEP, label=self._skip_label)
            yield EnterButton(words, skip, id="pass", classes=STYLED)
