"""Every key of the app, and the page listing them."""
