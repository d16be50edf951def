"""Required fields are marked, and named together when empty."""

from __future__ import annotations

from tests.tui.helpers.step_questions import agree_question, with_step
from tests.tui.helpers.widget_app import WidgetApp, seen
from tui.text.list_formatting import listed


async def test_required_fields_are_marked_and_named_in_one_sentence() -> None:
    app = WidgetApp(with_step(agree_question(), fields=("sign", "end")))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        for label in ("How we’ll know: *", "who does it?", "Ends on *", "* please fill in"):
            assert label in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        text = " ".join(seen(pilot).split())
        assert (
            "Please also fill in what you’ll do, “How we’ll know,” who does it (with ← and →), and the day it ends, or"
            in text
        )
    assert app.host.answered == []


async def test_hint_and_the_field_it_is_about_are_both_in_view() -> None:
    example = agree_question(starter="When we’re both home, I’ll ask about your day.")
    app = WidgetApp(with_step(example, fields=("sign",)))
    async with app.run_test(size=(60, 11)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        lines = seen(pilot).splitlines()
        assert any("When we’re both home" in line for line in lines)
        (number,) = (number for number, line in enumerate(lines) if line.startswith("  !  This is only"))
        assert lines[number + 1].startswith("     "), "the second line hangs behind the mark"


def test_names_are_listed_as_people_say_them() -> None:
    assert [listed(names) for names in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b, and c",
    ]
