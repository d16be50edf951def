"""Rows of drawn cards: which ones came up and when, without their words."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from store.storage.cached_file import CachedFile, Document, with_row

_TABLE = "cards"


def drawn_cards(open_file: CachedFile, script: str, step: str) -> Mapping[str, str]:
    """Return the days on which the cards of a step were last drawn, by the card's id."""
    rows = open_file.readable_rows(_TABLE)
    return next((row["drawn"] for row in rows if row["id"] == _row_id(script, step)), {})


def note_drawn_card(open_file: CachedFile, script: str, step: str, card: str, *, day: str, rest: int) -> None:
    """Note that a card was drawn on an ISO date; forget those that have rested for `rest` days."""
    rows, today = open_file.rows(_TABLE), date.fromisoformat(day)
    before = drawn_cards(open_file, script, step)
    resting = {each: on for each, on in before.items() if (today - date.fromisoformat(on)).days < rest}
    row = {"id": _row_id(script, step), "script": script, "drawn": {**resting, card: day}}
    open_file.replace_tables(cards=with_row(rows, row))


def tables_with_months_of_cards(open_file: CachedFile, script: str) -> dict[str, list[Document]]:
    """Return the table to write once nothing is left of a script, if it has drawn cards.

    They still rest, but only the month says when they were drawn, so that no day tells of a deleted conversation.
    """
    rows = open_file.rows(_TABLE)
    blurred = [
        {**row, "drawn": {card: _end_of_month(day) for card, day in row["drawn"].items()}}
        if row["script"] == script
        else row
        for row in rows
    ]
    return {_TABLE: blurred} if blurred != rows else {}


def _end_of_month(day: str) -> str:
    then = date.fromisoformat(day)
    return then.replace(day=monthrange(then.year, then.month)[1]).isoformat()


def _row_id(script: str, step: str) -> str:
    return f"{script}::{step}"
