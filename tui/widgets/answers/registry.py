"""Which widget asks for which kind of answer."""

from __future__ import annotations

from collections.abc import Callable

from tui.widgets.answers.agreement import AgreeStep
from tui.widgets.answers.base import AnswerBox, ReadOn
from tui.widgets.answers.breathe import BreatheStep
from tui.widgets.answers.card import DrawnCard
from tui.widgets.answers.choice import ChoiceAnswer, WhoAnswer, choose
from tui.widgets.answers.compare import Compare
from tui.widgets.answers.date import DateAnswer
from tui.widgets.answers.list import ListAnswer
from tui.widgets.answers.look_back import look_back
from tui.widgets.answers.notebook_entry import keep
from tui.widgets.answers.question import Question
from tui.widgets.answers.ratings import RatingsAnswer
from tui.widgets.answers.reveal import reveal
from tui.widgets.answers.scale import ScaleAnswer
from tui.widgets.answers.talk import TalkStep
from tui.widgets.answers.text import TextAnswer
from tui.widgets.answers.time_out import TimeOutStep
from tui.widgets.answers.words import WordsAnswer

BY_KIND: dict[str, Callable[[Question], AnswerBox]] = {
    "say": ReadOn,
    "talk": TalkStep,
    "breathe": BreatheStep,
    "time_out": TimeOutStep,
    "reveal": reveal,
    "compare": Compare,
    "agree": AgreeStep,
    "look_back": look_back,
    "keep": keep,
    "draw": DrawnCard,
    "stop": ReadOn,
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
