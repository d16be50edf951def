"""Looking at packs of scripts, adding one, and deleting one."""

from __future__ import annotations

from functools import partial

from scripts.script_info import ScriptInfo, ScriptNotFound, get_script_info
from store import Homework, Store
from tui.clock import stamp
from tui.navigation.flow_context import FlowContext
from tui.reports.packs import InstalledPack, installed_packs
from tui.screens.choose_action import ChooseOne
from tui.screens.confirm_delete import ConfirmDelete
from tui.screens.packs.list import PackList, PackTarget, TryScript
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.text.packs import (
    ADDED,
    GONE,
    RITUALS_END,
    STAYS,
    SUGGESTION_GONE,
    contents_of,
    question_text,
)

_ADD = "add"


async def browse_packs(flow: FlowContext) -> None:
    """Show the packs until they go back, or a conversation was held.

    Raises StoreError or UserError.
    """
    while True:
        packs, suggested = await in_thread(_read, flow.store)
        screen = PackList(packs, suggested, can_change=not flow.store.read_only)
        chosen = await flow.app.push_screen_wait(screen)
        if chosen is None:
            return
        if chosen is PackTarget.ADD:
            await _add(flow, packs)
        elif isinstance(chosen, InstalledPack):
            await _delete_pack(flow, chosen)
        elif isinstance(chosen, Homework):
            await in_thread(flow.store.drop_homework, chosen.id)
            flow.app.notify(SUGGESTION_GONE)
        elif isinstance(chosen, TryScript):
            await try_script(flow, chosen.script)
        elif isinstance(chosen, ScriptInfo) and not flow.store.read_only:
            from tui.navigation.conversation_flow import start_script

            await start_script(flow, chosen)


def _read(store: Store) -> tuple[list[InstalledPack], dict[str, tuple[Homework, ScriptInfo]]]:
    packs = list(installed_packs(store.packs_path, store.packs()))
    suggested = {}
    for homework in store.homework():
        try:
            script = get_script_info(homework.id, packs=store.packs_path)
        except ScriptNotFound:
            continue
        suggested[homework.id] = (homework, script)
    return packs, suggested


async def try_script(flow: FlowContext, script: ScriptInfo) -> None:
    """Rehearse a script of a pack, with their own names."""
    from scripts.script_info import find_flow_file
    from tui.navigation.rehearsal_flow import rehearse
    from tui.reports.script_problems import loading_problems

    path = find_flow_file(script.id, flow.store.packs_path)
    await rehearse(
        flow.app,
        path,
        flow.people,
        first=flow.store.begins_next(),
        find_problems=flow.find_problems or loading_problems,
        clock=flow.clock,
    )


async def _add(flow: FlowContext, packs: list[InstalledPack]) -> None:
    """Ask for a pack, say what is in it, and add it."""
    from tui.screens.packs.add import AddPack
    from tui.session.pack_changes import add_pack, open_pack_at

    checked = await flow.app.push_screen_wait(AddPack(open_pack_at))
    if checked is None:
        return
    info = checked.pack.info
    before = next((pack.version for pack in packs if pack.id == info.id), None)
    title = question_text(info.id, before, info.version)
    actions = {"cancel": "Cancel", _ADD: "Add it"}
    if await flow.app.push_screen_wait(ChooseOne(title, "\n".join(contents_of(checked)), actions)) == _ADD:
        await in_thread(add_pack, flow.store, checked, stamp(flow.clock()))
        flow.app.notify(ADDED)


async def _delete_pack(flow: FlowContext, pack: InstalledPack) -> None:
    from tui.session.pack_changes import remove_pack

    repeats = any(ritual.id.startswith(f"{pack.id}/") for ritual in flow.store.rituals())
    about = [literal(pack.id, "bold"), literal(STAYS), *([literal(RITUALS_END)] if repeats else [])]
    delete = partial(remove_pack, flow.store, pack.id, stamp(flow.clock()))
    confirm = ConfirmDelete("Delete this pack?", about, "Cancel", "Delete the pack", delete)
    if await flow.app.push_screen_wait(confirm):
        flow.app.notify(GONE)
