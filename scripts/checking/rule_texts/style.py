"""Rules about style. Most are listed only with `--strict`."""

from scripts.checking.findings import Example, Rule

_GOOD = Example("- say: hello", "## hello\nHello, you two. It’s good that you’re here.")


def _style(code: str, title: str, texts: tuple[str, str, str], broken: str, *, strict: bool = True) -> Rule:
    """Return a rule from its message, why, and fix."""
    example = Example("- say: hello", f"## hello\n{broken}")
    return Rule(code, title, *texts, example, _GOOD, "warning", strict=strict)


RULES = (
    _style(
        "L01",
        "A long sentence",
        (
            "This sentence has {count} words. Split it into two or three.",
            "People read it out loud in a tense moment. Twenty words is about one breath.",
            "Put a period where you’d take a breath.",
        ),
        "This sentence " + "goes on and on, and then it " * 6 + "ends.",
    ),
    _style(
        "L02",
        "Two questions at once",
        (
            "These are {count} questions at once. Ask one, and put the other into a step of its own.",
            "People answer the easier one and forget the other.",
            "Keep one question.",
        ),
        "What hurt? And what would have helped?",
    ),
    _style(
        "L03",
        "A wall of text",
        (
            "This step has {count} words. Split it into two steps, or leave out half.",
            "More than about 120 words don’t fit on the screen, or in anyone’s head.",
            "Split it into two steps.",
        ),
        "Hello, you two. " * 50,
    ),
    _style(
        "L04",
        "A placeholder",
        (
            "`{found}` looks like something you meant to fill in. Write the sentence, or delete it.",
            "The couple would see it exactly like that.",
            "Write the sentence.",
        ),
        "TODO write this.",
        strict=False,
    ),
    _style(
        "L05",
        "A word that blames",
        (
            "`{found}` can sound like blame. Say what happened instead of what someone is like.",
            "In a tense moment, a word like that restarts the argument.",
            "Describe one moment.",
        ),
        "Say what you always do.",
    ),
    _style(
        "L06",
        "Hard to read",
        (
            "These words take about {count} years of school to read. Use shorter words and sentences.",
            "Turnabout’s own words take about six years of school. People should be able to understand them even when "
            "they’re upset.",
            "Use shorter words.",
        ),
        "Communicating vulnerability facilitates emotional regulation. Interpersonal synchronization necessitates "
        "collaborative responsibility. Differentiation accompanies intimacy.",
    ),
)
