"""Deleting one agreement, or the conversation that made it."""

from __future__ import annotations

from functools import partial

from store import Agreement, Header, Store
from tui.clock import stamp
from tui.navigation.flow_context import FlowContext
from tui.screens.agreements.delete import DeleteAgreement
from tui.screens.history.delete_conversation import DeleteConversation
from tui.text.notices import AGREEMENT_DELETED, CONVERSATION_DELETED


async def delete_agreement(flow: FlowContext, agreement: Agreement) -> bool:
    """Ask before deleting an agreement; return whether it was deleted."""
    header = _header_of_maker(flow.store, agreement)
    delete = partial(flow.store.delete_agreement, agreement.id, stamp(flow.clock()))
    question = DeleteAgreement(agreement, header, flow.today(), delete)
    if await flow.app.push_screen_wait(question):
        flow.app.notify(AGREEMENT_DELETED)
        return True
    if header is None or not question.chose_other:
        return False
    is_deleted = await flow.app.push_screen_wait(DeleteConversation(flow.store, header, flow.clock()))
    if is_deleted:
        flow.app.notify(CONVERSATION_DELETED)
    return bool(is_deleted)


def _header_of_maker(store: Store, agreement: Agreement) -> Header | None:
    """Return the conversation that made an agreement, unless it's missing."""
    id_ = agreement.conversation
    return next((each for each in (*store.unfinished(), *store.headers(id_[:7])) if each.id == id_), None)
