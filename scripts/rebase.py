"""What was changed in an agreement after a look-back at it was begun, and what is asked again because of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from scripts.engine.replay import Walking
from scripts.engine.validation import AGREEMENT_TURNS, BESIDE, DUE
from scripts.model import Script
from scripts.progress import Progress, set_aside
from scripts.records import Answer, Ask, Json

About = Mapping[str, Json]
"""An agreement as a fact tells of it."""
Told = tuple[str, str, str]
"""Where an agreement is told of: place and step of the fact, and the agreement's id."""

CARRIED = ("", "carried")
"""Place and step of the fact that tells of the agreement that was carried in."""
OF_NOW = ("look_back", *AGREEMENT_TURNS, *BESIDE)
"""What is told as it is now; that it was changed since is no reason to ask again."""
WORDS = ("who", "act", "cue")
"""What a look-back speaks about. Once it is answered, a day that was moved since makes no difference to it."""


def caught_up(script: Script, progress: Progress, standing: Mapping[str, About], today: str) -> Progress:
    """The conversation after all that became of its agreements meanwhile; the same one where nothing did.

    `standing` are the agreements that stand, by id, as they would without the look-backs of this conversation. Its
    facts tell of them as they are now. The first look-back whose agreement reads otherwise is asked again, with all
    that is always asked again after it; one that was let go, or moved to another day, is not asked any more.
    """
    looked_back, before = _looked_back(script, progress.answers), _told(progress.answers)
    now: dict[Told, About] = {}
    for told, about in before.items():
        stands = standing.get(told[2])
        if told not in looked_back:
            now[told] = _since(about, stands, today, carried=told[:2] == CARRIED)
        else:
            put_off = progress.answers[looked_back[told]].value is None
            now[told] = about if put_off else _answered_since(about, stands)
    if now == before:
        return progress
    again = [n for told, n in looked_back.items() if now[told] != before[told]]
    progress = replace(progress, answers=tuple(_telling(answer, now) for answer in progress.answers))
    return set_aside(script, progress, min(again)) if again else progress


def _told(answers: Iterable[Answer]) -> dict[Told, About]:
    """The agreements that facts tell of; items of the notebook have a text in place of an act."""
    return {
        (fact.place, fact.step, one["id"]): one
        for fact in answers
        if fact.kind == "fact"
        for one in (fact.value if isinstance(fact.value, list) else [fact.value])
        if isinstance(one, Mapping) and "text" not in one
    }


def _looked_back(script: Script, answers: Iterable[Answer]) -> dict[Told, int]:
    """The records of all look-backs, those put off to another time among them."""
    walking, found = Walking(script), dict[Told, int]()
    for n, answer in enumerate(answers):
        stand = walking.stand
        if isinstance(stand, Ask) and stand.kind == "look_back":
            fact = CARRIED if stand.step.carried else (stand.place.rpartition("/")[0], stand.step.id)
            found.setdefault((*fact, str(stand.about["id"])), n)
        walking.take(answer)
    return found


def _telling(answer: Answer, now: Mapping[Told, About]) -> Answer:
    """A fact that tells of its agreements as they are now; any other answer as it is."""

    def anew(one: Json) -> Json:
        id_ = one.get("id") if isinstance(one, Mapping) else None
        return now.get((answer.place, answer.step, str(id_)), one)

    if answer.kind != "fact":
        return answer
    value = answer.value
    return replace(answer, value=[anew(one) for one in value] if isinstance(value, list) else anew(value))


def _answered_since(about: About, now: About | None) -> About:
    """After a look-back only other words count: what was said of one that was let go since still stands."""
    return about if now is None or _reads_alike(about, now) else _in_other_words(about, now)


def _since(about: About, now: About | None, today: str, *, carried: bool) -> About:
    """Before its look-back; what was carried in waits for no day, so it cannot be moved to another one."""
    if now is None or (not carried and _was_moved(about, now, today)):
        return {**about, "gone": True}
    if not _reads_alike(about, now):
        return _in_other_words(about, now)
    stays = {name: value for name, value in about.items() if name != "gone" and name not in OF_NOW}
    return stays | {name: now[name] for name in OF_NOW if name in now}


def _reads_alike(about: About, now: About) -> bool:
    return all(about.get(name) == now.get(name) for name in WORDS)


def _was_moved(about: About, now: About, today: str) -> bool:
    day = now.get("look_back")
    return bool(day != about.get("look_back") and (day is None or day > today))


def _in_other_words(about: About, now: About) -> About:
    return {**{name: value for name, value in now.items() if name in DUE}, "before": about["act"]}
