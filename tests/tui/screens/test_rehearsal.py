"""A rehearsal on screen: nothing saved, every step within reach, each save shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tui.helpers.rehearsals import CLEAN_FLOW, RehearsalPilot, open_rehearsal, rehearsal_at
from tests.tui.helpers.script_pack import FLOW, WORDS
from tui.commands import _rehearsal_app
from tui.commands._rehearsal_problems import find_problems
from tui.screens.conversation.handover import HandOver
from tui.screens.rehearsal.problems import ProblemsPage, WaitForScript
from tui.screens.rehearsal.screen import RehearsalScreen
from tui.session.script_watch import ScriptReading
from tui.text.problems import Problem
from tui.widgets.inputs.text_box import TextBox
from tui.widgets.item_list import Item, ItemList


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def shown_steps(run: RehearsalPilot) -> list[str]:
    """Return the steps in the list, from the top."""
    return [row.value for row in run.app_pilot.app.screen.query_one(ItemList).rows if isinstance(row, Item)]


@pytest.mark.slow
async def test_whole_rehearsal_with_enter_alone_saves_nothing(tmp_path: Path) -> None:
    async with rehearsal_at(tmp_path) as run:
        for _ in range(120):
            if "end of the rehearsal" in run.seen:
                break
            await run.press("enter")
            await run.wait(0.05)
        assert "Nothing was saved" in run.seen
        await run.press("enter")
        await run.until("this part is private")
    assert files_in(tmp_path) == {"pack/scripts/every-kind.yaml", "pack/prompts/en/every-kind.md"}


async def test_strip_says_step_place_and_reason(tmp_path: Path) -> None:
    flow = CLEAN_FLOW.replace("  - say: between\n", "  - say: between\n    when: first.hurt is defined\n")
    async with open_rehearsal(tmp_path, flow=flow, step="between") as run:
        await run.until("Rehearsal between")
        assert "because first.hurt is defined (first.hurt is" in run.seen
        await run.go_to("word")
        await run.until("always asked")


async def test_private_screens_of_both_are_handed_over(tmp_path: Path) -> None:
    async with open_rehearsal(tmp_path, first="b") as run:
        await run.until("◆ Ben, this part is private")
        await run.press("enter")
        await run.until("Ben, what still stings?")
        assert run.rehearsal.has_class("-private")
        await run.go_to("word")
        await run.until("You can both look again")
        await run.press("enter")
        await run.until("Ben, a word?")


async def test_enter_fills_an_empty_box_and_then_continues(tmp_path: Path) -> None:
    async with open_rehearsal(tmp_path, step="hurt") as run:
        await run.press("enter")
        await run.until("Ana, what still stings?")
        await run.press("enter")
        await run.until(lambda: bool(run.rehearsal.query_one(TextBox).text))
        assert run.step == "hurt"
        filled = run.rehearsal.query_one(TextBox).text
        await run.press("enter")
        await run.until(lambda: run.step == "unsaid")
        assert run.rehearsal._session.progress.answers[-1].value == filled


async def test_enter_never_replaces_what_was_typed(tmp_path: Path) -> None:
    async with rehearsal_at(tmp_path, "word") as run:
        await run.press(*"calm", "enter")
        await run.until(lambda: run.rehearsal._session.progress.answers[-1].value == "calm")


async def test_saved_words_are_shown_with_the_same_step_and_text(tmp_path: Path) -> None:
    async with rehearsal_at(tmp_path, "word") as run:
        await run.press(*"half")
        run.save_words("{{ speaker }}, a word?", "{{ speaker }}, one last word?")
        await run.until("Ana, one last word?")
        assert run.rehearsal.query_one(TextBox).text == "half"
        await run.press("enter")
        await run.until("Ben, one last word?")
        await run.go_to("word")
        await run.until("Ana, one last word?")
        assert run.rehearsal.query_one(TextBox).text == ""


async def test_saved_words_are_shown_while_the_screen_is_handed_over(tmp_path: Path) -> None:
    async with rehearsal_at(tmp_path) as run:
        run.save_words("what still stings?", "what hurts?")
        await run.until(lambda: "what hurts?" in run.rehearsal._script.sources[0].words)
        await run.wait(0.1)
        assert isinstance(run.app_pilot.app.screen, HandOver)
        await run.press("enter")
        await run.until("Ana, what hurts?")


async def test_saved_words_wait_until_another_page_is_closed(tmp_path: Path) -> None:
    async with rehearsal_at(tmp_path, "between") as run:
        await run.press("ctrl+t")
        await run.until("How long do you want to pause?")
        run.save_words("You both said something.", "Well said.")
        await run.wait(0.5)
        assert "How long do you want to pause?" in run.seen
        await run.press("escape")
        await run.until("Well said.")


async def test_broken_save_keeps_the_last_preview_and_says_so(tmp_path: Path) -> None:
    async with rehearsal_at(tmp_path, "between") as run:
        run.save_words("## between", "## betwen")
        await run.until("Your last save can’t be shown yet.")
        assert "You both said something." in run.seen
        assert "2 problems" in run.seen
        await run.press("f8")
        await run.until("every-kind.md, line")
        assert isinstance(run.app_pilot.app.screen, ProblemsPage)
        run.save_words("## betwen", "## between")
        await run.until("No problems.")
        await run.press("escape")
        await run.until(lambda: "can’t be shown" not in run.seen)
        assert "problems" not in run.seen


async def test_wide_and_tall_screen_shows_the_problem_in_full(tmp_path: Path) -> None:
    async with open_rehearsal(tmp_path, step="between", size=(120, 36)) as run:
        run.save_words("## between", "## betwen")
        await run.until("1 of 2")


async def test_script_that_never_worked_is_shown_once_it_does(tmp_path: Path) -> None:
    broken = WORDS.replace("## between", "## betwen")
    async with open_rehearsal(tmp_path, step="between", words=broken) as run:
        await run.until("every-kind.yaml: 2 problems")
        assert isinstance(run.app_pilot.app.screen, WaitForScript)
        run.save_words("## betwen", "## betwee")
        await run.until("betwee")
        run.save_words("## betwee", "## between")
        await run.until("You both said something.")


@pytest.mark.slow
async def test_step_that_cannot_be_reached_is_named(tmp_path: Path) -> None:
    flow = CLEAN_FLOW.replace("  - say: between\n", "  - say: between\n    when: first.hurt == 'never'\n")
    async with open_rehearsal(tmp_path, flow=flow, step="tired") as run:
        await run.until("How tired are you?")
        await run.press("f5")
        await run.press(*"between", "enter")
        await run.until("Couldn’t find a way to `between`.")
        assert run.step == "tired"


@pytest.mark.parametrize(("key", "title"), [("f9", "Write your first script"), ("f12", "Script format 1")])
async def test_docs_are_read_in_the_app(key: str, title: str, tmp_path: Path) -> None:
    async with rehearsal_at(tmp_path, "between") as run:
        await run.press(key)
        await run.until(title)
        await run.press("escape")
        await run.press("f1")
        await run.until("How to write scripts F9")
        await run.until("Nothing is saved here.")


async def test_start_again_forgets_the_answers(tmp_path: Path) -> None:
    async with rehearsal_at(tmp_path, "word") as run:
        await run.press("f6")
        await run.until("this part is private")
        assert run.rehearsal._session.progress.answers[-1].kind == "fact"


async def test_back_from_the_first_step_ends_the_rehearsal(tmp_path: Path) -> None:
    async with rehearsal_at(tmp_path) as run:
        await run.press("escape")
        await run.until(lambda: not run.app_pilot.app.is_running)


async def test_wide_screen_shows_the_source_of_the_step_and_of_a_problem(tmp_path: Path) -> None:
    async with open_rehearsal(tmp_path, step="between", size=(120, 36)) as run:
        await run.until("every-kind.md")
        assert "- say: between" in run.seen
        assert "You both said something." in run.seen
        run.save_words("## moment", "## momen")
        await run.until("## momen")
        run.save_words("## momen", "## moment")
        await run.until("## between")
        await run.go_to("hurt")
        await run.press("enter")
        await run.until("Ana, what still stings?")
        assert "- ask: hurt" in run.seen


async def test_step_is_found_by_its_name_before_its_words(tmp_path: Path) -> None:
    words = WORDS.replace("How tired are you?", "How tired are you, between us?")
    async with rehearsal_at(tmp_path, "word", words=words, size=(120, 36)) as run:
        await run.press("f5")
        await run.until("Go to a step")
        await run.press(*"between")
        await run.until(lambda: shown_steps(run) == ["between", "tired"])
        await run.press("enter")
        await run.until(lambda: run.step == "between")


async def test_checker_remarks_on_a_script_that_works(tmp_path: Path) -> None:
    async with open_rehearsal(tmp_path, step="between", flow=FLOW) as run:
        await run.until("1 remark")
        await run.until("You both said something.")
        assert "`unsaid` is private" in run.seen
        text = run.flow.read_text(encoding="utf-8")
        run.flow.write_text(text.replace("show: [hurt]", "show: [hurt, unsaid]"), encoding="utf-8")
        await run.until(lambda: "remark" not in run.seen)


COLLECTING = CLEAN_FLOW.replace(
    "  - say: between\n",
    "  - collect: notes\n    for: 3 days\n    steps:\n      - ask: note\n        of: speaker\n        answer: text\n"
    "  - say: between\n",
)


async def test_collecting_lets_days_go_by_at_once(tmp_path: Path) -> None:
    words = WORDS.replace("## between", "## note\n{{ speaker }}, a note?\n\n## between")
    async with open_rehearsal(tmp_path, step="note", flow=COLLECTING, words=words) as run:
        await run.until("Ana, a note?")
        await run.press(*"mine", "enter")
        await run.until("Who writes next?")
        await run.press("2", "enter")
        await run.until("Ben, a note?")
        run.save_words("{{ speaker }}, a note?", "{{ speaker }}, a short note?")
        await run.until("Ben, a short note?")
        await run.press(*"his", "enter")
        await run.until("Who writes next?")
        await run.press("3", "enter")
        await run.until("You both said something.")
        kept = [a.value for a in run.rehearsal._session.progress.answers if a.step == "note"]
        assert kept == ["mine", "his"]


async def test_half_file_seen_by_the_checker_is_never_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Sequence[Problem]] = []
    halved: list[Path] = []

    def save_meanwhile(flow: Path, reading: ScriptReading) -> Sequence[Problem]:
        words = flow.parents[1] / "prompts" / "en" / "every-kind.md"
        if halved or "Well said." not in reading.source.words:
            return find_problems(flow, reading)
        halved.append(words)
        words.write_text(WORDS[:100], encoding="utf-8")
        found = find_problems(flow, reading)
        words.write_text(WORDS.replace("You both said something.", "Saved."), encoding="utf-8")
        assert found
        return found

    def note(screen: RehearsalScreen, problems: Sequence[Problem], *, is_broken: bool) -> None:
        told.append(problems)

    monkeypatch.setattr(_rehearsal_app, "find_problems", save_meanwhile)
    monkeypatch.setattr(RehearsalScreen, "_show_problems", note)
    async with rehearsal_at(tmp_path, "between") as run:
        run.save_words("You both said something.", "Well said.")
        await run.until("Saved.")
        await run.wait(0.5)
    assert halved
    assert not any(told)


SHORT = CLEAN_FLOW.split("  - look_back")[0] + "  - say: between\n"
SHORT_WORDS = "# Short\nAbout.\n\n## between\nYou both said something.\n"


async def test_step_added_at_the_end_is_shown_from_the_last_page(tmp_path: Path) -> None:
    async with open_rehearsal(tmp_path, flow=SHORT, words=SHORT_WORDS) as run:
        await run.until("You both said something.")
        await run.until(lambda: run.app_pilot.app.screen.focused is not None)
        for _ in range(20):
            if "end of the rehearsal" not in run.seen:
                await run.press("enter")
                await run.wait(0.1)
        await run.until("end of the rehearsal")
        run.words.write_text(f"{SHORT_WORDS}\n## more\nOne more thing.\n", encoding="utf-8")
        run.flow.write_text(f"{SHORT}  - say: more\n", encoding="utf-8")
        await run.until("One more thing.")
        assert run.step == "more"
