"""What the store offers, one module per subject."""
