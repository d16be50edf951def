"""Number of examples that a property test tries."""

from hypothesis import settings

FAST, THOROUGH = "fast", "thorough"

settings.register_profile(FAST, max_examples=20, deadline=None)
settings.register_profile(THOROUGH, max_examples=100, deadline=None)


def scaled(thorough: int) -> int:
    """Return this many, or a fifth in the fast profile."""
    profile = settings()
    return max(thorough * profile.max_examples // 100, 1)
