"""Choice steps: one option, several, or an owner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from scripts.readable_names import readable
from tui.keys.command import Command
from tui.keys.commands import CHOOSE, CONTINUE
from tui.styled_text import literal, owner_label
from tui.text.choice_counts import count_text, too_few_text, too_many_text
from tui.text.couple import Couple
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.enter_command import EnterChanged
from tui.widgets.inputs.choice_list import NO_SELECTION, ChoiceList
from tui.widgets.inputs.owner_options import owners

CHOOSE_HINT = "Press a number or use the arrow keys to choose one. Then press Enter."


class ChoiceAnswer(AnswerBox):
    """One of several options, with none selected at first."""

    def compose_answer(self) -> Iterable[Widget]:
        self._values, labels = self.choices()
        before = self.question.draft or self.question.previous
        yield ChoiceList(
            labels, cursor=self._values.index(before) if before in self._values else NO_SELECTION
        ).with_focus()

    def choices(self) -> tuple[list[str], Sequence[str | Content]]:
        """Return the stored values and their labels."""
        return choices_of(self.question)

    @on(ChoiceList.CursorMoved)
    def _moved(self, event: ChoiceList.CursorMoved) -> None:
        event.stop()
        self.show_hint("")
        self.post_message(self.DraftChanged(self._values[event.index]))

    def submit(self) -> None:
        cursor = self.query_one(ChoiceList).cursor
        if cursor == NO_SELECTION:
            self.skip_or_hint(CHOOSE_HINT)
        else:
            self.post_message(self.Answered(self._values[cursor]))


class WhoAnswer(ChoiceAnswer):
    """One partner or both, labeled with sign and color."""

    def choices(self) -> tuple[list[str], Sequence[str | Content]]:
        couple = self.question.couple
        order = owners(couple)
        one, two = (_person_label(couple, partner) for partner in order[:2])
        return list(order), [one, two, Content.assemble("Both of you: ", one, " and ", two)]


class MultiChoiceList(ChoiceList):
    """A choice list for several options; Enter posts `Submitted`."""

    BINDINGS = [Binding("enter", "enter", "Continue", show=False)]

    class Submitted(Message):
        """Sent when Enter is pressed."""

    def action_enter(self) -> None:
        self.post_message(self.Submitted())


class MultiChoiceAnswer(AnswerBox):
    """Several options: Space or a number marks, Enter submits."""

    SCOPED_CSS = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    MultiChoiceAnswer > #count { color: $muted; height: auto; padding: 0 2; margin-top: 1; }
    .-low MultiChoiceAnswer > #count { margin-top: 0; }
    """

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        self._values, labels = choices_of(question)
        shape = question.ask.step.shape
        low, high = shape.pick if shape and shape.pick else (1, len(labels))
        self._low, self._high = min(low, len(labels)), min(high, len(labels))
        previous = question.draft.splitlines() if question.draft else question.previous
        before = previous if isinstance(previous, list) else []
        marked = frozenset(number for number, value in enumerate(self._values) if value in before)
        yield MultiChoiceList(
            labels, several=True, limit=self._high, cursor=min(marked, default=0), marked=marked
        ).with_focus()
        yield Static(id="count")

    def on_mount(self) -> None:
        self._show_count()

    @property
    def enter_command(self) -> Command:
        """Return what Enter does on the current option."""
        return CHOOSE if self._marks_on_enter() else CONTINUE

    @on(ChoiceList.CursorMoved)
    def _moved(self, event: ChoiceList.CursorMoved) -> None:
        event.stop()
        self.post_message(EnterChanged())

    @on(ChoiceList.MarksChanged)
    def _marked(self, event: ChoiceList.MarksChanged) -> None:
        event.stop()
        self.show_hint("")
        self._show_count()
        self.post_message(EnterChanged())
        self.post_message(self.DraftChanged("\n".join(self._chosen())))

    @on(ChoiceList.LimitReached)
    def _full(self) -> None:
        self.show_hint(too_many_text(self._high))

    @on(MultiChoiceList.Submitted)
    def _entered(self, event: MultiChoiceList.Submitted) -> None:
        """Mark the current option, or submit once enough are marked."""
        event.stop()
        if self._marks_on_enter():
            self.query_one(MultiChoiceList).action_mark()
        else:
            self.submit()

    def _marks_on_enter(self) -> bool:
        choices = self.query_one(MultiChoiceList)
        return len(choices.marked) < self._low and choices.cursor not in choices.marked

    def _chosen(self) -> list[str]:
        return [self._values[number] for number in sorted(self.query_one(MultiChoiceList).marked)]

    def _show_count(self) -> None:
        count = len(self.query_one(MultiChoiceList).marked)
        keys = "Space selects, Enter continues" if count >= self._low else "Space or Enter selects"
        self.query_one("#count", Static).update(
            literal(f"{count_text(count, self._low, self._high)} · {keys}")
        )

    def submit(self) -> None:
        chosen = self._chosen()
        if len(chosen) >= self._low:
            self.post_message(self.Answered(chosen))
        else:
            self.show_hint(too_few_text(self._low))


def choice_answer(question: Question) -> AnswerBox:
    """Return the widget for one or for several choices."""
    shape = question.ask.step.shape
    return MultiChoiceAnswer(question) if shape and shape.pick else ChoiceAnswer(question)


def choices_of(question: Question) -> tuple[list[str], Sequence[str | Content]]:
    """Return the stored values a step offers, and their labels: with an agreement, who does it."""
    ask, people = question.ask, (question.couple.first, question.couple.second)
    if ask.items:
        values, texts = [value for value, _ in ask.items], [text for _, text in ask.items]
        if not ask.owners:
            return values, texts
        signed = [
            (literal(text), owner_label(who, people)) for text, who in zip(texts, ask.owners, strict=True)
        ]
        return values, [Content("\n").join(filter(None, lines)) for lines in signed]
    shape = question.ask.step.shape
    values = list(shape.choices) if shape else []
    return values, [question.prompt.labels.get(value, readable(value)) for value in values]


def _person_label(couple: Couple, partner: str) -> Content:
    return Content.styled(f"{couple.sign(partner)} {couple.name(partner)}", f"${couple.colour(partner)}")
