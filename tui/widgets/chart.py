"""A chart: narrow columns over time, one highlighted."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from tui.reports.charts import ChartData, Interval

LEFT_MARGIN, RIGHT_MARGIN = 4, 1
"""Cells for numbers on the left; empty on the right."""
WIDE, THIN = " ▄▀█", " ▗▝▐"
"""A cell that is empty, lower half, upper half, full."""
LINES = "▁─▔"
"""An axis line in the low, middle, or high third."""


class Chart(Widget):
    """Columns over time, drawn in half cells.

    As many as fit are shown. The marked one is among them, in another color, with its label in bold below it.
    """

    _data: ChartData | None = None
    _marked, _label = 0, ""

    def show(self, data: ChartData, marked: int, label: str) -> None:
        """Show this data and highlight the marked column."""
        if (data, marked, label) != (self._data, self._marked, self._label):
            self._data, self._marked, self._label = data, marked, label
            self.refresh()

    def render(self) -> Content:
        room, rows = self.size.width - LEFT_MARGIN - RIGHT_MARGIN, self.size.height - 1
        data = self._data
        if data is None or room < data.cell_width or rows < 1:
            return Content()
        places = _page(data, self._marked, room // data.cell_width)
        lines = [self._row(data, places, row, rows, room) for row in reversed(range(rows))]
        return Content("\n").join([*lines, self._labels(data, places, room)])

    def _row(self, data: ChartData, places: range, row: int, rows: int, room: int) -> Content:
        """Return a row of the chart, counted from the bottom."""
        mark, line = _mark(data, row, rows)
        parts = [(f"{mark:>{LEFT_MARGIN - 1}} ", "$muted")]
        for place in places:
            style = "$ink" if place == self._marked else "$chart"
            parts += (
                (cell, style) if cell != " " else (line, "$line") for cell in _cells(data, place, row, rows)
            )
        return Content.assemble(*parts, (line * (room - len(parts) + 1), "$line"))

    def _labels(self, data: ChartData, places: range, room: int) -> Content:
        """Return the marked column's label and the months around it."""
        middle = (self._marked - places.start) * data.cell_width + (data.cell_width - 1) // 2
        begins = max(min(middle - len(self._label) // 2, room - len(self._label)), 0)
        line = [" "] * room
        for place in places:
            label, at = data.labels.get(place, ""), (place - places.start) * data.cell_width
            if at + len(label) < begins or at > begins + len(self._label):
                line[at : at + len(label)] = label
        before, after = "".join(line[:begins]), "".join(line[begins + len(self._label) :])
        return Content.assemble(
            " " * LEFT_MARGIN, (before, "$muted"), (self._label, "bold $ink"), (after, "$muted")
        )


def _page(data: ChartData, marked: int, room: int) -> range:
    """Return all columns, or the marked one's page."""
    earliest, latest = min(data.columns, default=marked), max(data.columns, default=marked)
    if latest - earliest >= room:
        earliest = latest - max(latest - marked, 0) // room * room - room + 1
    return range(earliest, earliest + room)


def _mark(data: ChartData, row: int, rows: int) -> tuple[str, str]:
    """Return the axis number of a row, and its line."""
    for number in data.marks:
        height = (number - data.bottom) * rows / (data.top - data.bottom)
        if min(int(height), rows - 1) == row:
            return str(number), LINES[min(int((height - row) * len(LINES)), len(LINES) - 1)]
    return "", " "


def _cells(data: ChartData, place: int, row: int, rows: int) -> Iterator[str]:
    """Yield a column's cells: wide, thin, then a gap."""
    full, *thin = data.columns.get(place) or (None,)
    wide = WIDE[_halves(data, full, row, rows)] if full else " "
    yield from wide * (data.cell_width - 1 - len(thin))
    yield from (THIN[_halves(data, span, row, rows)] if span else " " for span in thin)
    yield " "


def _halves(data: ChartData, span: Interval, row: int, rows: int) -> int:
    """Return the filled halves: 1 lower, 2 upper, 3 both."""
    low, high = (round((end - data.bottom) * 2 * rows / (data.top - data.bottom)) for end in span)
    filled = range(low, max(high, low + 1))
    return (2 * row in filled) + 2 * (2 * row + 1 in filled)
