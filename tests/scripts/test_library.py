"""The scripts that ship, each played to its end by five hundred couples who answer by chance."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from random import Random

import pytest

from scripts import Answer, Ask, Json, NeedsFact, Script, walk
from scripts.autoplay.random_answers import at_random
from scripts.library_index import scripts
from scripts.loading.library import open_script
from scripts.model import Step, every_node
from scripts.progress_estimate import pace
from tests.scripts.helpers.small_scripts import played, says, texts

SCRIPTS = tuple(script.id for script in scripts())
SEEDS = 500
READ = 100
"""Of so many plays every prompt is read: rendering them takes far longer than walking."""
PASSES_AT_MOST = 8
WILLING = {"good_now": "yes", "willing": "yes"}
HOLES = re.compile(
    r"(?<=\S)  |, ,|,\.| [,.;:?!](?:\s|$)|“”|‘’|\"\"|«»|\*\*\*\*|\{\{|\}\}|\{%|\bNone\b(?! of)|Undefined|^\s*,",
    re.MULTILINE,
)
Course = list[tuple[Ask | NeedsFact, Answer]]


class Evening:
    """A couple who answer by chance; most of them find that now is good."""

    def __init__(self, seed: int, **forced: Json) -> None:
        self._chance = Random(seed)
        self._forced = {**(WILLING if seed % 8 else {}), **forced}

    def __call__(self, stand: Ask | NeedsFact) -> Json:
        value = self._forced.get(stand.key[1])
        if isinstance(stand, NeedsFact) and stand.want == "due":
            return [
                {"id": f"d{n}", "act": "Sit down", "who": "both"} for n in range(self._chance.randint(0, 2))
            ]
        return at_random(stand, self._chance) if value is None else value


@cache
def script_of(name: str) -> Script:
    return open_script(name)


@cache
def courses(name: str) -> tuple[Course, ...]:
    """Each play is walked once, answer by answer, and looked at by all the tests below."""
    return tuple(played(script_of(name), Evening(seed)) for seed in range(SEEDS))


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_prompt_on_the_way_is_whole(name: str) -> None:
    script = script_of(name)
    said: set[str] = set()
    for course in courses(name)[:READ]:
        for stand, _ in course:
            if isinstance(stand, Ask):
                prompt = says(script, stand)
                said.update((*texts(prompt), *prompt.labels.values()))
                assert prompt.said.plain().strip(), stand.step.id
    assert not [text for text in said if HOLES.search(text)]


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_step_is_reached_by_somebody(name: str) -> None:
    reached = {answer.step for course in courses(name) for _, answer in course}
    written = {node.id for node in every_node(script_of(name).steps) if isinstance(node, Step)}
    assert written - reached == set()


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_keyboard_passes_eight_times_at_most(name: str) -> None:
    assert max(map(passes, courses(name))) <= PASSES_AT_MOST


def passes(course: Course) -> int:
    """How often the keyboard changes hands for something private; what is shared may be typed by either."""
    owners = [stand.of for stand, _ in course if isinstance(stand, Ask) and stand.private]
    return sum(before != after for before, after in zip([None, *owners], owners, strict=False))


@pytest.mark.parametrize("name", SCRIPTS)
def test_both_get_the_same_where_both_take_their_turns_alike(name: str) -> None:
    def willing(stand: Ask | NeedsFact) -> Json:
        shape = stand.step.shape if isinstance(stand, Ask) else None
        chance = Random(
            f"{stand.key[1]} {stand.place.rpartition('.')[0] if isinstance(stand, NeedsFact) else ''}"
        )
        if shape is not None and shape.type == "choice" and stand.key[1] not in WILLING:
            return shape.choices[0]
        return WILLING.get(stand.key[1], at_random(stand, chance))

    asked = Counter(
        (stand.step.id, stand.of)
        for stand, _ in played(script_of(name), willing)
        if isinstance(stand, Ask) and stand.of != "both"
    )
    for (step, of), count in asked.items():
        other = "second" if of == "first" else "first"
        assert asked[(step, other)] == count, step


@pytest.mark.parametrize("name", SCRIPTS)
def test_walking_anew_is_walking_on(name: str) -> None:
    chance = Random(1)
    script = script_of(name)
    for course in chance.sample(courses(name), 12):
        n = chance.randrange(len(course))
        assert walk(script, [answer for _, answer in course[:n]]) == course[n][0]


@pytest.mark.parametrize("name", SCRIPTS)
def test_how_far_along_they_are_never_leaves_its_bounds(name: str) -> None:
    script = script_of(name)
    for course in courses(name)[:20]:
        paces = [pace(script, stand) for stand, _ in course if isinstance(stand, Ask)]
        assert all(0 <= each.done <= 1 and 1 <= each.minutes <= script.minutes[1] for each in paces)
        assert paces[0].done == 0


@pytest.mark.parametrize("name", SCRIPTS)
def test_not_now_ends_kindly_and_asks_nothing_more(name: str) -> None:
    course = played(script_of(name), Evening(1, good_now="not_now"))
    assert [answer.step for stand, answer in course if isinstance(stand, Ask)] == ["good_now", "another_time"]
