"""What happens next: flow files, and a pure walk over them."""
