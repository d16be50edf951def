"""An agreement: a few words, whose it is and when we look again; then it is read aloud once, together."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Button, TextArea

from scripts import Json
from tui.text.agreement_card import note
from tui.text.dates import kept_day
from tui.widgets.answers.read_aloud import ReadAloud
from tui.widgets.answers.staged import Stage, Staged
from tui.widgets.inputs.agreement_fields import END, FURTHER, MORE, EndDay, text_row
from tui.widgets.inputs.date_stepper import NearDay
from tui.widgets.inputs.form_row import FormRow
from tui.widgets.inputs.link_button import QuietButton
from tui.widgets.inputs.option_row import Options
from tui.widgets.inputs.owner_options import WHOSE_IT_IS, Whose
from tui.widgets.inputs.recurrence_input import HowOften, HowOftenButton
from tui.widgets.inputs.text_box import Box, ExampleBox

IS_IT_YOURS = "These are example words. Write your own, or press Enter again if they are just right."
LOOK_BACK_DAYS = 7
RHYTHM = "rhythm"


class AgreeStep(Staged):
    """Short by default, more where it is wanted; nothing tonight is one key away."""

    passing_words = "Nothing tonight"

    _asked_about_example = False
    """Whether they were asked if the example is what they mean: nobody agrees on it by a run of Enters."""

    SCOPED_CSS: ClassVar[bool] = False  # the size of the screen is told by a class of the screen
    DEFAULT_CSS = """
    AgreeStep {
        & FormRow { margin-top: 1; }
        & FormRow.day { margin-top: 0; }
        & FormRow.more { margin-top: 0; }
        & > #ways > #pass { background: $panel; color: $ink; }
        & #further { height: auto; }
        & #offers { height: auto; }
        & #offers > Button { margin: 1 3 0 0; }
    }
    /* With all of its lines, a prompt of three more and the ways on it fills the usual screen. */
    AgreeStep.-more {
        & #of-whom { margin-top: 0; }
        & #offers > Button { margin-top: 0; }
    }
    .-tall AgreeStep.-more #of-whom { margin-top: 1; }
    .-narrow AgreeStep #offers { layout: vertical; }
    """

    @property
    def may_pass(self) -> bool:
        return True

    def answering(self) -> Iterable[Widget]:
        question = self.question
        stood = self.stood("act")
        open_now = {name for name in FURTHER if name in question.ask.step.fields or stood.get(name)}
        self.set_class(open_now == set(FURTHER), "-more")
        with Stage():
            yield self._act(stood)
            with Vertical(id="further"):
                yield from (self._further(name, stood) for name in MORE if name in open_now)
            yield FormRow(WHOSE_IT_IS, self._whose(stood), id="of-whom")
            comes_round = RHYTHM in question.ask.step.fields or bool(stood.get(RHYTHM))
            if comes_round:
                yield self._rhythm(stood)
            yield FormRow("We look again on", self._look_again(stood), classes="day", id="look-again")
            if END in open_now:
                yield self._further(END, stood)
            with Horizontal(id="offers"):
                if open_now != set(FURTHER):
                    yield QuietButton("More: if or when, and what then", id="more")
                if not comes_round:
                    yield HowOftenButton("How often: once", id="how-often")
        with Stage():
            yield ReadAloud()

    def _act(self, stood: dict[str, Json]) -> ExampleBox:
        """What they will do; the author's sentence is an example until they have agreed on it."""
        text = str(stood.get("act") or ("" if stood else self.question.starter))
        agreed = isinstance(self.question.before, dict)
        question = self.question
        return ExampleBox(
            text, example="" if agreed else question.example, beginning=question.beginning, id="act"
        )

    def _further(self, name: str, stood: dict[str, Json]) -> FormRow:
        if name == END:
            return FormRow(
                "It ends on", EndDay(kept_day(stood.get(END)), self.question.today), classes="more"
            )
        return text_row(name, str(stood.get(name) or ""))

    def _whose(self, stood: dict[str, Json]) -> Whose:
        of, who = self.question.ask.of, stood.get("who")
        if of not in ("first", "second"):
            return Whose(self.question.couple, who)
        return Whose(self.question.couple, "both" if who == "both" else of, (of, "both"))

    def _rhythm(self, stood: dict[str, Json]) -> FormRow:
        question = self.question
        often = HowOften(
            stood.get(RHYTHM),
            stood.get("turn"),
            question.couple,
            question.today,
            of_both=stood.get("who") == "both",
            id=RHYTHM,
        )
        return FormRow("How often", often, classes="more")

    def _look_again(self, stood: dict[str, Json]) -> NearDay:
        today = self.question.today
        return NearDay(
            kept_day(stood.get("look_back")) or today + timedelta(days=LOOK_BACK_DAYS), today, id="look-back"
        )

    # What it says now

    def _now(self) -> dict[str, Json]:
        """The agreement as it stands in the fields; what is empty or not open is left out."""
        who = self.query_one(Whose).who
        texts = {str(box.id): box.text.strip() for box in self.query(Box)}
        value: dict[str, Json] = {name: texts[name] for name in ("act", *MORE) if texts.get(name)}
        if who is not None:
            value["who"] = who
        value["look_back"] = self.query_one("#look-back", NearDay).day.isoformat()
        for ending in self.query(EndDay):
            if ending.end:
                value[END] = ending.end.isoformat()
        for often in self.query(HowOften):
            value |= often.value
        return value

    def missing(self) -> str:
        if self.stage:
            return ""
        value = self._now()
        if self.question.is_unanswered(str(value.get("act", ""))):
            self.query_one("#act").focus()
            return "A few words are wanted here. Nothing tonight is a good answer, too."
        if self.query_one(ExampleBox).is_untouched and not self._asked_about_example:
            self._asked_about_example = True
            self.query_one(ExampleBox).focus()
            return IS_IT_YOURS
        for name in self.question.ask.step.fields:
            if name not in value and name in MORE:
                self.query_one(f"#{name}").focus()
                return f"This one is wanted, too: {MORE[name][0].lower()}."
        if "who" not in value:
            self.query_one("#whose").focus()
            return "Whose is it? Press a number, or the arrows."
        for often in self.query(HowOften):
            if wanted := often.missing():
                return wanted
            if RHYTHM in self.question.ask.step.fields and RHYTHM not in value:
                often.focus_first()
                return "This one is wanted, too: how often. Press the arrows."
        if END in self.question.ask.step.fields and END not in value:
            self.query_one(EndDay).focus()
            return "This one is wanted, too: the day on which it ends. Press the arrow to the right."
        return ""

    def enter(self, stage: int) -> None:
        super().enter(stage)
        if stage:
            self._show_note()

    def _show_note(self) -> None:
        value, couple = self._now(), self.question.couple
        begins = couple.name(str(value["turn"])) if "turn" in value else ""
        noted = note(value, str(value["who"]), self.question.today, begins)
        self.query_one(ReadAloud).show(noted, couple)
        self.query_one("#go-on").focus()

    def finished(self) -> None:
        self.post_message(self.Answered(self._now()))

    @on(Button.Pressed, "#more")
    async def _open_more(self, event: Button.Pressed) -> None:
        event.stop()
        event.button.display = False
        self.add_class("-more")
        stood, there = self._now(), {str(box.id) for box in self.query(Box)}
        further = self.query_one("#further")
        await further.remove_children()
        await further.mount_all(self._further(name, stood) for name in MORE)
        if not self.query(EndDay):
            await self.query(Stage)[0].mount(self._further(END, {}), after="#look-again")
        first = next(name for name in FURTHER if name not in there)
        self.query_one(f"#{first}").focus(scroll_visible=False)
        self.call_after_refresh(self.keep_in_view)

    @on(Button.Pressed, "#how-often")
    async def _open_how_often(self, event: Button.Pressed) -> None:
        event.stop()
        event.button.display = False
        await self.query(Stage)[0].mount(self._rhythm(self._now()), after="#of-whom")
        self.query_one("#often").focus(scroll_visible=False)
        self.call_after_refresh(self.keep_in_view)

    @on(ReadAloud.Reworded)
    def _reword(self, event: ReadAloud.Reworded) -> None:
        event.stop()
        self.step_back()

    @on(TextArea.Changed)
    def _typing(self, event: TextArea.Changed) -> None:
        event.stop()
        self._half_done()

    @on(Options.Chosen)
    def _chosen(self, event: Options.Chosen) -> None:
        event.stop()
        for often in self.query(HowOften):
            often.be_of_both(self.query_one(Whose).who == "both")
        self._half_done()

    @on(HowOften.Changed)
    def _comes_round(self, event: HowOften.Changed) -> None:
        event.stop()
        self._half_done()

    def _half_done(self) -> None:
        self.wants("")
        self.post_message(self.Typed(json.dumps(self._now())))
