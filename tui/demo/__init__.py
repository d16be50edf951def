"""Demo data: a made-up couple and their months."""
