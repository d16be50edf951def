"""How a conversation goes: its stages by name, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from scripts import Answer, AwaitingAnswer, replay
from scripts.loading.open_script import ScriptError, open_script
from scripts.script_info import ScriptNotFound
from store import Store, StoreError
from tui.reports.stages import stage_at, stages_of
from tui.session.stored_script import script_from_record
from tui.text.couple import Couple
from tui.text.preview import DONE, HERE, LabeledTexts


def stages_of_script(store: Store, script: str, couple: Couple) -> LabeledTexts:
    """Return the numbered stages of a script, none if it can't be read."""
    try:
        stages = stages_of(open_script(script, packs=store.packs_path), couple)
    except (ScriptError, ScriptNotFound):
        return ()
    return tuple((f"{number}", stage.name) for number, stage in enumerate(stages, 1))


def stages_of_unfinished(store: Store, conversation: str, couple: Couple) -> LabeledTexts:
    """Return the stages of a conversation, marked up to where it stands."""
    try:
        return tuple(_marked(store, conversation, couple))
    except StoreError:
        return ()


def _marked(store: Store, id_: str, couple: Couple) -> Iterator[tuple[str, str]]:
    record = store.conversation(id_)
    script = script_from_record(record)
    state = replay(script, [Answer.from_record(each) for each in record.answers])
    stages = stages_of(script, couple)
    at = stage_at(stages, state.place, state.step.id) if isinstance(state, AwaitingAnswer) else 0
    for number, stage in enumerate(stages):
        mark = DONE if number < at else HERE if number == at else f"{number + 1}"
        yield mark, stage.name
