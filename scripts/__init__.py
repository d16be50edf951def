"""Scripts and the engine that replays conversations.

A conversation is a script and a list of answers; `replay(script, answers)` returns its state. Import the library from
`scripts.loading.open_script`: loading pulls in the schema, which most commands don't need.
"""

from scripts.answer_submission import InvalidAnswer, revise, submit_answer
from scripts.engine.replay import Replay, replay
from scripts.engine_types import Answer, AwaitingAnswer, AwaitingFact, Finished, InvalidHistory, Json, State
from scripts.model import Script, Source
from scripts.progress import Progress, StashedAnswer, last_answered

__all__ = [
    "Answer",
    "AwaitingAnswer",
    "AwaitingFact",
    "Finished",
    "InvalidAnswer",
    "InvalidHistory",
    "Json",
    "Progress",
    "Replay",
    "Script",
    "Source",
    "StashedAnswer",
    "State",
    "last_answered",
    "replay",
    "revise",
    "submit_answer",
]
