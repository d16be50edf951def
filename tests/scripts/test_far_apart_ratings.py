"""Numbers far apart on their scale, in a script."""

from __future__ import annotations

import pytest

from tests.scripts.helpers.small_scripts import ValuesByPlace, make_script, play, respond_with, shown_lines

EACH = """
- ask: rest
  of: each
  answer: scale
  from: 0 to 10
  optional: yes
- say: curious
  when: first.rest is far_from second.rest
- say: close
  when: first.rest is not far_from second.rest
"""
RATED = """
- ask: chores
  answer: list
- ask: effort
  answer: ratings
  rows: chores
  scales: {time: 0 to 5, fair: 0 to 5}
- say: told
"""
TOLD = "## told\nSo:{% for r in effort %} {{ r.item }}{% if r.time is far_from r.fair %} far{% endif %}{% endfor %}"


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        (4, 10, ["curious"]),
        (10, 5, ["curious"]),
        (6, 10, ["close"]),
        (0, 0, ["close"]),
        (None, 10, []),
        (None, None, []),
    ],
)
def test_a_question_comes_only_if_both_are_far_apart(
    first: int | None, second: int | None, asked: list[str]
) -> None:
    values = ValuesByPlace({"first": first, "second": second})
    steps = [answer.step for _, answer in play(make_script(EACH), respond_with({"rest": values}))]
    assert [step for step in steps if step in ("curious", "close")] == asked


def test_ratings_know_their_scales() -> None:
    items = [{"id": "i1", "text": "Dishes"}, {"id": "i2", "text": "Taxes"}]
    effort = {"i1": {"time": 0, "fair": 3}, "i2": {"time": 0, "fair": 2}}
    shown = shown_lines(make_script(RATED, TOLD), respond_with({"chores": items, "effort": effort}))
    assert shown[-1] == "told both: So: Dishes far Taxes"
