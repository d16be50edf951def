"""The page at the end of a conversation, made to be read together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from tui.content import typed
from tui.export.summary_text import save
from tui.keys import GO_ON, HELP, LEAVE, LOOK_INTO, SAVE
from tui.reports.summary import CAUTION, Stays
from tui.screens.base import Room
from tui.text.agreement_card import Note
from tui.text.dates import day_words
from tui.widgets.cards import FridgeNote, Saying
from tui.widgets.more_below import MoreBelow

SLIPPED = (
    "{} did not go as you had planned, and that is worth knowing. Press w to find out together what got in the way, "
    "or take your time: “What you agreed” leads there, too."
)

NOTHING = "Nothing was written down, and that is fine. You gave each other this time."


class Outcome(Room[bool]):
    """What each took along, the agreements, an appreciation; a key saves it as a text file in `folder`.

    Dismissed with True where they want to find out what got in the way of what slipped.
    """

    KEYS = (GO_ON, LOOK_INTO, SAVE, HELP, LEAVE)

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Outcome {
        & #page { height: 1fr; scrollbar-size-vertical: 1; padding-top: 1; }
        & #page > Static { height: auto; }
        & #title { text-style: bold; }
        & #day { color: $muted; margin-bottom: 1; }
        & .heading { color: $muted; margin: 1 0; }
        & #slipped { color: $muted; margin-top: 1; }
        & .gone { margin-top: 1; }
        & #saved { height: auto; color: $muted; }
    }
    Outcome.-low { & #page { padding-top: 0; } & .heading { margin: 0; } }
    """

    def __init__(self, page: Stays, folder: Path | None = None) -> None:
        super().__init__()
        self._page, self._folder = page, folder

    def column(self) -> Iterable[Widget]:
        page = self._page
        with VerticalScroll(id="page") as above:
            yield Static(typed(page.title), id="title")
            yield Static(typed(f"{day_words(page.day, page.day)}. Read it together."), id="day")
            for heading, things in page.parts:
                yield Static(typed(heading), classes="heading")
                for thing in things:
                    if isinstance(thing, Note):
                        yield FridgeNote(thing, page.couple)
                    else:
                        yield Saying(thing, page.couple)
            for sentence in page.gone:
                yield Static(typed(sentence), classes="gone")
            if not page.parts and not page.gone:
                for sentence in page.put_off or (NOTHING,):
                    yield Static(typed(sentence), classes="gone")
            if page.slipped:
                yield Static(typed(SLIPPED.format(page.slipped)), id="slipped")
        yield MoreBelow(above)
        yield Static(typed(self._where()), id="saved")

    def _where(self) -> str:
        """Where the file will be, before anybody writes it."""
        try:
            folder = self._folder or Path.home()
        except RuntimeError:
            return ""
        return f"s saves this page as a text file in {folder}."

    def on_mount(self) -> None:
        self.query_one("#page").focus()

    def action_save(self) -> None:
        """Write the page into a file, once, and say where it is."""
        try:
            path = save(self._page, self._folder or Path.home())
        except (OSError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or "there is no home folder"
            self._tell(f"It could not be written ({reason}). What you agreed is safe in Turnabout.")
        else:
            self._tell(f"It is in {path}. {CAUTION}")

    def _tell(self, sentence: str) -> None:
        self.query_one("#saved", Static).update(typed(sentence))

    def offers(self, action: str) -> bool:
        return action != "look_into" or bool(self._page.slipped)

    def action_look_into(self) -> None:
        self.dismiss(True)

    def action_go_on(self) -> None:
        """Read on where there is more, and then leave the page."""
        if self.query_one(MoreBelow).there_is_more:
            self.query_one("#page").scroll_page_down(animate=False)
        else:
            self.dismiss(False)
