"""The question that stands on the screen of a conversation, and the words that were said before it."""

from __future__ import annotations

from scripts import AwaitingAnswer, Script
from scripts.model import Block, iter_nodes
from scripts.prompt import render_step
from tui.reports.recent_answers import RecentAnswer, recent_answers
from tui.reports.shown_answers import shown_answers
from tui.session.conversation_session import ConversationSession
from tui.text.couple import Couple
from tui.text.home import more_due_text
from tui.widgets.answers.question import Question


def build_question(
    session: ConversationSession, couple: Couple, ask: AwaitingAnswer, at: int | None, draft: str
) -> Question:
    """The question for a step; `at` is the record that is answered anew, None for a new one."""
    before = session.progress.stashed_value(ask.key) if at is None else session.progress.answers[at].value
    words = render_step(session.script, ask, couple.pronouns)
    asked = shown_answers(session.script, ask, couple)
    aside, again = _more_due_note(session, ask), at is not None
    return Question(ask, words, couple, before, draft, session.now.date(), asked, aside, again)


def _more_due_note(session: ConversationSession, ask: AwaitingAnswer) -> str:
    """Said once, before the first of several look-backs: that more are due than they speak of, and where those wait."""
    block, _, here = ask.place.rpartition("/")
    if ask.kind != "look_back" or here != f"{ask.step.id}.1":
        return ""
    key = (block, ask.step.id, "house")
    now = next(
        ({one["id"] for one in fact.value} for fact in session.progress.answers if fact.key == key), set()
    )
    return more_due_text(len(now), sum(agreement.id not in now for agreement in session.due()))


def outermost_round(script: Script, ask: AwaitingAnswer) -> tuple[int, int]:
    """(round, rounds) of the outermost block gone through again, so that all its steps say the same; or zeros."""
    repeats = {
        node.id: node.at_most
        for node in iter_nodes(script.steps)
        if isinstance(node, Block) and node.kind == "repeat"
    }
    for segment in ask.place.split("/"):
        block, _, number = segment.rpartition(".")
        if block in repeats and int(number) > 1:
            return int(number), repeats[block]
    return 0, 0


def recent_answers_before(
    session: ConversationSession, couple: Couple, asked: Question, at: int | None
) -> list[RecentAnswer]:
    """What both heard before a question, without what it says itself; nothing before a private one."""
    if asked.ask.private:
        return []
    answers = session.progress.answers[:at]
    unrevealed = session.unrevealed if at is None else session.before(at).unrevealed
    so_far = recent_answers(session.script, answers, unrevealed, couple)
    says = (block.text for block in asked.prompt.body.blocks())  # without the signs of a quotation
    here = _normalize(" ".join([*says, *(one.text for one in asked.shown_answers)]))
    return [spoken for spoken in so_far if _normalize(spoken.text).rstrip(".!?… ") not in here]


def _normalize(text: str) -> str:
    """For comparing: a sentence may go on where it is quoted, so neither its case nor its end counts."""
    return " ".join(text.split()).casefold()
