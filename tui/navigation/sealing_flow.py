"""Encrypting everything, changing passphrases, and removing the encryption."""

from __future__ import annotations

from store import Person, is_same_code, make_recovery_code
from tui.navigation.flow_context import FlowContext
from tui.screens.choose_action import ChooseOne
from tui.screens.settings.ask_secret import AskSecret
from tui.screens.text_page import Page
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.text import sealing as text

_KEYS, _UNSEAL = "keys", "unseal"


async def change_sealing(flow: FlowContext) -> None:
    """Encrypt everything, or change what's encrypted.

    Raises StoreError; then nothing was changed, or opening the folder completes it.
    """
    if flow.store.is_sealed:
        await _change(flow)
    else:
        await _seal(flow)


async def _seal(flow: FlowContext) -> None:
    about = (text.ABOUT, text.BOTH_OPEN, text.LOST, text.STILL_SEEN)
    if not await flow.app.push_screen_wait(Page(text.TITLE, [*map(literal, about)])):
        return
    choice = await flow.app.push_screen_wait(ChooseOne(text.COPY_FIRST, text.COPY_ABOUT, text.COPY_CHOICES))
    if choice is None:
        return
    if choice == "copy":
        from tui.navigation.export_flow import save_copy

        await save_copy(flow)
    secrets = await _choose_all(flow)
    if secrets and (code := await _write_down_code(flow)):
        await in_thread(flow.store.seal, secrets, code, flow.clock())
        await _say(flow, text.TITLE, text.SEALED, text.LOCK_HINT)


async def _change(flow: FlowContext) -> None:
    having = flow.store.sealed_for
    actions = {
        person.id: text.change_label(person) if person.id in having else text.add_label(person)
        for person in flow.people
    }
    actions |= {_KEYS: text.NEW_KEYS, _UNSEAL: text.UNSEAL_CHOICES["unseal"]}
    choice = await flow.app.push_screen_wait(ChooseOne(text.CHANGE_TITLE, text.CHANGE_ABOUT, actions))
    if choice == _UNSEAL:
        question = ChooseOne(text.UNSEAL_CHOICES["unseal"], text.UNSEAL_QUESTION, text.UNSEAL_CHOICES)
        if await flow.app.push_screen_wait(question) == _UNSEAL:
            await in_thread(flow.store.unseal, flow.clock())
            await _say(flow, text.CHANGE_TITLE, text.UNSEALED)
    elif choice == _KEYS:
        secrets = await _choose_all(flow)
        if secrets and (code := await _write_down_code(flow)):
            await in_thread(flow.store.replace_keys, secrets, code, flow.clock())
            await _say(flow, text.CHANGE_TITLE, text.KEYS_REPLACED)
    elif choice:
        person = next(each for each in flow.people if each.id == choice)
        if secret := await _choose(flow, person, may_skip=False):
            await in_thread(flow.store.set_passphrase, person.id, secret)
            await _say(flow, text.CHANGE_TITLE, text.changed_text(person, had_one=choice in having))


async def _choose_all(flow: FlowContext) -> dict[str, str]:
    """Return each partner's new passphrase, by id; none if they go back."""
    chosen: dict[str, str] = {}
    for person in flow.people:
        secret = await _choose(flow, person, may_skip=bool(chosen) or person is not flow.people[-1])
        if secret is None:
            return {}
        if secret:
            chosen[person.id] = secret
    return chosen


async def _choose(flow: FlowContext, person: Person, *, may_skip: bool) -> str | None:
    """Ask for a passphrase twice; return "" to go without one, or None to go back."""

    def problem_with(secret: str) -> str:
        if may_skip and not secret.strip():
            return ""
        return text.TOO_SHORT if len(secret.strip()) < text.MIN_CHARS else ""

    about = text.choose_about(person, may_skip=may_skip)
    while secret := await flow.app.push_screen_wait(
        AskSecret(text.choose_title(person), about, problem_with)
    ):
        again = AskSecret(
            text.again_title(person),
            text.AGAIN_ABOUT,
            lambda typed, chosen=secret: "" if typed.strip() == chosen.strip() else text.NOT_THE_SAME,  # type: ignore[misc]
        )
        if await flow.app.push_screen_wait(again) is not None:
            return secret
    return secret


async def _write_down_code(flow: FlowContext) -> str:
    """Show a new recovery code, and return it once it was typed back, or ""."""
    code = make_recovery_code()
    page = Page(text.CODE_TITLE, [literal(code, "bold"), literal(text.CODE_ABOUT)])
    while await flow.app.push_screen_wait(page):
        ask = AskSecret(
            text.CODE_AGAIN,
            text.CODE_AGAIN_ABOUT,
            lambda typed: "" if is_same_code(typed, code) else text.SAME_CODE_NEEDED,
            is_shown=True,
        )
        if await flow.app.push_screen_wait(ask) is not None:
            return code
        page = Page(text.CODE_TITLE, [literal(code, "bold"), literal(text.CODE_ABOUT)])
    return ""


async def _say(flow: FlowContext, title: str, *sentences: str) -> None:
    page = Page(title, [*map(literal, sentences)])
    page.can_go_back = False
    await flow.app.push_screen_wait(page)
