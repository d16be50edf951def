"""Which widget asks for which kind of answer."""

from __future__ import annotations

from collections.abc import Callable

from tui.widgets.answer import AnswerBox, Question
from tui.widgets.card import DrawnCard
from tui.widgets.choosing import ChoiceAnswer, WhoAnswer, choose
from tui.widgets.day import DateAnswer
from tui.widgets.items import ListAnswer
from tui.widgets.ratings import RatingsAnswer
from tui.widgets.reading import ReadOn
from tui.widgets.scale import ScaleAnswer
from tui.widgets.text import TextAnswer
from tui.widgets.words import WordsAnswer

BY_KIND: dict[str, type[AnswerBox]] = {
    "say": ReadOn,
    "talk": ReadOn,
    "breathe": ReadOn,
    "time_out": ReadOn,
    "stop": ReadOn,
    "compare": ReadOn,
    "draw": DrawnCard,
}
BY_ANSWER: dict[str, Callable[[Question], AnswerBox]] = {
    "text": TextAnswer,
    "choice": choose,
    "yes_no": ChoiceAnswer,
    "scale": ScaleAnswer,
    "feelings": WordsAnswer,
    "needs": WordsAnswer,
    "list": ListAnswer,
    "ratings": RatingsAnswer,
    "who": WhoAnswer,
    "date": DateAnswer,
}


def answer_box(question: Question) -> AnswerBox:
    """The widget for the step that a question is about."""
    shape = question.ask.step.shape
    if question.ask.kind == "ask" and shape is not None:
        return BY_ANSWER[shape.type](question)
    return BY_KIND[question.ask.kind](question)
