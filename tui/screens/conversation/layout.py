"""What the conversation screen is made of, and how it shows a step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from scripts import Script
from tui.reports.answers_so_far import AnswerSoFar, said_in_this_turn, without_quoted
from tui.reports.stages import stages_of
from tui.screens.base import BaseScreen
from tui.screens.conversation.question_builder import render_question
from tui.screens.conversation.step_place import find_place
from tui.text.couple import COLOURS, Couple
from tui.widgets.answers.look_back import LookBackStep
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.registry import make_answer_box
from tui.widgets.conversation_header import ConversationHeader
from tui.widgets.stages_pane import StagesPane, StagesSoFar
from tui.widgets.step_view import StepColumn, StepView
from tui.widgets.turn_line import TurnLine


class ConversationLayout(BaseScreen[str]):
    """Header, turn, and step, with a pane beside them on wide screens."""

    DEFAULT_CLASSES = "-split"

    DEFAULT_CSS = """
    ConversationLayout {
        & > #column { max-width: 100%; padding: 0 2; }
        &.-wide { align-horizontal: left; }
        &.-wide > #column { max-width: 96; padding: 0 4; }
        &.-narrow > #column { padding: 0; }
        &.-private KeyBar, &.-private StepView { background: transparent; }
        &.-private.-wide { align-horizontal: center; }
        &.-private.-wide > #column { max-width: 88; }
        &.-private.of-amber { background: $amber-surface; }
        &.-private.of-teal { background: $teal-surface; }
        &.-private.of-plum { background: $plum-surface; }
        &.-private.of-blue { background: $blue-surface; }
    }
    """

    _saving = False
    """Whether an answer is being saved."""

    def __init__(self, script: Script, couple: Couple) -> None:
        super().__init__()
        self._script, self._couple = script, couple
        self._stages = stages_of(script, couple)

    def compose(self) -> ComposeResult:
        pane = StagesPane(self._stages, self._couple)
        pane.take_width(self.app.size.width)
        yield pane
        yield from super().compose()

    def make_column(self) -> Vertical:
        return StepColumn(id="column")

    def compose_body(self) -> Iterable[Widget]:
        yield ConversationHeader(self._script.title, [stage.name for stage in self._stages])
        yield TurnLine(self._couple)
        yield StepView(id="body")

    def _take_script(self, script: Script) -> None:
        """Show another version of the script from the next step on."""
        self._script, self._stages = script, stages_of(script, self._couple)
        names = [stage.name for stage in self._stages]
        self.query_one(ConversationHeader).take_stages(script.title, names)
        self.query_one(StagesSoFar).take_stages(self._stages)

    @property
    def _step_view(self) -> StepView:
        return self.query_one(StepView)

    @property
    def _accepts_keys(self) -> bool:
        """Return whether the current step takes keys."""
        return not self._saving and self._step_view.is_complete and self._step_view.visible

    async def _show_step(self, asked: Question, said: Sequence[AnswerSoFar]) -> None:
        """Replace the step on the screen, all parts at once."""
        ask = asked.ask
        place = find_place(self._script, self._stages, ask)
        with self.app.batch_update():
            self._tint(asked)
            self.query_one(ConversationHeader).show(place)
            self.query_one(TurnLine).show_turn(replace(ask, of=asked.active))
            self.query_one(StagesPane).show(place.at, said)
            # An agreement is on the summary; above another question it would seem to be what the question is about.
            here = said_in_this_turn(self._script, said, ask)
            quoted = [one for one in here if ask.kind == "agree" or not one.is_agreement]
            above = without_quoted(quoted, asked.prompt.body.plain())
            await self._step_view.show(self.words_of(asked), above, make_answer_box(asked))

    def words_of(self, asked: Question) -> Content:
        """Return what stands above the answer."""
        return render_question(asked)

    @on(LookBackStep.SpeakerChanged)
    def _show_speaker(self, event: LookBackStep.SpeakerChanged) -> None:
        """Show who speaks within a step that belongs to both."""
        event.stop()
        self.query_one(TurnLine).show_speaker(event.of)
        self._step_view.take_color("" if event.of == "both" else self._couple.colour(event.of))

    def _tint(self, asked: Question) -> None:
        """Give the whole screen the color of the person who writes alone."""
        private = asked.ask.private
        if private != self.has_class("-private") or (private and not self.has_class(asked.colour)):
            for color in COLOURS:
                self.set_class(private and asked.colour == f"of-{color}", f"of-{color}")
            self.set_class(private, "-private")

    def on_resize(self) -> None:
        self.query_one(StagesPane).take_width(self.app.size.width)

    def set_focus(
        self,
        widget: Widget | None,
        scroll_visible: bool = True,  # noqa: ARG002 (Textual's own signature)
        from_app_focus: bool = False,
    ) -> None:
        """Scroll to the focus as after a resize, instead of to the middle."""
        super().set_focus(widget, False, from_app_focus)
        self.call_after_refresh(self.keep_in_view)

    def keep_in_view(self) -> None:
        for view in self.query(StepView):  # none while closing
            view.keep_in_view()
