"""Introduction to a script: purpose, length, depth, and who begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from store import Person, StoreError
from tui.errors import CannotStart
from tui.keys.commands import BACK, BEGIN, HELP, LEAVE, RITUAL, SWAP_FIRST, WHY_IT_WORKS
from tui.screens.base import BaseScreen
from tui.screens.why_it_works import WhyItWorks
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.text.dates import minutes_text
from tui.text.preview import STAGES_HEADING, LabeledTexts
from tui.text.why_it_works import WHY_KEY_TEXT, WHY_TITLE

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo

DEPTH_TEXTS = {
    "light": "Light: good any time.",
    "tender": "Tender: pick a time when you’re not rushed.",
    "heavy": "Heavy: pick a calm time when you’re both rested.",
}


ALONE_TEXT = "For just one of you."
EDIT_RITUAL = "ritual"


class WhoBegins(Static):
    """The partner who begins today; a click swaps them."""

    class Swapped(Message):
        """Sent on a click."""

    def show(self, couple: Couple) -> None:
        first, second = (
            literal(f"{couple.sign(each)} {couple.name(each)}", f"bold ${couple.colour(each)}")
            for each in ("first", "second")
        )
        self.update(Content.assemble(first, " goes first today, then ", second, "."))

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Swapped())


class ScriptIntro(BaseScreen[Any]):
    """The screen before a conversation.

    Dismissed with the result of `start` for the id of the first partner, or with None to go back. `start`
    runs in a thread and may raise CannotStart or StoreError. `ritual` describes a script that repeats;
    the screen may then be dismissed with TO_THE_RITUAL too. `carried` names the agreement the
    conversation will be about. `safety_note` stands for the safety page. `stages` runs in a thread, too, and returns
    how it goes.
    """

    KEYS = (BEGIN, SWAP_FIRST, BACK, HELP, LEAVE)
    MORE_KEYS = (RITUAL, WHY_IT_WORKS)

    DEFAULT_CSS = """
    ScriptIntro {
        & #column { margin-top: 1; }
        & #title { height: auto; text-style: bold; color: $secondary; }
        & #length { height: auto; color: $muted; margin-bottom: 1; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #body > Static { height: auto; margin-bottom: 1; }
        & WhoBegins:hover { background: $panel; }
        & #trouble { color: $hint; }
        & #stages { display: none; }
        &.-high #stages.-known, &.-tall #stages.-known { display: block; }
        &.-low #column { margin-top: 0; }
        &.-low #length { margin-bottom: 0; }
    }
    """

    def __init__(
        self,
        script: ScriptInfo,
        people: tuple[Person, Person],
        begins: str,
        start: Callable[[str], object],
        ritual: str = "",
        *,
        carried: str = "",
        safety_note: str = "",
        stages: Callable[[Couple], LabeledTexts] | None = None,
    ) -> None:
        super().__init__()
        self._script, self._start, self._ritual, self._carried = script, start, ritual, carried
        self._safety_note, self._stages = safety_note, stages
        self._couple = Couple.with_first(people, begins)
        self._starting = False

    def compose_body(self) -> Iterable[Widget]:
        script = self._script
        yield Static(literal(script.title), id="title")
        yield Static(literal(f"{minutes_text(script.minutes)}  ·  {script.depth}"), id="length")
        with VerticalScroll(id="body"):
            yield Static(literal(script.about))
            if self._carried:
                yield Static(literal(self._carried))
            yield Static(literal(DEPTH_TEXTS.get(script.depth, ""), "$muted"))
            if self._safety_note:
                yield Static(literal(self._safety_note), id="safety-note")
            yield Static(ALONE_TEXT) if script.alone else WhoBegins()
            if self._ritual:
                yield Static(literal(self._ritual, "$muted"))
            if script.why_it_works:
                yield Static(literal(f"{WHY_TITLE}: {WHY_KEY_TEXT}.", "$muted"))
            yield Static(id="stages")
            yield Static(id="trouble")

    def on_mount(self) -> None:
        self._show()

    def is_available(self, action: str) -> bool:
        has = {
            "swap": not self._script.alone,
            "ritual": self._ritual,
            "why_it_works": self._script.why_it_works,
        }
        return bool(has.get(action, True))

    def action_why_it_works(self) -> None:
        if not self._starting and self._script.why_it_works:
            self.app.push_screen(WhyItWorks(self._script))

    def action_ritual(self) -> None:
        if not self._starting:
            self.dismiss(EDIT_RITUAL)

    def _show(self) -> None:
        for line in self.query(WhoBegins):
            line.show(self._couple)
        self._list_stages()

    @work(exclusive=True, group="stages")
    async def _list_stages(self) -> None:
        """Tell how it goes, once the script is read."""
        if self._stages and (stages := await in_thread(self._stages, self._couple)):
            for listed in self.query("#stages").results(Static):
                listed.update(Content("\n").join(_stage_lines(stages)))
                listed.add_class("-known")

    @on(WhoBegins.Swapped)
    def action_swap(self) -> None:
        """Let the other partner begin."""
        if not self._starting:
            self._couple = Couple(self._couple.second, self._couple.first)
            self._show()

    def action_continue(self) -> None:
        if not self._starting:
            self._starting = True
            self.query_one("#trouble", Static).update("One moment.")
            self._start_conversation()

    @work
    async def _start_conversation(self) -> None:
        try:
            started = await in_thread(self._start, self._couple.first.id)
        except (CannotStart, StoreError) as error:
            self.query_one("#trouble", Static).update(literal(str(error)))
            self._starting = False
        else:
            self.dismiss(started)

    def action_back(self) -> None:
        if not self._starting:
            self.dismiss(None)


def _stage_lines(stages: LabeledTexts) -> Iterator[Content]:
    yield literal(STAGES_HEADING, "bold $soft")
    for number, name in stages:
        yield Content.assemble(literal(f"{number}  ", "$muted"), literal(name, "$soft"))
