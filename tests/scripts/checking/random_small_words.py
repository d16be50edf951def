"""Conditions and marked words of small random scripts."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

ROLES = ("", "", "", "first.", "second.", "speaker.", "listener.")


@dataclass
class Sketch:
    """A script being written, line by line."""

    draw: st.DrawFn
    flow: list[str] = field(default_factory=list)
    sections: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    privates: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    asks: int = 0
    marks: int = 0
    spare_whens: list[int] = field(default_factory=list)

    def one_of(self, *values: str) -> str:
        return self.draw(st.sampled_from(values))

    def chance(self, percent: int) -> bool:
        return self.draw(st.integers(1, 100)) > 100 - percent

    def new_id(self, kind: str) -> str:
        name = f"{kind}{len(self.kinds)}"
        self.kinds[name] = kind
        return name

    def line(self, depth: int, text: str) -> None:
        self.flow.append("  " * depth + text)


def condition(sketch: Sketch) -> str:
    answers = [name for name, kind in sketch.kinds.items() if name.startswith("a")]
    if not answers:
        return sketch.one_of("round == 1", "times_done > 0", "round is defined")
    name = sketch.draw(st.sampled_from(answers))
    read = sketch.one_of(*ROLES) + name
    other = sketch.one_of(*ROLES) + sketch.draw(st.sampled_from(answers))
    simple = {
        "yes_no": [
            f"{read} == 'yes'",
            f"{read} != 'yes'",
            f"{read} in ['no', 'maybe']",
            f"{read} == {other}",
        ],
        "scale": [
            *(f"{read} >= 2", f"{read} < 3", f"{read} == '2'", f"{read} + 1 > 3", f"{read} > {other}"),
            *(f"{read} is far_from {other}", f"{read} is not far_from {other}"),
        ],
        "list": [f"{read} | length > 1", f"{read} is including 'x'"],
        "pick": [f"{read} is including 'u'", f"{read} is not including 'v'", f"{read} == 'u'"],
        "text": [f"{read} == 'x'"],
    }[sketch.kinds[name]]
    simple += [f"{read} is defined", f"{read} is undefined", "round == 1"]
    simple += [f"{rows} | length == 1" for rows in sketch.rows] + [
        f"{rows} is defined" for rows in sketch.rows
    ]
    found = sketch.one_of(*simple)
    if sketch.chance(25):
        found = f"{found} {sketch.one_of('and', 'or')} {sketch.one_of('', 'not ')}{sketch.one_of(*simple)}"
    return found


def prose(sketch: Sketch) -> str:
    answers = [name for name in sketch.kinds if name.startswith("a")]
    pieces = []
    for _ in range(sketch.draw(st.integers(0, 3)) if answers else 0):
        read = sketch.one_of(*ROLES) + sketch.draw(st.sampled_from(answers))
        sketch.marks += 1
        piece = f"«{sketch.marks}:{{{{ {read} }}}}»"
        if sketch.chance(35):
            piece = f"{{% if {condition(sketch)} %}}{piece}{{% endif %}}"
        pieces.append(piece)
    return " ".join(["Hm.", *pieces])
