"""Keys and pastes on their way from the terminal to the screens."""
