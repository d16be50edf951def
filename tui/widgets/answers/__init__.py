"""Answer widgets: one for each kind of step."""
