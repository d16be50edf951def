"""Transcript of a conversation: muted prompts, answers in color."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from scripts.agreement_sentence import agreement_sentence
from scripts.agreement_types import AgreementValue, LookBackValue
from scripts.engine.hidden_answers import hidden_keys
from store import Agreement, Header, Person, Store, StoreError
from store.rules.agreement_history import agreement_before
from store.rules.effects import effect_id
from tui.clock import now
from tui.keys.commands import BACK, DELETE, HELP, LEAVE, Command
from tui.screens.text_page import Page
from tui.session.saving import in_thread
from tui.styled_text import literal
from tui.text.agreement_card import answered_card, card_lines
from tui.text.couple import Couple
from tui.text.dates import day_words, parse_moment
from tui.text.look_back import look_back_text

if TYPE_CHECKING:
    from tui.reports.transcript import TranscriptLine

NOTHING_TEXT = "There’s nothing to read here."


@dataclass(frozen=True)
class TranscriptPiece:
    """A prompt or an answer of a transcript.

    `of` is the color of the partner who answered, "both", or "" for a prompt.
    """

    text: Content
    of: str = ""


class TranscriptScreen(Page):
    """A past conversation; missing or damaged data becomes a sentence.

    Dismissed with True if the conversation was deleted.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, DELETE, HELP, LEAVE)

    DEFAULT_CSS = """
    TranscriptScreen {
        & #body > .asked { color: $muted; }
        & #body > .answered { padding-left: 1; border-left: outer $line; }
        & #body > .of-amber { border-left: outer $amber; }
        & #body > .of-teal { border-left: outer $teal; }
        & #body > .of-plum { border-left: outer $plum; }
        & #body > .of-blue { border-left: outer $blue; }
    }
    """

    def __init__(self, store: Store, header: Header, people: tuple[Person, Person], today: date) -> None:
        then = parse_moment(header.started)
        day = literal(day_words(then.date(), today), "$muted") if then else literal("")
        super().__init__(header.title, [day])
        self._store, self._header, self._people = store, header, people
        self._today = today

    def on_mount(self) -> None:
        super().on_mount()
        self._read()

    @work
    async def _read(self) -> None:
        pieces = await in_thread(self._pieces)
        await self.query_one("#body", VerticalScroll).mount_all(
            Static(piece.text, classes=f"answered of-{piece.of}" if piece.of else "asked") for piece in pieces
        )

    def _pieces(self) -> list[TranscriptPiece]:
        try:
            return list(transcript_pieces(self._store, self._header.id, self._people, self._today)) or [
                TranscriptPiece(literal(NOTHING_TEXT))
            ]
        except StoreError as error:
            return [TranscriptPiece(literal(str(error)))]

    def is_available(self, action: str) -> bool:
        if action == "delete":
            return bool(self._header.ended) and not self._store.read_only
        return super().is_available(action)

    @work(exclusive=True)
    async def action_delete(self) -> None:
        from tui.screens.history.delete_conversation import DeleteConversation
        from tui.text.notices import CONVERSATION_DELETED

        if await self.app.push_screen_wait(DeleteConversation(self._store, self._header, now())):
            self.app.notify(CONVERSATION_DELETED)
            self.dismiss(True)

    def action_continue(self) -> None:
        self.dismiss(False)


def transcript_pieces(
    store: Store, id_: str, people: tuple[Person, Person], today: date
) -> Iterator[TranscriptPiece]:
    """Yield a conversation's prompts and answers, without unrevealed ones."""
    from scripts import Answer
    from tui.reports.transcript import transcript
    from tui.session.stored_script import script_from_record

    conversation = store.conversation(id_)
    script = script_from_record(conversation)
    answers = [Answer.from_record(record) for record in conversation.answers]
    begins = next((str(answer.value) for answer in answers if answer.key == ("", "begins", "house")), "a")
    couple = Couple.with_first(people, begins)
    # What was never shown was deleted when the conversation ended.
    hidden = frozenset() if conversation.ended else hidden_keys(script, answers)
    agreements = (*store.agreements(), *store.closed_agreements())
    asked = ""
    for line in transcript(script, answers, couple):
        if line.answer.key in hidden:
            continue
        if line.question and line.question != asked:
            asked = line.question
            yield TranscriptPiece(literal(asked))
        who = f"{couple.sign(line.of)} {couple.name(line.of)}" if line.of != "both" else couple.name("both")
        if line.spoken_as:
            who += f", speaking as {couple.name(line.spoken_as)}"
        of = couple.colour(line.of) if line.of != "both" else "both"
        style = f"${of}" if of != "both" else "$muted"
        text = _answer_text(line, agreements, id_, couple, today)
        yield TranscriptPiece(Content.assemble(literal(who, style), "\n", literal(text)), of)


def answer_lines(store: Store, id_: str, people: tuple[Person, Person], today: date) -> list[tuple[str, str]]:
    """Return who answered what in a conversation."""
    from scripts.loading.loader import ScriptError

    try:
        pieces = [piece for piece in transcript_pieces(store, id_, people, today) if piece.of]
    except (StoreError, ScriptError):
        return []
    parts = [piece.text.plain.partition("\n") for piece in pieces]
    return [(who, text) for who, _, text in parts]


def _answer_text(
    line: TranscriptLine, agreements: Collection[Agreement], id_: str, couple: Couple, today: date
) -> str:
    """Return an answer as text.

    Agreements read as on their card; look-backs name the agreement.
    """
    answer, value = line.answer, line.answer.value
    if answer.kind == "agree":
        made = (id_, answer.place, answer.step)
        agreement = next((a for a in agreements if (a.conversation, a.place, a.step) == made), None)
        open_agreement = agreement if agreement and agreement.state == "open" else None
        look_back, end = (open_agreement.look_back, open_agreement.end) if open_agreement else (None, None)
        agreed = replace(AgreementValue.from_json(value), look_back=look_back, end=end)
        return "\n".join(card_lines(answered_card(agreed, couple, today), couple))
    if answer.kind == "look_back":
        looked_back = LookBackValue.from_json(value)
        about = next((a for a in agreements if a.id == looked_back.agreement), None)
        if about is None:
            return line.text
        then = agreement_before(about, effect_id(id_, answer.place, answer.step))
        whose, names = couple.partner_of(then.who), {each: couple.name(each) for each in couple.pronouns}
        sentence = agreement_sentence(then.act, then.cue)
        return f"{sentence}\n— {couple.name(whose)}\n{look_back_text(looked_back, names, whose)}"
    return line.text
