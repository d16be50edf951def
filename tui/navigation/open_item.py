"""Opening the screen or flow for a selected item."""

from __future__ import annotations

from textual.app import App

from store import Agreement, Entry, Header, Ritual
from tui.navigation.flow_context import FlowContext
from tui.screens.home_data import HomeTarget, NewNote, ScriptSearch

# Each branch imports what it opens, so that the first screen doesn't wait for all of them.


async def open_item(flow: FlowContext, item: object) -> None:
    """Open an item, and return when it closes.

    Raises StoreError or UserError.
    """
    if isinstance(item, Header) and (item.ended or flow.store.read_only):
        from tui.screens.history.transcript import TranscriptScreen

        if await flow.app.push_screen_wait(TranscriptScreen(flow.store, item, flow.people, flow.today())):
            _refresh_lists(flow.app)
    elif isinstance(item, Header):
        from tui.navigation.resume_flow import resume_conversation

        await resume_conversation(flow, item)
    elif isinstance(item, NewNote):
        from tui.navigation.private_note_flow import write_note

        await write_note(flow, item.header)
    elif isinstance(item, ScriptSearch):
        await _find_script(flow, item.words)
    elif isinstance(item, Ritual):
        from tui.navigation.conversation_flow import start_ritual

        await start_ritual(flow, item)
    elif isinstance(item, Agreement):
        from tui.navigation.agreement_flow import show_agreement

        await show_agreement(flow, item)
    elif isinstance(item, Entry):
        from tui.screens.notebook.entry import NotebookEntryScreen

        await flow.app.push_screen_wait(NotebookEntryScreen(flow.store, item, flow.people, flow.today()))
    elif isinstance(item, HomeTarget):
        await _open_target(flow, item)
    else:
        from scripts.script_info import ScriptInfo
        from tui.navigation.conversation_flow import come_back, start_script
        from tui.reports.left_open_conversations import UnresolvedConversation

        if isinstance(item, ScriptInfo):
            await start_script(flow, item)
        elif isinstance(item, UnresolvedConversation):
            await come_back(flow, item)


async def _open_target(flow: FlowContext, target: HomeTarget) -> None:
    """Open a row of Home that isn't one item."""
    if target is HomeTarget.DUE and not flow.store.read_only:
        from tui.navigation.look_back_flow import start_look_back

        await start_look_back(flow)
    elif target in (HomeTarget.DUE, HomeTarget.AGREEMENTS):
        from tui.navigation.agreement_flow import browse_agreements

        await browse_agreements(flow)
    elif target is HomeTarget.FIND:
        await _find_script(flow)
    elif target is HomeTarget.MOMENTS:
        from tui.reports.good_moments import good_moments
        from tui.screens.notebook.good_moments import good_moments_page

        moments = good_moments(flow.store.notebook(), flow.today())
        await flow.app.push_screen_wait(good_moments_page(moments, flow.today()))
    elif target is HomeTarget.TASK_MAP:
        from tui.screens.notebook.task_map import TaskMapScreen

        await flow.app.push_screen_wait(TaskMapScreen(flow.store, flow.people, flow.clock))
    elif target is HomeTarget.SETTINGS:
        from tui.navigation.settings_flow import browse_settings

        await browse_settings(flow)


async def _find_script(flow: FlowContext, words: str = "") -> None:
    """Let them search all scripts, for these words to begin with, and start the one they open."""
    from tui.navigation.conversation_flow import start_script
    from tui.screens.find_script import FindScript
    from tui.screens.home_data import load_details, load_snapshot
    from tui.session.io_thread import in_thread

    moment = flow.clock()
    details = await in_thread(load_details, flow.store, moment)
    screen = FindScript(load_snapshot(flow.store, moment), details, words)
    if script := await flow.app.push_screen_wait(screen):
        await start_script(flow, script)


def _refresh_lists(app: App[int]) -> None:
    """Remove a deleted conversation from the open lists."""
    from tui.screens.history.past_conversations import PastConversations
    from tui.screens.history.search import SearchScreen

    for screen in app.screen_stack:
        if isinstance(screen, (PastConversations, SearchScreen)):
            screen.refresh_list()
