"""The question for the current step, with recent answers."""

from __future__ import annotations

from textual.content import Content

from prompts import SENTENCE_ENDS
from scripts import AwaitingAnswer
from scripts.model import Step, iter_nodes
from scripts.opening_closing_steps import KEEP_STEP, frame_name
from scripts.step_rendering import render_step
from tui.reports.answers_so_far import AnswerSoFar, answers_so_far
from tui.reports.rating_bands import rating_bands
from tui.reports.shown_answers import shown_answers
from tui.session.conversation_session import ConversationSession
from tui.styled_text import render_prompt
from tui.text.couple import Couple
from tui.text.dates import weekday_and_date
from tui.text.home import more_due_text
from tui.widgets.answers.question_data import Question


def build_question(
    session: ConversationSession, couple: Couple, ask: AwaitingAnswer, at: int | None, draft: str
) -> Question:
    """Build the question for a step.

    `at` is the index of the answer to revise, or None for a new one.
    """
    before = session.progress.stashed_value(ask.key) if at is None else session.progress.answers[at].value
    words = render_step(session.script, ask, couple.pronouns, write_day=weekday_and_date)
    asked = shown_answers(session.script, ask, couple)
    aside, again = _more_due_note(session, ask), at is not None
    return Question(
        ask,
        words,
        couple,
        before,
        draft or ("" if before else session.words_carried_over(ask.key)),
        session.now.date(),
        asked,
        aside,
        again,
        known_tasks=_known_tasks(session, ask),
        offers_known=not _goes_on_map(session, ask),
        bands=rating_bands(session.script, ask, couple),
    )


def _known_tasks(session: ConversationSession, ask: AwaitingAnswer) -> tuple[str, ...]:
    """Return the tasks on the couple's map, where tasks are chosen."""
    is_asked = ask.step.shape is not None and ask.step.shape.type == "tasks"
    entries = session.store.notebook("tasks") if session.store and is_asked else ()
    return tuple(dict.fromkeys(entry.text for entry in entries))


def _goes_on_map(session: ConversationSession, ask: AwaitingAnswer) -> bool:
    """Return whether the chosen tasks are added to the map later on."""
    steps = [node for node in iter_nodes(session.script.steps) if isinstance(node, Step)]
    keeps = [step.shape for step in steps if step.kind == "keep" and step.shape]
    return any(ask.step.id in shape.choices_from for shape in keeps)


def _more_due_note(session: ConversationSession, ask: AwaitingAnswer) -> str:
    """Return a note that more agreements are due.

    It is shown once, before the first of several look-backs.
    """
    block, _, number = ask.place.rpartition("/")
    if ask.kind != "look_back" or ask.step.about or number != f"{ask.step.id}.1":
        return ""
    key = (block, ask.step.id, "house")
    now = next(
        ({one["id"] for one in fact.value} for fact in session.progress.answers if fact.key == key), set()
    )
    return more_due_text(len(now), sum(agreement.id not in now for agreement in session.due()))


def render_question(asked: Question) -> Content:
    """Return the words of a step, its question in bold.

    The paragraphs around the question are quiet. Steps that only say something have no question.
    """
    above, body = render_prompt(*asked.prompt.above), render_prompt(asked.prompt.body)
    if asked.ask.kind != "say":
        end = f"{body.plain}\n\n".index("\n\n")
        body = body[:end].stylize_before("bold $ink") + body[end:].stylize_before("$soft")
        above = above.stylize_before("$soft")
    return Content("\n\n").join(filter(None, (above, body)))


def recent_answers_before(
    session: ConversationSession, couple: Couple, asked: Question, at: int | None
) -> list[AnswerSoFar]:
    """Return recent answers that the question doesn't repeat.

    A private question shows none, and neither does the last one: the summary after it has them.
    """
    if asked.ask.private or frame_name(session.script, asked.ask.step.id) == KEEP_STEP:
        return []
    answers = session.progress.answers[:at]
    unrevealed = session.unrevealed if at is None else session.before(at).unrevealed
    so_far = answers_so_far(session.script, answers, unrevealed, couple)
    blocks = (block.text for block in asked.prompt.body.blocks())  # without the quotation marks
    shown_now = _normalize(" ".join([*blocks, *(one.text for one in asked.shown_answers)]))
    # A sentence may be quoted in the middle of another one, so its end mark does not count.
    return [
        answer for answer in so_far if _normalize(answer.text).rstrip(f"{SENTENCE_ENDS} ") not in shown_now
    ]


def _normalize(text: str) -> str:
    """Return a text for comparison, ignoring case and line breaks."""
    return " ".join(text.split()).casefold()
