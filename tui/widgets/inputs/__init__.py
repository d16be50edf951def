"""Input widgets that answers and forms are built from."""
