"""Which widget asks for which kind of answer."""

from __future__ import annotations

from tui.widgets.answer import AnswerBox, Question
from tui.widgets.choice import ChoiceAnswer
from tui.widgets.reading import ReadOn
from tui.widgets.text import TextAnswer

BY_KIND: dict[str, type[AnswerBox]] = {
    "say": ReadOn,
    "talk": ReadOn,
    "breathe": ReadOn,
    "time_out": ReadOn,
    "stop": ReadOn,
    "compare": ReadOn,
    "draw": ReadOn,
}
BY_ANSWER: dict[str, type[AnswerBox]] = {
    "text": TextAnswer,
    "choice": ChoiceAnswer,
    "yes_no": ChoiceAnswer,
}


def answer_box(question: Question) -> AnswerBox:
    """The widget for the step that a question is about."""
    shape = question.ask.step.shape
    if question.ask.kind == "ask" and shape is not None:
        return BY_ANSWER[shape.type](question)
    return BY_KIND[question.ask.kind](question)
