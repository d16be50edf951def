"""What people type stays what they typed, on every screen: no markup, no template, no command to the terminal."""

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
from tests.tui.helpers.step_catalogue import Words, evening_at
from tui.commands.export import as_json
from tui.export.markdown import as_markdown
from tui.widgets.inputs.text_box import TextBox

TYPED = Words(
    "[/ שלום [@click=app.quit]x[/] Quincy",
    "{{ 7*7 }} # " + "W" * 20 + " Zelda",
    "# heading a\x1b[2Jb\x1b]0;gone\x07 [/ {{ 7*7 }} 👩‍👩‍👧 [link=https://x]y[/] kitchen xylophone "
    + "word " * 1000,
)
JOINER = "\u200d"
"""What makes one sign of several; it comes only by a paste, no key has it."""

MARKS = ("Quincy", "Zelda", "xylophone")
ALIKE = (
    "look-back-together",
    "look-back-next",
    "look-back-day",
    "look-back-hand-over",
    "look-back-rest",
    "over-time-",
    "notebook-two-hundred",
    "what-is-behind-two-hundred",
    "agreements-found",
)
"""What shows no words that another one of the list does not show, too."""
SHOWN = [view for view in (*VIEWS, *STEPS) if not view.name.startswith(ALIKE)]
PARTS = 3
"""In so many parts the views are looked at, side by side where there are processors for it."""
LEAST_PLACES = (9, 9, 7)
"""On at least so many views of each part each of the three must show, or this test would look at nothing."""


@pytest.mark.parametrize("part", range(PARTS))
async def test_every_screen_shows_what_was_typed_and_obeys_none_of_it(part: int) -> None:
    app = ScreenApp(VIEWS[0])
    places = dict.fromkeys(MARKS, 0)
    async with app.run_test(size=(80, 24)) as pilot:
        for view in SHOWN[part::PARTS]:
            await switch_view(pilot, view, TYPED)
            for mark in _literal(pilot, view):
                places[mark] += 1
            assert not list(_live(pilot)), view.name
            assert app.return_code is None
    assert all(places[mark] >= least for mark, least in zip(MARKS, LEAST_PLACES, strict=True)), places


def _literal(pilot: Pilot[int], view: View) -> Iterator[str]:
    """Which of what was typed shows here; wherever its mark does, all that stands before it must stand there, too."""
    shown = f"{readable(pilot.app.screen)} {' '.join(seen(pilot).split())}"
    for mark, typed in zip(MARKS, (TYPED.ana, TYPED.ben, TYPED.text), strict=True):
        if mark in shown:
            wanted = " ".join(sanitize(typed).split()).partition(mark)[0][-20:]
            assert wanted + mark in shown, f"{view.name}: {wanted + mark!r} is not in {shown}"
            yield mark


def _live(pilot: Pilot[int]) -> Iterator[object]:
    """Whatever on the screen would do something when it is clicked, or would be obeyed by the terminal."""
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            if "\x1b" in segment.text or "\x07" in segment.text:
                yield segment
            if segment.style and (segment.style.link or "@click" in segment.style.meta):
                yield segment


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_the_export_holds_it_as_it_was_typed(typed: str) -> None:
    view = VIEWS[0]
    store = store_for(view, Words())
    evening_at(store, Words(text=typed)).finish("words")
    wanted = sanitize(typed).strip()
    assert wanted in as_json(store)
    exported = "\n".join(as_markdown(store))
    assert wanted in " ".join(exported.split()) or wanted in exported
    assert "\x1b" not in exported


@pytest.mark.parametrize("way", ["typed", "pasted"])
async def test_the_box_holds_what_is_put_into_it(way: str) -> None:
    app = ScreenApp(next(view for view in STEPS if view.name == "text-private"))
    async with app.run_test() as pilot:
        await app.show_view(pilot)
        box = app.screen.query_one(TextBox)
        for nasty in NASTY:
            box.text = ""
            if way == "typed":
                await pilot.press(*sanitize(nasty).replace(JOINER, ""))
            else:
                app.post_message(Paste(nasty))
            await pilot.pause()
            assert box.text == (sanitize(nasty) if way == "pasted" else sanitize(nasty).replace(JOINER, ""))
            assert "\x1b" not in seen(pilot)
            assert not list(_live(pilot))
        assert app.return_code is None
