"""Which widget asks for which kind of answer."""

from __future__ import annotations

from collections.abc import Callable

from tui.widgets.agree import AgreeStep
from tui.widgets.answer import AnswerBox, Question
from tui.widgets.breath import BreatheStep
from tui.widgets.card import DrawnCard
from tui.widgets.choosing import ChoiceAnswer, WhoAnswer, choose
from tui.widgets.compare import Compare
from tui.widgets.day import DateAnswer
from tui.widgets.items import ListAnswer
from tui.widgets.keep import keep
from tui.widgets.look_back import look_back
from tui.widgets.ratings import RatingsAnswer
from tui.widgets.reading import ReadOn
from tui.widgets.reveal import reveal
from tui.widgets.scale import ScaleAnswer
from tui.widgets.talk import TalkStep
from tui.widgets.text import TextAnswer
from tui.widgets.time_out import TimeOutStep
from tui.widgets.words import WordsAnswer

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
