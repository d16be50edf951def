"""What the tests of the command line share."""

import pytest

pytest.register_assert_rewrite("tests.tui.killing")
