"""What screens are made of; a widget gets its data from above and posts messages, and knows no screen and no app."""
