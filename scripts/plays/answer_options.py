"""What a couple could answer at a step: a few values that matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from scripts.autoplay.random_answers import random_answer
from scripts.engine.agreement_validation import OUTCOMES, allowed_next_actions
from scripts.engine.reveal_decisions import can_edit, one_for_each
from scripts.engine_types import OVER, AwaitingAnswer, AwaitingFact, Json
from scripts.model import Script
from scripts.opening_closing_steps import READINESS_STEP, frame_name
from scripts.plays.compared_values import ComparedWith
from scripts.plays.shape_options import shape_options

MANY_TIMES = 10**6
MANY_VISITS = 2
"""After this many visits, a `collect` block is over; it could go on forever."""


@dataclass(frozen=True)
class Option:
    """One way to answer; `label` names it in reports, "" if it's the only one."""

    label: str
    value: Json


@dataclass(frozen=True)
class OptionFinder:
    """Finds the options of a script's steps.

    `compared` are the values that the script's conditions compare answers with; `rng` fills in texts.
    """

    script: Script
    compared: Mapping[str, ComparedWith]
    rng: Random

    def options(self, state: AwaitingAnswer | AwaitingFact) -> list[Option]:
        """Return the ways to answer; the opening always says that it's a good time."""
        if frame_name(self.script, state.key[1]) == READINESS_STEP:
            return [Option("", "yes")]
        found = list(
            self._of_fact(state) if isinstance(state, AwaitingFact) else _BY_KIND[state.kind](self, state)
        )
        if len(found) > 1:
            return found
        return [Option("", found[0].value if found else random_answer(state, self.rng))]

    def _of_fact(self, need: AwaitingFact) -> Iterator[Option]:
        if need.fact == "begins":
            yield from (Option(person, person) for person in ("a", "b"))
        elif need.fact == "times_done":
            compared = self.compared.get("times_done", ComparedWith())
            times = [number for number in compared.thresholds(0, MANY_TIMES) if number < MANY_TIMES]
            yield from (Option(f"{number}", number) for number in times)
        elif need.fact == "due":
            yield Option("nothing due", [])
            yield Option("something due", [{"id": "due1", "act": "Sit down together", "who": "both"}])
        elif need.fact == "standing":
            yield Option("no agreements", [])
            acts = ("Sit down together", "I call first", "We walk")
            whose = ("both", "a", "b")
            about = [{"id": f"s{n}", "act": acts[n], "who": whose[n]} for n in range(3)]
            yield Option("agreements", about)
        elif need.fact == "carried":
            yield Option("no agreement", None)
            yield Option("an agreement", {"id": "c1", "act": "Sit down together", "who": "first"})
        elif need.fact == "notebook":
            yield Option("nothing in the notebook", [])
            entries = [{"id": "e1", "text": "We cooked together."}, {"id": "e2", "text": "The long walk."}]
            yield Option("notebook entries", entries[: need.at_most or 2])
        elif need.fact == "visit" and int(need.place.rpartition(".")[2]) > MANY_VISITS:
            yield Option(OVER, OVER)
        elif need.fact in ("card", "visit"):
            yield from (Option(name, name) for name in need.options)
            if need.fact == "card" and need.days:
                yield Option("none left", None)

    def of_read(self, _ask: AwaitingAnswer) -> Iterator[Option]:
        yield Option("", True)

    def of_ask(self, ask: AwaitingAnswer) -> Iterator[Option]:
        if ask.step.shape is not None:
            compared = self.compared.get(ask.step.id, ComparedWith())
            yield from (Option(*each) for each in shape_options(ask.step.shape, ask, compared, self.rng))
        if ask.step.optional:
            yield Option("skipped", None)

    def of_talk(self, ask: AwaitingAnswer) -> Iterator[Option]:
        if ask.step.note:
            yield Option("noted", "I was tired, and I answered before you’d finished.")
            yield Option("not noted", True)
        else:
            yield Option("", True)

    def of_agree(self, ask: AwaitingAnswer) -> Iterator[Option]:
        yield Option("agreed", self._some_value(ask))
        yield Option("nothing", None)

    def of_keep(self, ask: AwaitingAnswer) -> Iterator[Option]:
        is_map = ask.step.shape is not None and ask.step.shape.type == "tasks"
        if ask.tasks or not is_map:
            yield Option("saved", self._some_value(ask))
        yield Option("nothing", None)

    def _some_value(self, ask: AwaitingAnswer) -> Json:
        """Return a random answer that isn't nothing."""
        while (value := random_answer(ask, self.rng)) is None:
            pass
        return value

    def of_look_back(self, ask: AwaitingAnswer) -> Iterator[Option]:
        words = {"smaller": {"act": "Sit down once a week"}, "change": {"act": "Go for a walk"}}
        about: dict[str, Json] = {"agreement": ask.agreement["id"]}
        for following in allowed_next_actions(ask.agreement):
            value = {**about, "next": following, **({} if ask.step.asks_only_next else {"outcome": "kept"})}
            if following in words:
                value["words"] = words[following]
            elif following == "hand_over":
                value["words"] = {"who": "second"}
            elif following == "rest":
                value["look_back"] = "2027-05-01"
            yield Option(f"then {following}", value)
        if not ask.step.asks_only_next:
            for outcome in OUTCOMES[1:]:
                yield Option(outcome, {**about, "outcome": outcome, "next": "go_on"})
        yield Option("skipped", None)

    def of_reveal(self, ask: AwaitingAnswer) -> Iterator[Option]:
        if ask.stage != "decide":
            yield Option("", True)
            return
        names = list(dict.fromkeys(given.name for given in ask.to_reveal))
        yield Option("shared", dict.fromkeys(names, "show"))
        yield Option("kept private", dict.fromkeys(names, "keep"))
        if len(names) > 1:
            for name in names:
                yield Option(f"only {name} shared", {**dict.fromkeys(names, "keep"), name: "show"})
        for name in names:
            same = [given for given in ask.to_reveal if given.name == name]
            others = dict.fromkeys(names, "show")
            rest = ["show"] * (len(same) - 1)
            if len(same) > 1:
                yield Option(f"first {name} kept private", {**others, **one_for_each(same, ["keep", *rest])})
            if can_edit(same[0]):
                edited = one_for_each(same, [{"edit": "Edited."}, *rest])
                yield Option(f"{name} edited", {**others, **edited})


_BY_KIND: Mapping[str, Callable[[OptionFinder, AwaitingAnswer], Iterator[Option]]] = {
    "ask": OptionFinder.of_ask,
    "talk": OptionFinder.of_talk,
    "agree": OptionFinder.of_agree,
    "keep": OptionFinder.of_keep,
    "look_back": OptionFinder.of_look_back,
    "reveal": OptionFinder.of_reveal,
    **dict.fromkeys(("say", "breathe", "time_out", "compare", "draw", "stop"), OptionFinder.of_read),
}
