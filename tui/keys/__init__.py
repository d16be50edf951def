"""Every key of the app, and the page of docs made from them."""
