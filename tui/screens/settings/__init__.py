"""Settings, and what opens from them."""
