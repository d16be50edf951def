"""What is seen: the Textual app and the command line, the only room that knows all the others."""
