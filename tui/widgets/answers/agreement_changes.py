"""What the way on that was chosen for an agreement needs: new words, whose it is from now on, a day to look again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from prompts import clean
from scripts import Json
from tui.content import typed
from tui.text.couple import Couple
from tui.text.dates import kept_day
from tui.text.look_back import HOW_NOW
from tui.widgets.inputs.agreement_fields import Further
from tui.widgets.inputs.date_stepper import NearDay
from tui.widgets.inputs.form_row import FormRow
from tui.widgets.inputs.text_box import Box

IN_WORDS = ("smaller", "change", "hand_over")
"""The ways on which its words may become others."""
LOOK_BACK_DAYS = 7
REST_DAYS, LONGEST_REST = 28, 56
ASKED_TOO = ("obstacle", "instead")
"""What is asked beside the words after a talk about what got in the way."""
AS_IT_WAS = {
    "smaller": "These are the words as they were. Make them smaller, or press Esc and choose another way.",
    "change": "All is as it was. Change something, or press Esc and go on with it.",
}
WORDLESS = "A few words are wanted here. Or go back and let it go."


class Anew(Vertical):
    """The fields for every way on, of which only those are seen that the chosen one needs.

    `about` is the agreement as it is, `stood` what stood in the fields before; `after_setback` says that the two
    have just talked about what got in the way.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = "Anew { height: auto; }"

    def __init__(
        self,
        about: Mapping[str, Any],
        couple: Couple,
        today: date,
        stood: Mapping[str, Any],
        *,
        after_setback: bool,
    ) -> None:
        super().__init__()
        self._about, self._couple, self._today = about, couple, today
        self._stood, self._after_setback = stood, after_setback

    def compose(self) -> Iterable[Widget]:
        about, today, words = self._about, self._today, self._stood.get("words") or {}
        act, day = words.get("act"), kept_day(self._stood.get("look_back"))
        near = NearDay(day or today + timedelta(days=LOOK_BACK_DAYS), today, id="soon")
        far = NearDay(day or today + timedelta(days=REST_DAYS), today, most=LONGEST_REST, every=7, id="later")
        yield Static(classes="say", id="how")
        old = str(about["act"])
        yield Box(old if act in (None, "", about.get("before")) else str(act), replaced=old, id="act")
        # To whom it was to be handed over is asked on a way of its own.
        now = {
            name: value
            for name, value in words.items()
            if name != "who" or self._stood.get("next") == "change"
        }
        wanted = ASKED_TOO if self._after_setback else ()
        yield Further(about, self._couple, today, now=now, wanted=wanted)
        yield FormRow("We look again on", near, classes="again")
        yield FormRow("We look again on", far, classes="again")

    def ask(self, next_: str, taker: str) -> None:
        """Show what this way on needs, and nothing else; `taker` is who would take the agreement over."""
        box = self.query_one("#act", Box)
        further = self.query_one(Further)
        box.display = further.display = next_ in IN_WORDS
        further.offer_all(next_ == "change")
        self.query_one("#how", Static).update(typed(HOW_NOW[next_].format(name=taker)))
        for row in self.query(FormRow).filter(".again"):
            row.display = self._day(next_) in row.query(NearDay)
        (box if box.display else self._day(next_)).focus()

    def look_back(self, next_: str) -> str:
        """The day on which they look at it again."""
        return self._day(next_).day.isoformat()

    @property
    def act(self) -> str:
        """What they will do from now on."""
        return self.query_one("#act", Box).text.strip()

    @property
    def changed(self) -> dict[str, Json]:
        """What reads otherwise than before; None where it is taken out."""
        is_new = self.act != clean(str(self._about["act"])).strip()
        return {**({"act": self.act} if is_new else {}), **self.query_one(Further).changed}

    def missing(self, next_: str) -> str:
        """What new words still want, in a sentence; empty where nothing is wanted."""
        changed = self.changed
        is_enough = {
            "smaller": not changed.keys().isdisjoint(("act", "cue")),
            "change": bool(changed),
            "hand_over": True,
        }
        if self.act and is_enough[next_]:
            return ""
        self.query_one("#act").focus()
        return AS_IT_WAS[next_] if self.act else WORDLESS

    def _day(self, next_: str) -> NearDay:
        return self.query_one("#later" if next_ == "rest" else "#soon", NearDay)
