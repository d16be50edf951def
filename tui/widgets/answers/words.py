"""Answers that are words for feelings or needs: browsed by family, found by typing, or one's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.content import typed
from tui.keys import A_WORD, GO_ON, OPEN, TAKE, TAKE_AWAY, Command
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question import Question
from tui.widgets.inputs.choice_list import counted, too_few, too_many
from tui.widgets.inputs.line_input import Entry
from tui.widgets.inputs.word_browser import Browser
from tui.widgets.inputs.word_groups import feeling_groups, need_groups
from tui.widgets.split_line import Sides

ENTER_ALONE = "“{}” is chosen now. Enter once more goes on with it, Space takes it away again."
POINT_FIRST = "Go to a word with the arrows, or type one. Then Enter takes it."
NO_NUMBERS = "The words here have no numbers."
FIND = "Find a word, or write your own"
STEERING = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}


class Find(Entry):
    """The line that has the keys: letters search, arrows steer the lists below as long as nothing is typed."""

    KEYS: ClassVar[tuple[Command, ...]] = (A_WORD,)

    @dataclass
    class Steered(Message):
        """An arrow was pressed."""

        across: int
        down: int

    class Took(Message):
        """Space was pressed with nothing typed."""

    async def _on_key(self, event: Key) -> None:
        across, down = STEERING.get(event.key, (0, 0))
        if down or (across and not self.value):
            self.post_message(self.Steered(across, down))
        elif event.key == "space" and not self.value:
            self.post_message(self.Took())
        else:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()


class WordsAnswer(AnswerBox):
    """Some words for feelings or needs; what is chosen always stands on the first line."""

    SCOPED_CSS: ClassVar[bool] = False  # the size of the screen is told by a class of the screen
    DEFAULT_CSS = """
    WordsAnswer {
        & > #chosen { padding: 0 1; }
        & > #how { height: auto; color: $muted; padding: 0 1; }
        & > #how.-not-yet { color: $ink; }
    }
    """

    def answering(self) -> Iterable[Widget]:
        question = self.question
        shape = question.ask.step.shape
        self._low, self._high = shape.pick if shape and shape.pick else (1, 3)
        stood = question.draft.split("\n") if question.draft else [*_texts(question), ""]
        self._chosen, typing = [word for word in stood[:-1] if word], stood[-1]
        self._pointed = bool(self._chosen)
        yield Sides(share=0.4, whole=True, id="chosen")
        yield Find(typing, placeholder=FIND).focused()
        yield Browser(need_groups() if shape and shape.type == "needs" else feeling_groups())
        yield Static(id="how", classes="" if self._enough else "-not-yet")

    def on_mount(self) -> None:
        browser = self.query_one(Browser)
        browser.show(self._chosen, at=self._chosen[0] if self._chosen else "")
        browser.inside = bool(self._chosen)
        browser.search(self.query_one(Find).words)

    @on(Find.Steered)
    def _steered(self, event: Find.Steered) -> None:
        event.stop()
        self._pointed = True
        self.wants("")
        self.query_one(Browser).steer(event.across, event.down)

    @on(Find.Took)
    def _took(self, event: Find.Took) -> None:
        event.stop()
        self._pointed = True
        self._take()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.wants("")
        self.query_one(Browser).search(self.query_one(Find).words)
        self._told()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.pressed_enter()

    def pressed_enter(self) -> None:
        """Take what was typed or what is marked, open a family, or go on from a word that is chosen already."""
        if self._enter_does is not GO_ON:
            self._pointed = self._pointed or bool(self.query_one(Find).words)
            self._take()
        elif self._pointed:
            self.go_on()
        else:  # nobody did more than press Enter, perhaps in haste
            self._pointed = True
            self.wants(ENTER_ALONE.format(_short(self._chosen[-1])))

    @property
    def _enter_does(self) -> Command:
        """Every word has been taken for which there is room, or this one has: then there is only going on."""
        browser = self.query_one(Browser)
        if self.query_one(Find).words:
            return TAKE_AWAY if self._on_chosen() else TAKE
        if len(self._chosen) == self._high or self._on_chosen():
            return GO_ON
        return TAKE if browser.inside else OPEN

    @property
    def _enough(self) -> bool:
        return len(self._chosen) >= self._low

    def on_descendant_focus(self) -> None:
        self._tell()

    @on(Browser.Moved)
    def _moved(self, event: Browser.Moved) -> None:
        event.stop()
        self._tell()

    @on(Browser.Toggled)
    def _toggled(self, event: Browser.Toggled) -> None:
        event.stop()
        self._pointed = True
        self._toggle(event.word)
        self.query_one(Find).focus()

    def _take(self) -> None:
        """Take the word at the pointer, or go from a family to its words."""
        browser = self.query_one(Browser)
        if browser.here:
            self._toggle(browser.here)
        elif self.query_one(Find).words:
            self.wants(POINT_FIRST)
        else:
            browser.steer(1, 0)

    def _toggle(self, word: str) -> None:
        if word in self._chosen:
            self._chosen.remove(word)
        elif len(self._chosen) < self._high:
            self._chosen.append(word)
        else:
            self.wants(too_many(self._high))
            return
        self.wants("")
        find, browser = self.query_one(Find), self.query_one(Browser)
        searched = bool(find.words)
        find.value = ""
        browser.search("")
        if searched and self._chosen:
            word = self._chosen[-1]  # from a word that is chosen Enter goes on
        browser.show(self._chosen, at=word)
        if searched:
            browser.inside = bool(self._chosen)
        self._told()

    def _on_chosen(self) -> bool:
        return self.query_one(Browser).here in self._chosen

    def _told(self) -> None:
        """Show what stands here now, and let it be kept as a draft."""
        self._tell()
        typing = self.query_one(Find).words
        self.post_message(self.Typed("\n".join([*self._chosen, typing]) if self._chosen or typing else ""))

    def _tell(self) -> None:
        count = len(self._chosen)
        words = typed(" · ".join(_short(word) for word in self._chosen), f"bold {self.question.ink}")
        chosen = words if count else typed("Nothing chosen yet", "$muted")
        counting = typed(counted(count, self._low, self._high), "$muted")
        self.query_one("#chosen", Sides).show(chosen, counting)
        how = self.query_one("#how", Static)
        how.update(typed(self._how()))
        how.set_class(not (self._enough and self._enter_does is GO_ON), "-not-yet")
        self.post_message(self.EnterDoes(self._enter_does if self.query_one(Find).has_focus else GO_ON))

    def _how(self) -> str:
        """What the keys do at this moment."""
        browser, does = self.query_one(Browser), self._enter_does
        if self.query_one(Find).words:
            verb = (
                "takes away" if does is TAKE_AWAY else "takes" if browser.is_known(browser.here) else "adds"
            )
            if not browser.here:
                return NO_NUMBERS
            return f"Enter {verb} “{_short(browser.here)}”. Up and down show others."
        if does is GO_ON and self._enough:
            around = (
                "Space takes it away. Arrows: another word." if self._on_chosen() else "Right: the words."
            )
            return f"Enter goes on. {around}"
        if does is GO_ON:
            return "Arrows: another word. Space takes this one away."
        tab = " Tab leads to Go on." if self._enough else ""
        if browser.inside:
            return f"Enter or Space takes the word. Left: {'' if tab else 'back to the '}families.{tab}"
        return f"Up and down: families. Enter or Right: their words.{tab}"

    def go_on(self) -> None:
        if self.query_one(Find).words:
            self._take()
        elif self._enough:
            self.post_message(self.Answered(list(self._chosen)))
        else:
            self.optional_or(too_few(self._low))


def _texts(question: Question) -> list[str]:
    before = question.before
    return [str(word) for word in before] if isinstance(before, list) else []


def _short(word: str) -> str:
    return word if len(word) <= 30 else f"{word[:29]}…"
