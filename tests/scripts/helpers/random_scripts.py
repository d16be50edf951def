"""Random scripts as text, covering the whole format."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from scripts import Source
from tests.helpers.examples import scaled
from tests.scripts.helpers.random_words import conditions, named, prose
from tests.scripts.helpers.small_scripts import HEAD

STEPS = [*["say"] * 2, *["ask"] * 8, *["private"] * 8, *["reveal"] * 5, *["talk"] * 2, "breathe", "time_out"]
STEPS += ["compare", "agree", "agree", "look_back", "keep", "keep", "draw", "draw", "stop"]
BLOCKS = ["part", "turns", "turns", "repeat", "repeat", "for_each", "collect"]
TYPES = ["text", "lines", "choice", "yes_no", "scale", "feelings", "needs", "list", "ratings", "who", "date"]
TEXTS = [*["text"] * 6, "lines", "choice", "list", "scale"]
PARTS = ["milestones", "needs", "signals", "boundaries", "rituals", "roles", "tasks", "goals"]
FIELDS = ["cue", "obstacle", "instead", "sign", "rhythm", "look_back", "end", "hard_week"]


# Set EXAMPLES=1000 in the environment to search longer.
# Shrinking a whole script takes minutes and makes it no easier to read, so failures are shown as found.
SLOW = settings(
    max_examples=int(os.environ.get("EXAMPLES", scaled(15))),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


@dataclass
class Node:
    """A step or block, with the text of each key."""

    kind: str
    id: str
    keys: dict[str, str] = field(default_factory=dict)
    steps: list[Node] = field(default_factory=list)
    cap: list[Node] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    section: str = ""

    def written(self, depth: int) -> list[str]:
        pad = "  " * depth
        lines = [
            f"{pad}- {self.kind}: {self.id}",
            *(f"{pad}  {key}: {text}" for key, text in self.keys.items()),
        ]
        for key, nodes in (("steps", self.steps), ("at_the_cap", self.cap)):
            if nodes:
                lines += [f"{pad}  {key}:", *(line for node in nodes for line in node.written(depth + 2))]
        return lines


class Author:
    """A script being written; every choice is drawn from Hypothesis."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self.nodes: list[Node] = []
        self.lists: list[str] = []
        self.privates: list[str] = []
        self.answers: dict[str, str] = {}
        self.rows: list[str] = []
        self.choices_of_agreements: list[str] = []

    def one_of(self, values: list[str]) -> str:
        return self._draw(st.sampled_from(values))

    def chance(self, percent: int) -> bool:
        return self._draw(st.integers(1, 100)) > 100 - percent

    def number(self, low: int, high: int) -> int:
        return self._draw(st.integers(low, high))

    def steps(self, depth: int, *, in_turns: bool, at_most: int) -> list[Node]:
        return [self.node(depth, in_turns=in_turns) for _ in range(self.number(1, at_most))]

    def node(self, depth: int, *, in_turns: bool) -> Node:
        is_block = depth < 3 and len(self.nodes) < 14 and self.chance(40)
        return self.new(self.one_of(BLOCKS if is_block else STEPS), depth, in_turns=in_turns)

    def new(self, kind: str, depth: int, *, in_turns: bool) -> Node:
        node = Node("ask" if kind == "private" else kind, f"n{len(self.nodes)}")
        self.nodes.append(node)
        if kind in BLOCKS:
            self.block(node, depth, in_turns=in_turns)
        else:
            self.step(node, kind, in_turns=in_turns)
        return node

    def scene(self) -> Node:
        """Return turns with private answers and a reveal.

        Most real scripts are built around one.
        """
        node = Node("turns", f"n{len(self.nodes)}")
        self.nodes.append(node)
        kinds = ["private", "private", *[self.one_of(["say", "ask", "repeat", "private"]) for _ in range(2)]]
        node.steps = [self.new(kind, 1, in_turns=True) for kind in [*kinds, self.one_of(["reveal", "say"])]]
        return node

    def block(self, node: Node, depth: int, *, in_turns: bool) -> None:
        if node.kind == "turns" and in_turns:
            node.kind = "part"
        if node.kind == "for_each":
            node.keys["in"] = self.one_of([*self.lists, f"notebook.{self.one_of(PARTS)}"])
        if node.kind == "collect":
            node.keys["for"] = "7 days"
        if node.kind in ("repeat", "for_each", "collect"):
            self.rows.append(node.id)
        node.steps = self.steps(depth + 1, in_turns=in_turns or node.kind == "turns", at_most=3)
        if self.privates and self.chance(30):
            node.steps.append(self.new("reveal", depth + 1, in_turns=in_turns))
        if node.kind == "repeat":
            node.keys["at_most"] = str(self.number(1, 3))
            if self.chance(50):
                node.cap = self.steps(depth + 1, in_turns=in_turns, at_most=2)

    def step(self, node: Node, kind: str, *, in_turns: bool) -> None:
        roles = ["speaker", "listener", "first", "second"] + ([] if in_turns else ["each"])
        if kind in ("ask", "private"):
            self.ask(node, private=kind == "private")
        if kind in ("ask", "talk", "agree", "keep", "draw", "private"):
            everyone = (
                roles if kind == "private" else [*roles, "both", *(["either"] if kind == "agree" else [])]
            )
            node.keys["of"] = self.one_of(everyone)
            self.answers.setdefault(node.id, "text")
        if kind == "talk":
            node.keys["for"] = "1 minute"
            node.keys |= {"note": "optional"} if self.chance(50) else {}
            node.keys |= {"quiet": "yes"} if self.chance(10) else {}
        if kind in ("ask", "talk", "private") and self.chance(15):
            node.keys["as"] = "listener"
        if kind in ("ask", "talk") and self.chance(15):
            node.keys["outcome"] = "yes"
        if kind == "agree" and self.chance(30):
            node.keys["needs"] = f"[{self.one_of(FIELDS)}]"
        if kind == "look_back" and self.choices_of_agreements:
            node.keys["about"] = self.one_of(self.choices_of_agreements)
        elif kind == "look_back":
            node.keys["at_most"] = str(self.number(1, 3))
        if kind == "keep":
            node.keys["in"] = self.one_of(PARTS)
            if self.chance(40):
                node.keys["answer"] = "list"
                self.lists.append(node.id)
        if kind == "draw":
            node.keys |= {"rest": "365 days"} if self.chance(30) else {}
            node.labels = [f"c{number}" for number in range(self.number(1, 3))]
            self.answers[node.id] = "choice"
        self.showing(node, kind)

    def showing(self, node: Node, kind: str) -> None:
        known = self.privates if kind == "reveal" else [n for n in self.answers if n not in self.privates]
        asked = [name for name in known if any(n.id == name and n.kind == "ask" for n in self.nodes)]
        if kind in ("reveal", "compare") and asked:
            shown = self._draw(st.lists(st.sampled_from(asked), min_size=1, max_size=4, unique=True))
            node.keys["show"] = f"[{', '.join(shown)}]"
        elif kind in ("reveal", "compare"):
            node.kind = "breathe"

    def ask(self, node: Node, *, private: bool) -> None:
        kind = self.one_of(TEXTS if private else TYPES)
        if kind == "ratings" and not self.lists:
            kind = "text"
        node.keys["answer"] = kind
        if kind == "choice" and self.lists and self.chance(40):
            node.keys["choices_from"] = self.source_lists()
        elif kind == "choice" and self.chance(30):
            node.keys["choices_from"] = "agreements.standing"
            self.choices_of_agreements.append(node.id)
        elif kind == "choice":
            node.labels = [f"v{number}" for number in range(self.number(1, 3))]
            node.keys["choices"] = f"[{', '.join(node.labels)}]"
        if kind in ("choice", "feelings", "needs", "list") and self.chance(40):
            node.keys["pick"] = f"{self.number(0, 2)} to {self.number(2, 4)}"
        if kind == "scale":
            node.keys["from"] = f"{self.number(0, 1)} to {self.number(2, 10)}"
        if kind == "ratings":
            node.keys |= {"rows": self.one_of(self.lists), "scales": "{time: 0 to 5, fair: 1 to 5}"}
        if kind == "lines":
            node.labels = ["did", "regret", "reason"]
            node.keys |= {"lines": "[did, regret, reason]", "can_be_empty": "[reason]"}
        node.keys |= {"private": "yes"} if private else {}
        node.keys |= {"optional": "yes"} if self.chance(30) else {}
        self.answers[node.id] = "text" if kind == "lines" else kind
        if private:
            self.privates.append(node.id)
        if kind == "list":
            self.lists.append(node.id)

    def source_lists(self) -> str:
        """Return one list to choose from, or several."""
        chosen = self._draw(st.lists(st.sampled_from(self.lists), min_size=1, max_size=3, unique=True))
        return chosen[0] if len(chosen) == 1 else f"[{', '.join(chosen)}]"


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Return a valid flow and its words.

    Names and conditions may read anything in the script.
    """
    author = Author(draw)
    top = [author.node(0, in_turns=False) for _ in range(author.number(2, 4))]
    top.insert(author.number(0, len(top)), author.scene())
    top.append(author.new("reveal", 0, in_turns=False))
    top.append(author.new("say", 0, in_turns=False))
    reading = prose(author.answers, author.rows)
    given = named({name: author.answers[name] for name in author.privates})
    whether = st.one_of(conditions(author.answers), given.map("{} is undefined".format))
    for node in author.nodes:
        if node.kind == "stop" or author.chance(20):
            node.keys["when"] = f'"{draw(whether)}"'
        if node.kind == "repeat" and author.chance(60):
            node.keys["until"] = f'"{draw(whether)}"'
        if node.kind in BLOCKS and author.chance(15):
            node.keys["if_left"] = "leaving"
        if node.kind in ("say", "ask", "keep", "draw", "stop") or author.chance(40):
            labels = "".join(
                f"\n- {value}: {draw(st.sampled_from(['This', 'That']))} {value}" for value in node.labels
            )
            starter = (
                f"\n> {draw(reading)}" if node.kind in ("ask", "agree", "keep") and author.chance(30) else ""
            )
            if starter and node.keys.get("answer") == "lines":
                starter = "\n> I\n> I’m sorry that I\n>"
            node.section = (
                f"## {node.id}\n{node.id}: {draw(reading)}{labels}{chr(10) * bool(labels)}{starter}\n"
            )
    flow = "\n".join(line for node in top for line in node.written(1))
    left = "## leaving\n{{ speaker }} and {{ first.their }}\n" if "if_left: leaving" in flow else ""
    words = "\n".join([*(node.section for node in author.nodes if node.section), left])
    return Source(f"{HEAD}steps:\n{flow}\n", f"# Random\n\nBy chance.\n\n{words}", "small.yaml", "small.md")
