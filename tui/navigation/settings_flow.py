"""Settings, and the pages that open from them."""

from __future__ import annotations

from dataclasses import replace

from scripts.script_info import ScriptNotFound, get_script_info
from store.rules.rituals import is_missed
from tui.helplines import load_helplines
from tui.navigation.flow_context import FlowContext
from tui.screens.settings.settings import SettingsScreen, SettingsSources
from tui.screens.text_page import Page
from tui.styled_text import literal
from tui.text.rituals import missed_text, next_date_text
from tui.text.setting_rows import Action

RITUAL_SCRIPT = "weekly-check-in"
NO_RITUAL = "No reminder"
FOLDER_TEXTS = (
    "Everything you save is in this folder on this computer, and nowhere else.",
    "Backups are in it, too. To keep one on another disk, quit and run `turnabout backup --out` with a file name.",
)
ANYONE = "Anyone who can use this computer can open the files."
ENCRYPTED = "The files are encrypted."


async def browse_settings(flow: FlowContext) -> None:
    """Show the settings until they go back.

    Raises StoreError or UserError.
    """
    opened: Action | None = None
    while True:
        flow = replace(flow, people=flow.store.people() or flow.people)
        opened = await flow.app.push_screen_wait(SettingsScreen(_sources(flow), opened))
        if opened is None:
            return
        if opened is Action.DELETE:
            from tui.navigation.delete_everything import delete_everything

            if await delete_everything(flow):
                flow.app.exit(0)
                return
        elif opened is Action.BACKUPS:
            from tui.navigation.backups_flow import browse_backups

            if await browse_backups(flow):
                flow.app.exit(0)
                return
        else:
            await _open(flow, opened)


def _sources(flow: FlowContext) -> SettingsSources:
    countries, _ = load_helplines(flow.folder)
    return SettingsSources(
        flow.store, flow.folder, flow.people, countries, _ritual_text(flow), flow.clock, flow.apply_settings
    )


def _ritual_text(flow: FlowContext) -> str:
    ritual, today = flow.store.ritual(RITUAL_SCRIPT), flow.today()
    if ritual is None or ritual.state == "let_go":
        return NO_RITUAL
    return missed_text(ritual, today) if is_missed(ritual, today) else next_date_text(ritual, today)


async def _open(flow: FlowContext, action: Action) -> None:
    if action is Action.PEOPLE:
        from tui.navigation.onboarding import edit_people

        await edit_people(flow)
    elif action is Action.RITUAL:
        await _edit_ritual(flow)
    elif action is Action.PACKS:
        from tui.navigation.packs_flow import browse_packs

        await browse_packs(flow)
    elif action is Action.SAFETY:
        await flow.app.push_screen_wait(flow.safety())
    elif action is Action.FOLDER:
        await flow.app.push_screen_wait(_folder_page(flow))
    elif action is Action.KEEP:
        from tui.navigation.retention_flow import choose_retention

        await choose_retention(flow)
    elif action is Action.DOCTOR:
        from tui.navigation.check_for_damage import check_for_damage

        await check_for_damage(flow)
    elif action is Action.PASSPHRASES:
        from tui.navigation.sealing_flow import change_sealing

        await change_sealing(flow)
    elif action is Action.PRIVATE:
        from tui.navigation.erase_private_answers import erase_private_answers

        await erase_private_answers(flow)
    elif action is Action.EXPORT:
        from tui.navigation.export_flow import save_copy

        await save_copy(flow)
    elif action is Action.SHARE:
        from tui.navigation.share_flow import share_page

        await share_page(flow)


def _folder_page(flow: FlowContext) -> Page:
    from tui.navigation.data_care import PLACE_WARNINGS
    from tui.session.folder_place import folder_place

    warning = PLACE_WARNINGS.get(folder_place(flow.folder), "")
    who = ENCRYPTED if flow.store.is_sealed else ANYONE
    texts = (*FOLDER_TEXTS, who, *([warning] if warning else []))
    return Page("Data folder", [literal(str(flow.folder), "bold"), *map(literal, texts)])


async def _edit_ritual(flow: FlowContext) -> None:
    """Change the weekly check-in's day, or begin it if they say so."""
    from tui.navigation.conversation_flow import start_script
    from tui.navigation.ritual_changes import edit_ritual, offer_ritual

    try:
        script = get_script_info(RITUAL_SCRIPT)
    except ScriptNotFound:
        return
    ritual = flow.store.ritual(RITUAL_SCRIPT)
    if ritual is None or ritual.state == "let_go":
        await offer_ritual(flow, script, just_held=False)
    elif await edit_ritual(flow, ritual):
        await start_script(flow, script)
