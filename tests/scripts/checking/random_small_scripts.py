"""Small random scripts whose printed names are marked."""

from __future__ import annotations

from hypothesis import strategies as st

from scripts import Source
from tests.scripts.checking.random_small_words import Sketch, condition, prose
from tests.scripts.helpers.small_scripts import HEAD


def _steps(sketch: Sketch, depth: int, count: int, *, in_turns: bool) -> None:
    for _ in range(count):
        blocks = ("part", "turns", "repeat", "repeat", "for_each", "each")
        plain = (
            "say",
            "say",
            "yes_no",
            "yes_no",
            "text",
            "private",
            "private",
            "reveal",
            "scale",
            "list",
            "pick",
        )
        kind = sketch.one_of(*plain, *(blocks if depth < 5 else ()))
        _node(sketch, kind, depth, in_turns=in_turns)


def _node(sketch: Sketch, kind: str, depth: int, *, in_turns: bool) -> None:
    if kind in ("part", "turns", "repeat", "for_each"):
        _block(sketch, kind, depth, in_turns=in_turns)
    elif kind == "reveal" and sketch.privates:
        name = sketch.new_id("reveal")
        sketch.line(depth, f"- reveal: {name}")
        shown = sketch.draw(st.lists(st.sampled_from(sketch.privates), min_size=1, max_size=2, unique=True))
        sketch.line(depth, f"  show: [{', '.join(shown)}]")
    elif kind in ("say", "reveal") or sketch.asks >= 5:
        name = sketch.new_id("say")
        sketch.line(depth, f"- say: {name}")
        sketch.sections[name] = []
    else:
        _ask(sketch, kind, depth, in_turns=in_turns)
    if sketch.chance(35):
        sketch.spare_whens.append(len(sketch.flow))
        sketch.line(depth, "  #when")


def _ask(sketch: Sketch, kind: str, depth: int, *, in_turns: bool) -> None:
    sketch.asks += 1
    name = sketch.new_id("a")
    roles = ["speaker", "listener", "first", "second"]
    if kind == "private":
        sketch.privates.append(name)
        of = sketch.one_of(*roles)
    else:
        of = sketch.one_of(*roles, "both", *(() if in_turns else ("each",)))
    if kind == "each":
        of = "speaker" if in_turns else "each"
    sketch.line(depth, f"- ask: {name}")
    sketch.line(depth, f"  of: {of}")
    sketch.sections[name] = []
    answer = {"private": sketch.one_of("text", "yes_no"), "each": "yes_no", "pick": "choice"}.get(kind, kind)
    sketch.kinds[name] = kind if kind == "pick" else answer
    sketch.line(depth, f"  answer: {answer}")
    if answer == "scale":
        sketch.line(depth, "  from: 1 to 3")
    if kind == "pick":
        sketch.line(depth, "  choices: [u, v]")
        sketch.line(depth, "  pick: 1 to 2")
        sketch.labels[name] = ["u", "v"]
    if answer == "list":
        sketch.line(depth, "  pick: 1 to 2")
        sketch.lists.append(name)
    if kind == "private":
        sketch.line(depth, "  private: yes")
    if sketch.chance(25):
        sketch.line(depth, "  optional: yes")


def _block(sketch: Sketch, kind: str, depth: int, *, in_turns: bool) -> None:
    if (kind == "turns" and in_turns) or (kind == "for_each" and not sketch.lists):
        kind = "part"
    name = sketch.new_id("b")
    if kind in ("repeat", "for_each"):
        sketch.rows.append(name)
    sketch.line(depth, f"- {kind}: {name}")
    if kind == "repeat":
        sketch.line(depth, "  at_most: 2")
        if sketch.chance(70):
            sketch.spare_whens.append(len(sketch.flow))
            sketch.line(depth, "  #until")
    if kind == "for_each":
        sketch.line(depth, f"  in: {sketch.one_of(*sketch.lists)}")
    if sketch.chance(30):
        sketch.sections[name] = []
    sketch.line(depth, "  steps:")
    _steps(sketch, depth + 2, sketch.draw(st.integers(1, 3)), in_turns=in_turns or kind == "turns")
    if kind == "repeat" and sketch.chance(40):
        sketch.line(depth, "  at_the_cap:")
        _steps(sketch, depth + 2, 1, in_turns=in_turns)


@st.composite
def small_sources(draw: st.DrawFn) -> Source:
    """Return a valid script with few answers.

    Each print is between marks.
    """
    sketch = Sketch(draw)
    _steps(sketch, 1, draw(st.integers(2, 4)), in_turns=False)
    if sketch.privates and sketch.chance(70):
        sketch.line(1, "- reveal: last")
        sketch.line(1, f"  show: [{draw(st.sampled_from(sketch.privates))}]")
    _node(sketch, "say", 1, in_turns=False)
    for number, line in enumerate(sketch.flow):
        if "#" in line:
            key = line.strip().removeprefix("#")
            sketch.flow[number] = line.replace(f"#{key}", f'{key}: "{condition(sketch)}"')
    words = ["# Random", "", "By chance.", ""]
    for name in sketch.sections:
        words += [
            f"## {name}",
            prose(sketch),
            *(f"- {label}: {label}" for label in sketch.labels.get(name, ())),
            "",
        ]
    flow = "\n".join(sketch.flow)
    return Source(f"{HEAD}steps:\n{flow}\n", "\n".join(words) + "\n", "small.yaml", "small.md")
