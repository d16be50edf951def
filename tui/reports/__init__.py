"""Read models: what the screens show, computed from the store."""
