"""Answer widgets by kind of step and type of answer."""

from __future__ import annotations

from collections.abc import Callable

from tui.widgets.answers.agreement import AgreeStep
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.breathe import BreatheStep
from tui.widgets.answers.choice import ChoiceAnswer, WhoAnswer, choice_answer
from tui.widgets.answers.date import DateAnswer
from tui.widgets.answers.drawn_card import DrawnCard
from tui.widgets.answers.feelings_and_needs import WordsAnswer
from tui.widgets.answers.labeled_lines import text_answer
from tui.widgets.answers.list import ListAnswer
from tui.widgets.answers.look_back import look_back_answer
from tui.widgets.answers.notebook_entry import notebook_answer
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.rating_comparison import compare_answer
from tui.widgets.answers.ratings import RatingsAnswer
from tui.widgets.answers.read import ReadStep
from tui.widgets.answers.reveal import reveal_answer
from tui.widgets.answers.scale import ScaleAnswer
from tui.widgets.answers.talk import TalkStep
from tui.widgets.answers.tasks import TasksAnswer
from tui.widgets.answers.time_out import TimeOutStep

WIDGET_BY_KIND: dict[str, Callable[[Question], AnswerBox]] = {
    "say": ReadStep,
    "talk": TalkStep,
    "breathe": BreatheStep,
    "time_out": TimeOutStep,
    "reveal": reveal_answer,
    "compare": compare_answer,
    "agree": AgreeStep,
    "look_back": look_back_answer,
    "keep": notebook_answer,
    "draw": DrawnCard,
    "stop": ReadStep,
}
WIDGET_BY_ANSWER_TYPE: dict[str, Callable[[Question], AnswerBox]] = {
    "text": text_answer,
    "choice": choice_answer,
    "yes_no": ChoiceAnswer,
    "scale": ScaleAnswer,
    "feelings": WordsAnswer,
    "needs": WordsAnswer,
    "list": ListAnswer,
    "tasks": TasksAnswer,
    "ratings": RatingsAnswer,
    "who": WhoAnswer,
    "date": DateAnswer,
}


def make_answer_box(question: Question) -> AnswerBox:
    """Return the widget for a question's step."""
    shape = question.ask.step.shape
    if question.ask.kind == "ask" and shape is not None:
        return WIDGET_BY_ANSWER_TYPE[shape.type](question)
    return WIDGET_BY_KIND[question.ask.kind](question)
