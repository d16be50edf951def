"""`turnabout rehearse`: an author's script in the app, shown again with each save."""

from __future__ import annotations

import argparse
from contextlib import suppress
from pathlib import Path

from tui.cli.main import data_folder
from tui.commands._flow_path import find_flow, is_path
from tui.commands._python_runtime import prepare_interpreter
from tui.errors import UserError
from tui.settings import Settings, read_settings

FIRST = {"ana": "a", "ben": "b"}


def command(options: argparse.Namespace) -> int:
    """Rehearse a script, and return the exit status."""
    return rehearse_flow(
        _flow(options), data_folder(options), first=FIRST[options.partner], step=options.step
    )


def rehearse_flow(flow: Path, folder: Path, *, first: str = "a", step: str = "") -> int:
    """Run the app with one script, and return the exit status.

    Of what is in `folder`, only the settings are read; it only takes crash reports.
    """
    from tui.terminal.usable import require_terminal

    if step:
        _check_step(flow, step)
    require_terminal()
    prepare_interpreter()
    from tui.commands._rehearsal_app import RehearsalApp

    app = RehearsalApp(folder, flow, first=first, step=step, settings=saved_settings(folder))
    app.run()
    return app.exit_status


def saved_settings(folder: Path) -> Settings:
    """Return the settings saved in a data folder, if it can be read."""
    from store import StoreError, open_store
    from tui.commands._data_folder import is_ours

    if is_ours(folder):
        with suppress(StoreError), open_store(folder, read_only=True) as store:
            return read_settings(store.settings())
    return Settings()


def _flow(options: argparse.Namespace) -> Path:
    """Return the flow of a path, or of a script that comes with Turnabout or an added pack."""
    from scripts.script_info import ScriptNotFound, find_flow_file
    from tui.commands._open_script import packs_folder, script_name

    name = script_name(options)
    try:
        return find_flow_file(name, packs_folder(options))
    except ScriptNotFound:
        if is_path(name):
            return find_flow(name, "rehearse")  # which says what's wrong with it
        raise UserError(
            f"There’s no file {name}, and no script of that name. Give the path of a flow: turnabout rehearse "
            f"my-scripts/scripts/{Path(name).name}.yaml"
        ) from None


def _check_step(flow: Path, step: str) -> None:
    """Raise UserError if a script that works has no such step."""
    from scripts.loading.spelling_suggestions import suggest
    from scripts.model import Step, iter_nodes
    from tui.session.script_watch import ScriptWatch

    script = ScriptWatch(flow).read().script
    steps = [node.id for node in iter_nodes(script.steps) if isinstance(node, Step)] if script else [step]
    if step not in steps:
        near = suggest(step, steps)
        instead = f"Did you mean {near}?" if near else f"Its steps are {', '.join(steps)}."
        raise UserError(f"{flow.name} has no step `{step}`. {instead}")
