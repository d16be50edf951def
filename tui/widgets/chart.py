"""A calm chart: a row of narrow columns over time, one of them marked, without a frame round it.

What draws it takes long to load, so a screen loads this module when it has something to show.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widget import Widget
from textual_plot import HiResMode, PlotWidget
from textual_plot.axis_formatter import CategoricalAxisFormatter

from tui.reports.charts import ChartData, Interval

LEFT_MARGIN = 4
FRAME_CELLS = 2
"""Cells that the numbers at the left, and the frame that is not seen, take from the width."""


class _Plot(PlotWidget, can_focus=False):
    margin_top = reactive(0)
    margin_bottom = reactive(1)
    margin_left = reactive(LEFT_MARGIN)


class Chart(Widget):
    """Shows as many places as there is room for, with the marked one among them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"chart--column", "chart--marked"}

    DEFAULT_CSS = """
    Chart {
        height: 1fr;
        & > .chart--column { color: $good; background: $background; }
        & > .chart--marked { color: $ink; background: $background; }
        & _Plot > .plot--axis { color: $background; background: $background; }
        & _Plot > .plot--tick { color: $muted; background: $background; text-style: none; }
    }
    """

    def __init__(self, picture: ChartData, marked: int) -> None:
        super().__init__()
        self._data, self._marked = picture, marked

    def compose(self) -> ComposeResult:
        # The keys belong to the list beside it.
        yield _Plot(allow_pan_and_zoom=False)

    def show(self, picture: ChartData, marked: int) -> None:
        """Draw this instead."""
        if (picture, marked) != (self._data, self._marked):
            self._data, self._marked = picture, marked
            self._draw()

    def on_mount(self) -> None:
        self._draw()
        self.watch(self.app, "theme", self._draw_in_its_colours, init=False)

    def on_resize(self) -> None:
        self._draw()

    def _draw_in_its_colours(self) -> None:
        self.call_after_refresh(self._draw)  # the colours of a theme are known a moment later

    def _draw(self) -> None:
        for plot in self.query(_Plot):
            if plot.is_mounted and self.size.width > LEFT_MARGIN + FRAME_CELLS:
                self._draw_on(plot)

    def _draw_on(self, plot: _Plot) -> None:
        picture = self._data
        room = (self.size.width - LEFT_MARGIN - FRAME_CELLS) / picture.cell_width
        places = range(self._first(int(room)), self._first(int(room)) + int(room))
        plot.clear()
        # A place is one on the scale from left to right, as its name stands in the middle under it.
        plot.set_xlimits(0.5, room + 0.5)
        plot.set_ylimits(picture.bottom, picture.top)
        plot.set_yticks(list(picture.marks))
        plot.set_x_formatter(CategoricalAxisFormatter([picture.labels.get(place, "") for place in places]))
        plot.set_xticks([float(n) for n, place in enumerate(places, 1) if place in picture.labels])
        for n, place in enumerate(places):
            style = "chart--marked" if place == self._marked else "chart--column"
            for x, span, thin in self._lines(place):
                plot.plot(
                    [n + 0.5 + x] * 2,
                    list(span),
                    line_style=str(self.get_component_rich_style(style)),
                    hires_mode=HiResMode.QUADRANT if thin else HiResMode.HALFBLOCK,
                )

    def _first(self, room: int) -> int:
        """The place at the left: of all, where there is room for all, or else of the page with the marked one."""
        earliest = min(self._data.columns, default=self._marked)
        latest = max(self._data.columns, default=self._marked)
        if latest - earliest < room:
            return earliest
        return latest - max(latest - self._marked, 0) // max(room, 1) * room - room + 1

    def _lines(self, place: int) -> Iterator[tuple[float, Interval, bool]]:
        """The upright lines of a place: where in it, from where to where, and whether it is thin."""
        spans, wide = self._data.columns.get(place, ()), self._data.cell_width
        full, *thin = spans or (None,)
        cells = wide - 1 - len(thin)
        if full:
            yield from (((cell + 0.5) / wide, full, False) for cell in range(cells))
        yield from (((cells + 0.75) / wide, span, True) for span in thin if span)
