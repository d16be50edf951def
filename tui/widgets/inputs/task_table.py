"""A table of tasks: who has each, and how much it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key, MouseScrollDown, MouseScrollUp
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from scripts.engine_types import PARTNERS
from scripts.task_values import LEAST_ENERGY, MOST_ENERGY, ROTATIONS, TaskRow
from tui.keys.command import Command
from tui.keys.input_commands import SAY_DONE, SET_ENERGY, SET_OWNER, SET_ROTATION
from tui.styled_text import fit_one_line, literal
from tui.text.couple import Couple
from tui.text.task_map import NOBODY, SHORT_ROTATION

ENERGY_SIGN, ROTATION_CELLS, LEAD_CELLS = "•", 23, 2
WITH_ROTATION, WITH_ENERGY = 68, 44
"""From these widths on, a row shows how often it changes hands, and what it takes."""
MOVED_SIGN = "→ "


class TaskTable(Widget, can_focus=True):
    """Tasks with their owners; the arrows change them.

    `before` are the rows as they were, by id. A task with another owner than then has an arrow, and given back, it's
    its owner's since the same day. Without `before`, nothing says which are new.
    """

    DEFAULT_CSS = "TaskTable { height: auto; min-height: 1; color: $ink; margin: 0 2; }"

    KEYS: ClassVar[tuple[Command, ...]] = (SET_OWNER, SET_ROTATION, SET_ENERGY, SAY_DONE)
    FOOT_KEYS: ClassVar[tuple[Command, ...]] = (SET_OWNER, SET_ROTATION)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("home", "move(-100)", "First", show=False),
        Binding("end", "move(100)", "Last", show=False),
        Binding("left", "owner(-1)", "Owner", show=False),
        Binding("right", "owner(1)", "Owner", show=False),
        Binding("space", "rotation", "Changes hands", show=False),
        Binding("g", "say_done", "Good enough", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """Sent when the cursor moves to another task."""

    @dataclass
    class Changed(Message):
        """Sent when a task is changed."""

        row: TaskRow

    class DoneAsked(Message):
        """Sent to say what "done" means for the current task."""

    def __init__(
        self, rows: Sequence[TaskRow], couple: Couple, before: Mapping[str, TaskRow] | None = None
    ) -> None:
        super().__init__()
        self.rows, self._couple, self._before = list(rows), couple, before or {}
        self._top = 0

    def show(self, rows: Sequence[TaskRow]) -> None:
        """Replace the rows, keeping the cursor's task if possible."""
        here = self.current
        self.rows = list(rows)
        ids = [row.id for row in self.rows]
        at = ids.index(here.id) if here and here.id in ids else min(self.cursor, max(len(ids) - 1, 0))
        self.set_reactive(TaskTable.cursor, at)
        self.refresh(layout=True)

    @property
    def current(self) -> TaskRow | None:
        """Return the task at the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def watch_cursor(self) -> None:
        self.post_message(self.Moved())

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        return len(self.rows)

    def render(self) -> RenderResult:
        height = max(self.size.height, 1)
        self._top = max(min(self._top, len(self.rows) - height, self.cursor), self.cursor - height + 1, 0)
        end = min(self._top + height, len(self.rows))
        shown = [self._line(number) for number in range(self._top, end)]
        if self._top and self.cursor != self._top:
            shown[0] = Content.assemble("↑", shown[0][1:])
        if end < len(self.rows) and self.cursor != end - 1:
            shown[-1] = Content.assemble("↓", shown[-1][1:])
        return Content("\n").join(shown)

    def _line(self, number: int) -> Content:
        row, width = self.rows[number], self.size.width
        owner = self._owner(row)
        rotation = f"  {SHORT_ROTATION[row.rotation]}".ljust(ROTATION_CELLS) if width >= WITH_ROTATION else ""
        energy = f"  {ENERGY_SIGN * row.energy}".ljust(2 + MOST_ENERGY) if width >= WITH_ENERGY else ""
        beside = Content.assemble((energy, "$muted"), (rotation, "$muted"), "  ", owner)
        room = width - LEAD_CELLS - beside.cell_length
        here = number == self.cursor
        text = fit_one_line(row.text, room, "bold $ink" if here else "$ink", pad=True)
        line = Content.assemble("› " if here else "  ", text, beside)
        return line.stylize_before("on $panel") if here and self.has_focus else line

    def _owner(self, row: TaskRow) -> Content:
        couple = self._couple
        wide = max(len(NOBODY), *(len(f"{couple.sign(one)} {couple.name(one)}") for one in PARTNERS))
        wide = min(wide, max(self.size.width // 3, len(NOBODY)))
        before = self._before.get(row.id, row).who
        lead = MOVED_SIGN if before and before != row.who else "  "
        if row.who not in PARTNERS:
            return Content.assemble(lead, literal(NOBODY.ljust(wide), "$muted"))
        name = fit_one_line(f"{couple.sign(row.who)} {couple.name(row.who)}", wide, pad=True)
        return Content.assemble((lead, "bold $ink"), name.stylize(f"${couple.colour(row.who)}"))

    def marked_cell(self) -> Offset:
        """Return the place of the current task."""
        return self.content_region.offset + Offset(LEAD_CELLS, self.cursor - self._top)

    def action_move(self, by: int) -> None:
        self.cursor = min(max(self.cursor + by, 0), max(len(self.rows) - 1, 0))

    def action_owner(self, by: int) -> None:
        """Give the task to the one on this side of the arrow."""
        left, right = self._couple.sides
        self._give(left if by < 0 else right)

    def _give(self, who: str) -> None:
        """Give the task to somebody, from today on unless they had it before."""
        before = self._before.get(self.current.id) if self.current else None
        self._change(who=who, since=before.since if before and before.who == who else "")

    def action_rotation(self) -> None:
        if row := self.current:
            self._change(rotation=ROTATIONS[(ROTATIONS.index(row.rotation) + 1) % len(ROTATIONS)])

    def action_say_done(self) -> None:
        if self.current:
            self.post_message(self.DoneAsked())

    def set_done(self, text: str) -> None:
        """Say what "done" means for the current task, or nothing."""
        self._change(done=text)

    def on_key(self, event: Key) -> None:
        typed = event.character or ""
        if typed.isdecimal() and LEAST_ENERGY <= int(typed) <= MOST_ENERGY:
            event.stop()
            self._change(energy=int(typed))

    def _change(self, **fields: str | int) -> None:
        row = self.current
        if row is None or all(
            getattr(row, name) == value for name, value in fields.items() if name != "since"
        ):
            return
        self.rows[self.cursor] = replace(row, **fields)  # type: ignore[arg-type]
        self.refresh()
        self.post_message(self.Changed(self.rows[self.cursor]))

    def on_click(self, event: Click) -> None:
        """Move to the clicked task; another click gives it to the other one."""
        event.stop()
        at = event.y + self._top
        if at >= len(self.rows):
            return
        if at == self.cursor:
            left, right = self._couple.sides
            self._give(right if self.rows[at].who == left else left)
        self.cursor = at

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.action_move(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.action_move(-1)
