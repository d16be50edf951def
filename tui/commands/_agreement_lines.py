"""Agreements as lines of text or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from store import Agreement, Json, Ritual
from store.rules.agreement_history import is_done, is_over, last_outcome
from store.rules.agreement_status import AgreementStatus, status
from store.rules.agreement_upcoming_turns import next_visible_turn
from tui.commands._json import to_json
from tui.text.agreement_list import OUTCOMES, PersonNames, owner_name
from tui.text.dates import date_words, iso_date
from tui.text.recurrence import frequency_text


def print_agreements(
    agreements: Sequence[Agreement],
    names: PersonNames,
    today: date,
    rituals: Sequence[Ritual] = (),
    *,
    as_json: bool,
) -> None:
    """Print agreements as of today, then rituals."""
    if as_json:
        rows = [*(_row(each, today) for each in agreements), *(asdict(ritual) for ritual in rituals)]
        sys.stdout.write(to_json(rows, indent=2) + "\n")
        return
    for line in (
        *(_line(each, names, today) for each in agreements),
        *(_ritual_line(each, today) for each in rituals),
    ):
        sys.stdout.write(_strip_control_chars(" ".join(line.split())) + "\n")


def _row(agreement: Agreement, today: date) -> Mapping[str, Json]:
    turn = next_visible_turn(agreement, today)
    return {
        **asdict(agreement),
        "resting": status(agreement, today) == AgreementStatus.PAUSED,
        "last_outcome": last_outcome(agreement),
        "next_turn": {"day": turn.day.isoformat(), "who": turn.who} if turn else None,
    }


def _line(agreement: Agreement, names: PersonNames, today: date) -> str:
    # Imported late because it is slow, and a shell prompt waits: only if there is a line.
    from scripts.agreement_sentence import agreement_sentence

    details = "; ".join(_status_parts(agreement, names, today))
    sentence = agreement_sentence(agreement.act, agreement.cue)
    return f"{owner_name(agreement, names)}: {sentence}{details and f' ({details})'}"


def _ritual_line(ritual: Ritual, today: date) -> str:
    return f"both of you: {ritual.title} (repeats, next on {date_words(iso_date(ritual.next), today)})"


def _status_parts(agreement: Agreement, names: PersonNames, today: date) -> Iterator[str]:
    """Yield recurrence, next turn, look-back, and last outcome."""
    if agreement.state != "open":
        yield "done" if is_done(agreement) else "ended"
    elif status(agreement, today) == AgreementStatus.ENDED:
        yield f"ended on {date_words(iso_date(str(agreement.end)), today)}"
    else:
        yield from _turn_parts(agreement, names, today)
        if agreement.end:
            ends = "ended" if is_over(agreement, today) else "ends"
            yield f"{ends} on {date_words(iso_date(agreement.end), today)}"
        if agreement.look_back:
            paused = status(agreement, today) == AgreementStatus.PAUSED
            check_in = date_words(iso_date(agreement.look_back), today)
            yield f"{'paused until' if paused else 'check in on'} {check_in}"
    if outcome := OUTCOMES.get(str(last_outcome(agreement))):
        yield f"last time: {outcome}"


def _turn_parts(agreement: Agreement, names: PersonNames, today: date) -> Iterator[str]:
    if often := frequency_text(agreement.rhythm, agreement.turn):
        yield often
    if turn := next_visible_turn(agreement, today):
        day = "today" if turn.day == today else f"next on {date_words(turn.day, today)}"
        yield f"{day}: {names.get(turn.who, 'one of you')}" if agreement.turn else day


def _strip_control_chars(line: str) -> str:
    """Remove control characters, which a name may contain."""
    # Not `prompts.sanitize`: importing it is slow, and a shell prompt waits for this line.
    return "".join(char for char in line if " " <= char < "\x7f" or char > "\x9f")
