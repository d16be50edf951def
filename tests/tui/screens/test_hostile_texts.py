"""Typed markup, templates, and escape sequences stay plain text everywhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from prompts import sanitize
from tests.tui.helpers.app import seen
from tests.tui.helpers.hostile_texts import HOSTILE, NASTY
from tests.tui.helpers.layout_checks import readable
from tests.tui.helpers.screen_app import ScreenApp, switch_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS, View, store_for
from tests.tui.helpers.step_catalogue import Words, session_at
from tests.tui.helpers.typed_keys import type_at_once
from tui.export.everything_saved import as_json, as_markdown
from tui.widgets.inputs.text_box import TextBox

TYPED = Words(
    "[/ שלום [@click=app.quit]x[/] Quincy",
    "{{ 7*7 }} # " + "W" * 20 + " Zelda",
    "# heading a\x1b[2Jb\x1b]0;gone\x07 [/ {{ 7*7 }} 👩‍👩‍👧 [link=https://x]y[/] kitchen xylophone "
    + "word " * 1000,
)
JOINER = "\u200d"
"""Zero-width joiner: no key types it, it comes only with a paste."""

MARKS = ("Quincy", "Zelda", "xylophone")
REDUNDANT = (
    "look-back-together",
    "look-back-next",
    "look-back-day",
    "look-back-hand-over",
    "look-back-rest",
    "over-time-",
    "notebook-two-hundred",
    "what-is-behind-two-hundred",
    "agreements-found",
    "packs-none",
    "add-pack",
)
"""Prefixes of views that show no text of their own."""
TESTED_VIEWS = [view for view in (*VIEWS, *STEPS) if not view.name.startswith(REDUNDANT)]
PARTS = 6
"""Parts of the list, so that workers can share it."""
MIN_VIEWS = (3, 4, 4)
"""Minimum views per part that show each typed text."""


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
async def test_every_screen_shows_hostile_texts_literally(part: int) -> None:
    app = ScreenApp(VIEWS[0])
    views_with_mark = dict.fromkeys(MARKS, 0)
    async with app.run_test(size=(80, 24)) as pilot:
        for view in TESTED_VIEWS[part::PARTS]:
            await switch_view(pilot, view, TYPED)
            for mark in _marks_shown(pilot, view):
                views_with_mark[mark] += 1
            assert not list(_active_segments(pilot)), view.name
            assert app.return_code is None
    assert all(views_with_mark[mark] >= minimum for mark, minimum in zip(MARKS, MIN_VIEWS, strict=True)), (
        views_with_mark
    )


def _marks_shown(pilot: Pilot[int], view: View) -> Iterator[str]:
    """Yield the marks on the screen, checking the text before."""
    shown = f"{readable(pilot.app.screen)} {' '.join(seen(pilot).split())}"
    for mark, typed in zip(MARKS, (TYPED.ana, TYPED.ben, TYPED.text), strict=True):
        if mark in shown:
            expected = " ".join(sanitize(typed).split()).partition(mark)[0][-20:]
            assert expected + mark in shown, f"{view.name}: {expected + mark!r} is not in {shown}"
            yield mark


def _active_segments(pilot: Pilot[int]) -> Iterator[object]:
    """Yield screen segments with links, click actions, or control characters."""
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            if "\x1b" in segment.text or "\x07" in segment.text:
                yield segment
            if segment.style and (segment.style.link or "@click" in segment.style.meta):
                yield segment


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_export_contains_hostile_texts_unchanged(typed: str) -> None:
    view = VIEWS[0]
    store = store_for(view, Words())
    session_at(store, Words(text=typed)).finish("words")
    expected = sanitize(typed).strip()
    assert expected in as_json(store)
    exported = as_markdown(store)
    assert expected in " ".join(exported.split()) or expected in exported
    assert "\x1b" not in exported


@pytest.mark.parametrize("way", ["typed", "pasted"])
async def test_text_box_holds_hostile_texts_unchanged(way: str) -> None:
    app = ScreenApp(next(view for view in STEPS if view.name == "text-private"))
    async with app.run_test() as pilot:
        await app.show_view(pilot)
        box = app.screen.query_one(TextBox)
        for nasty in NASTY:
            box.text = ""
            if way == "typed":
                await type_at_once(pilot, *sanitize(nasty).replace(JOINER, ""))
            else:
                app.post_message(Paste(nasty))
            await pilot.pause()
            assert box.text == (sanitize(nasty) if way == "pasted" else sanitize(nasty).replace(JOINER, ""))
            assert "\x1b" not in seen(pilot)
            assert not list(_active_segments(pilot))
        assert app.return_code is None
