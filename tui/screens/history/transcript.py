"""A past conversation: its outline, with the questions on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.widget import Widget
from textual.widgets import Static

from store import ERASED, Header, Person, Store, StoreError
from tui.clock import now, stamp
from tui.keys.command import Command
from tui.keys.commands import BACK, CORRECT, DELETE, ERASE, HELP, LEAVE, OPEN, QUESTIONS
from tui.screens.split_screen import SplitScreen
from tui.session.io_thread import in_thread
from tui.styled_text import empty_text, literal
from tui.text.couple import Couple
from tui.text.dates import day_words, parse_moment
from tui.text.preview import Preview
from tui.widgets.item_list import Heading, Item, ItemList, ListRow

if TYPE_CHECKING:
    from tui.reports.conversation_outline import SaidLine

NOTHING_TEXT = "There’s nothing to read here."
ASKED = "You were asked"
UNCLEAR_TEXT = "Press q to see what you were asked, and what you chose."


class TranscriptScreen(SplitScreen[bool]):
    """A past conversation; missing or damaged data becomes a sentence.

    Dismissed with True if it was deleted, or something in it corrected or erased.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (OPEN, BACK, QUESTIONS, HELP, LEAVE)
    MORE_KEYS: ClassVar[tuple[Command, ...]] = (CORRECT, ERASE, DELETE)
    HAS_STRIP = False

    DEFAULT_CSS = """
    TranscriptScreen {
        & #title { margin-bottom: 0; }
        & #day { height: auto; color: $muted; padding: 0 2; margin-bottom: 1; }
        & #note { height: auto; color: $muted; padding: 0 2; display: none; }
        & #note.-shown { display: block; }
        &.-low #day { margin-bottom: 0; }
    }
    """

    def __init__(self, store: Store, header: Header, people: tuple[Person, Person], today: date) -> None:
        super().__init__()
        self._store, self._header, self._people, self._today = store, header, people, today
        self._couple, self._said = Couple(*people), list["SaidLine"]()
        self._marked: SaidLine | None = None
        self._with_questions = self._has_changed = False

    def compose_body(self) -> Iterable[Widget]:
        then = parse_moment(self._header.started)
        yield Static(literal(self._header.title), id="title")
        yield Static(literal(day_words(then.date(), self._today) if then else ""), id="day")
        yield Static(id="note")
        yield ItemList(margin=20)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(ItemList).focus()
        self._read()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        from tui.reports.conversation_outline import conversation_outline

        def read() -> tuple[Couple, list[SaidLine]]:
            conversation = self._store.conversation(self._header.id)
            return conversation_outline(self._store, conversation, self._people, self._today)

        try:
            self._couple, self._said = await in_thread(read)
        except StoreError as error:
            self._show_note(str(error), is_error=True)
            self.set_empty(True)
        else:
            self._show()

    def _show(self) -> None:
        rows, items, marked = list(self._rows()), self.query_one(ItemList), self._marked
        items.show(rows, airy=self._with_questions)
        for row in rows:
            if isinstance(row, Item) and marked and row.value.at == marked.at:
                items.highlight(row.value)
        self._show_note("" if rows else UNCLEAR_TEXT if self._said else NOTHING_TEXT)
        self.set_empty(not rows)

    def _rows(self) -> Iterator[ListRow]:
        from tui.screens.history.answer_row import answer_rows

        shown = [said for said in self._said if said.is_clear or self._with_questions]
        for section, lines in groupby(shown, lambda said: said.section):
            yield Heading(section)
            yield from answer_rows([*lines], self._couple, with_questions=self._with_questions)

    def _show_note(self, sentence: str, *, is_error: bool = False) -> None:
        note = self.query_one("#note", Static)
        note.update(literal(sentence) if is_error else empty_text(sentence))
        note.set_class(bool(sentence), "-shown")

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        event.stop()
        self._marked = said = event.item.value
        question = said.question if self._with_questions else ""
        day = self._correction_day(said)
        facts = [(_changed_label(said), day)] if day else []
        facts += [(CORRECT.key_label, CORRECT.label)] if self.is_available("correct") else []
        title, texts = ("", ()) if said.card else (said.who, (said.text,))
        after = ((ASKED, question),) if question else ()
        facts += [(ERASE.key_label, ERASE.label)] if self.is_available("erase") else []
        preview = Preview(title, texts, tuple(facts), said.card, after=after)
        self.show_preview(preview, self._couple, said.section)

    def _correction_day(self, said: SaidLine) -> str:
        then = parse_moment(said.corrected)
        return day_words(then.date(), self._today) if then else ""

    @on(ItemList.ItemSelected)
    def _selected(self, event: ItemList.ItemSelected) -> None:
        event.stop()
        self._open(event.value)

    def is_available(self, action: str) -> bool:
        if action == "correct":
            can = self._marked is not None and self._marked.can_correct
            return can and not self._store.read_only
        if action == "erase":
            return self._marked is not None and self._marked.can_erase and not self._store.read_only
        if action == "delete":
            return bool(self._header.ended) and not self._store.read_only
        if action == "toggle_questions":
            return bool(self._said)
        return super().is_available(action)

    @work(exclusive=True, group="open")
    async def _open(self, said: SaidLine) -> None:
        from tui.screens.history.answer_page import AnswerPage

        question, may = said.question if self._with_questions else "", self.is_available("correct")
        note = f"{_changed_label(said)} on {day}." if (day := self._correction_day(said)) else ""
        page = AnswerPage(said, self._couple, question=question, note=note, can_correct=may)
        if await self.app.push_screen_wait(page):
            self.action_correct()

    def action_continue(self) -> None:
        self.query_one(ItemList).action_select()

    def action_toggle_questions(self) -> None:
        self._with_questions = not self._with_questions
        self._show()

    @work(exclusive=True, group="correct")
    async def action_correct(self) -> None:
        """Let the couple correct the marked words."""
        from tui.screens.history.correct_word import ConfirmCorrection, CorrectWord
        from tui.session.saved_answer_correction import correct_answer
        from tui.text.notices import WORD_CORRECTED

        said, is_done = self._marked, False
        assert said  # noqa: S101 - the key is only there with a line
        text, colour = said.text, self._couple.colour(said.of) if said.of != "both" else ""
        while not is_done:
            edited = await self.app.push_screen_wait(CorrectWord(text, colour))
            text = edited.text
            if not edited.is_saved or text == said.text:
                return
            save = partial(
                correct_answer, self._store, self._header.id, said.key, said.item, text, at=stamp(now())
            )
            is_done = await self.app.push_screen_wait(ConfirmCorrection(text, save))
        self.app.notify(WORD_CORRECTED)
        self._has_changed = True
        self._read()

    @work(exclusive=True, group="erase")
    async def action_erase(self) -> None:
        """Erase the marked answer, if the couple agrees."""
        from tui.screens.history.erase_answer import EraseAnswer
        from tui.session.saved_answer_correction import erase_saved_answer
        from tui.text.notices import ANSWER_ERASED

        said = self._marked
        assert said  # noqa: S101 - the key is only there with a line
        erase = partial(
            erase_saved_answer, self._store, self._header.id, said.key, said.item, at=stamp(now())
        )
        if await self.app.push_screen_wait(EraseAnswer(said.text, erase)):
            self.app.notify(ANSWER_ERASED)
            self._has_changed = True
            self._read()

    @work(exclusive=True, group="delete")
    async def action_delete(self) -> None:
        from tui.screens.history.delete_conversation import DeleteConversation
        from tui.text.notices import CONVERSATION_DELETED

        if await self.app.push_screen_wait(DeleteConversation(self._store, self._header, now())):
            self.app.notify(CONVERSATION_DELETED)
            self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(self._has_changed)


def _changed_label(said: SaidLine) -> str:
    return "Erased" if said.text == ERASED else "Corrected"
