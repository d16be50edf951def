"""The chart: what it draws of a picture, cell by cell."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tui.reports.charts import ChartData
from tui.widgets.chart import Chart

BANDS = ChartData({1: ((3.55, 5.45),), 2: (), 3: ((9.55, 10.45),)}, {1: "Feb"}, -0.5, 10.5, (0, 5, 10), 3)
BARS = ChartData({1: ((0, 2), (0, 1)), 2: (None, (0, 4))}, {1: "Feb", 2: "Mar"}, 0, 4, (0, 4), 4)


async def drawn(picture: ChartData, marked: int, name: str, size: tuple[int, int]) -> list[str]:
    """The lines of a chart that fills a window of this size."""
    chart = Chart()

    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            yield chart

        def get_theme_variable_defaults(self) -> dict[str, str]:
            return {"muted": "#888888", "line": "#444444", "good": "#008800", "ink": "#ffffff"}

    async with Alone().run_test(size=size) as pilot:
        chart.show(picture, marked, name)
        await pilot.pause()
        return [strip.text.rstrip(" \n") for strip in (chart.render_line(y) for y in range(size[1]))]


async def test_a_column_reaches_from_its_lower_to_its_higher_number() -> None:
    assert await drawn(BANDS, 3, "16 Feb", (26, 12)) == [
        " 10 ──────██─────────────",
        *[""] * 4,
        "  5 ██───────────────────",
        "    ██",
        *[""] * 3,
        "  0 ─────────────────────",
        "    Feb 16 Feb",
    ]


async def test_a_single_number_is_seen_in_a_low_chart() -> None:
    assert (await drawn(BANDS, 3, "16 Feb", (26, 4)))[0] == " 10 ▔▔▔▔▔▔▀▀▔▔▔▔▔▔▔▔▔▔▔▔▔"


async def test_bars_stand_on_zero_and_the_second_one_is_thin() -> None:
    assert await drawn(BARS, 2, "Mar", (16, 5)) == [
        "  4 ▔▔▔▔▔▔▐▔▔▔▔",
        "          ▐",
        "    ██    ▐",
        "  0 ██▐▁▁▁▐▁▁▁▁",
        "    Feb Mar",
    ]


async def test_a_long_name_stays_in_the_chart_and_takes_the_room_of_a_month() -> None:
    assert (await drawn(BANDS, 1, "26 Jan to 1 Feb", (26, 7)))[-1] == "    26 Jan to 1 Feb"


async def test_where_not_all_places_fit_the_page_with_the_marked_one_is_shown() -> None:
    many = ChartData({place: ((place, place + 0.9),) for place in range(5)}, {}, 0, 5, (0, 5), 3)
    first, latest = [await drawn(many, marked, "x", (12, 6)) for marked in (0, 4)]
    assert [line[4:].strip("▁─▔ ") for line in first] == ["", "", "", "", "██", "x"]
    assert [line[4:].strip("▁─▔ ") for line in latest] == ["██", "██", "", "", "", "x"]


async def test_where_no_column_fits_nothing_is_drawn() -> None:
    assert "".join(await drawn(BANDS, 3, "x", (7, 5))) == ""
