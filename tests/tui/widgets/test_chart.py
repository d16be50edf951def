"""The chart widget, cell by cell."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tui.reports.charts import ChartData
from tui.widgets.chart import Chart

BANDS = ChartData({1: ((3.55, 5.45),), 2: (), 3: ((9.55, 10.45),)}, {1: "Feb"}, -0.5, 10.5, (0, 5, 10), 3)
BARS = ChartData({1: ((0, 2), (0, 1)), 2: (None, (0, 4))}, {1: "Feb", 2: "Mar"}, 0, 4, (0, 4), 4)


async def draw(data: ChartData, marked: int, label: str, size: tuple[int, int]) -> list[str]:
    """Return the lines of a chart that fills a window."""
    chart = Chart()

    class ChartApp(App[None]):
        def compose(self) -> ComposeResult:
            yield chart

        def get_theme_variable_defaults(self) -> dict[str, str]:
            return {"muted": "#888888", "line": "#444444", "good": "#008800", "ink": "#ffffff"}

    async with ChartApp().run_test(size=size) as pilot:
        chart.show(data, marked, label)
        await pilot.pause()
        return [strip.text.rstrip(" \n") for strip in (chart.render_line(y) for y in range(size[1]))]


async def test_column_spans_from_lower_to_higher_number() -> None:
    assert await draw(BANDS, 3, "16 Feb", (26, 12)) == [
        " 10 ──────██─────────────",
        *[""] * 4,
        "  5 ██───────────────────",
        "    ██",
        *[""] * 3,
        "  0 ─────────────────────",
        "    Feb 16 Feb",
    ]


async def test_single_number_is_visible_in_a_low_chart() -> None:
    assert (await draw(BANDS, 3, "16 Feb", (26, 4)))[0] == " 10 ▔▔▔▔▔▔▀▀▔▔▔▔▔▔▔▔▔▔▔▔▔"


async def test_bars_start_at_zero_and_the_second_is_thin() -> None:
    assert await draw(BARS, 2, "Mar", (16, 5)) == [
        "  4 ▔▔▔▔▔▔▐▔▔▔▔",
        "          ▐",
        "    ██    ▐",
        "  0 ██▐▁▁▁▐▁▁▁▁",
        "    Feb Mar",
    ]


async def test_long_label_stays_inside_and_replaces_a_month() -> None:
    assert (await draw(BANDS, 1, "26 Jan to 1 Feb", (26, 7)))[-1] == "    26 Jan to 1 Feb"


async def test_chart_pages_to_the_marked_column() -> None:
    many = ChartData({column: ((column, column + 0.9),) for column in range(5)}, {}, 0, 5, (0, 5), 3)
    first, latest = [await draw(many, marked, "x", (12, 6)) for marked in (0, 4)]
    assert [line[4:].strip("▁─▔ ") for line in first] == ["", "", "", "", "██", "x"]
    assert [line[4:].strip("▁─▔ ") for line in latest] == ["██", "██", "", "", "", "x"]


async def test_too_narrow_chart_is_empty() -> None:
    assert "".join(await draw(BANDS, 3, "x", (7, 5))) == ""
