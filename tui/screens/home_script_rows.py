"""Rows of scripts: suggested ones, and all by group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from store.rules.rituals import is_due
from tui.reports.script_readiness import is_locked
from tui.text.home import GROUP_TITLES, script_text
from tui.text.packs import pack_text
from tui.text.rituals import next_date_text
from tui.widgets.item_list import Heading, Item, ListRow

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo
    from tui.screens.home_data import HomeDetails, HomeSnapshot

DEPTHS = ("light", "tender", "heavy")


def suggested_rows(snapshot: HomeSnapshot, details: HomeDetails) -> Iterator[Item]:
    """Yield homework, or else a script that suits today."""
    if not details.scripts:
        return
    from tui.reports.suggestion_context import SuggestionContext
    from tui.reports.suggestions import suggest

    evening = SuggestionContext(
        snapshot.moment,
        details.scripts,
        details.done,
        details.lately,
        snapshot.unfinished,
        snapshot.rituals,
        details.homework,
        snapshot.due,
    )
    for each in suggest(evening):
        yield Item(each.script, each.script.title, each.reason, script_text(each.script))


def script_rows(
    scripts: Sequence[ScriptInfo], snapshot: HomeSnapshot, details: HomeDetails
) -> Iterator[ListRow]:
    """Yield scripts by group, light ones first."""
    for group, words in GROUP_TITLES.items():
        within = sorted((script for script in scripts if script.group == group), key=_by_depth)
        if within:
            yield Heading(words)
        yield from script_items(within, snapshot, details)


def script_items(
    scripts: Sequence[ScriptInfo], snapshot: HomeSnapshot, details: HomeDetails
) -> Iterator[Item]:
    """Yield a row for each script, in this order."""
    titles = {script.id: script.title for script in details.scripts}
    coming = {
        each.id: next_date_text(each, snapshot.today)
        for each in snapshot.rituals
        if not is_due(each, snapshot.today)
    }
    for script in scripts:
        first = titles.get(script.after, script.after)
        about = f"Do {first} first" if is_locked(script, details.done) else script_text(script)
        source = pack_text(script.author, script.pack) if script.is_from_pack else ""
        yield Item(script, script.title, source, coming.get(script.id, about))


def _by_depth(script: ScriptInfo) -> int:
    return DEPTHS.index(script.depth) if script.depth in DEPTHS else len(DEPTHS)
