"""The paper of a note, and how inputs look on it."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical
from textual.events import Resize

from tui.widgets.inputs.owner_options import OwnerOptions

DAY_CELLS = 44
"""The cells that the day of the check-in takes with the space around it; beside the owner, if there's room."""


class NotePaper(Vertical):
    """A note that inputs stand on: light in both themes."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes and the writer's color
    DEFAULT_CSS = """
    NotePaper {
        height: auto; background: $note; color: $note-ink; border-top: inner $note; border-bottom: inner $note;
        & > #signature { height: auto; padding: 0 2; margin-top: 1; }
        & > #signature > *, & > #signature > * > * { width: auto; height: 1; }
        & > #signature > .space { width: 1fr; }
        & > #signature .label { width: auto; padding: 0; color: $note-muted; }
        &.-stacked > #signature { layout: vertical; }
        &.-stacked > #signature > .space { display: none; }
        &.-stacked > #signature > Horizontal { width: 100%; height: auto; }
        &.-stacked OwnerOptions { width: 1fr; height: auto; }
    }
    NotePaper > FormRow, .-narrow NotePaper > FormRow {
        layout: horizontal; padding: 0 0 0 2; margin: 0;
        & > .label { width: auto; padding: 0 1 0 0; color: $note-muted; }
        & > DateStepper { padding: 0; }
    }
    .-low NotePaper, .-short NotePaper { border-top: none; border-bottom: none; }
    .-low NotePaper > #signature { margin-top: 0; }

    NotePaper TextBox, .-low NotePaper TextBox, .-short NotePaper TextBox, .-tall NotePaper TextBox {
        min-height: 1; padding: 0 1; background: $note; color: $note-ink;
        border: none; border-left: outer $note;
        scrollbar-background: $note; scrollbar-background-hover: $note; scrollbar-background-active: $note;
        & .text-area--placeholder { color: $note-muted; }
        & .text-area--selection { background: $note-edge; color: $note-ink; }
    }
    NotePaper ExampleBox, .-low NotePaper ExampleBox, .-short NotePaper ExampleBox, .-tall NotePaper ExampleBox {
        &.-example { color: $note-muted; }
        &.-hinted { padding: 0 1 1 1; }
    }
    NotePaper > FormRow > LineTextBox, .-low NotePaper > FormRow > LineTextBox,
    .-short NotePaper > FormRow > LineTextBox, .-tall NotePaper > FormRow > LineTextBox { padding: 0; }
    NotePaper TextBox:focus {
        background: $note-sunk; border: none; border-left: outer $note-muted;
        scrollbar-background: $note-sunk;
        & .text-area--cursor { background: $note-ink; color: $note; }
    }
    .of-amber NotePaper TextBox:focus { border-left: outer $amber-note; }
    .of-teal NotePaper TextBox:focus { border-left: outer $teal-note; }
    .of-plum NotePaper TextBox:focus { border-left: outer $plum-note; }
    .of-blue NotePaper TextBox:focus { border-left: outer $blue-note; }

    NotePaper DateStepper {
        color: $note-ink; width: auto; padding: 0;
        & > StepArrow { color: $note-muted; }
        & > StepArrow:hover { color: $note-ink; }
        & > #day:hover, &:focus > #day { background: $note-sunk; }
    }
    NotePaper CycleInput { color: $note-ink; padding: 0; &:focus { background: $note-sunk; } }
    NotePaper WeekdayInput { color: $note-ink; margin-left: 0; &:focus { background: $note-sunk; } }
    NotePaper RecurrenceInput > #who-when { color: $note-muted; padding-left: 0; }
    NotePaper OptionRow {
        color: $note-ink;
        & > OptionButton.-chosen { color: $note-ink; }
        & > OptionButton:hover { color: $note-ink; background: $note-sunk; }
        &:focus > OptionButton { background: $note; }
        &:focus > OptionButton.-chosen { background: $note-sunk; }
    }
    """

    def on_resize(self, event: Resize) -> None:
        owner = max((each.widest for each in self.query(OwnerOptions)), default=0)
        self.set_class(event.size.width < owner + DAY_CELLS, "-stacked")
