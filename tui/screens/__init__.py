"""One module for each screen that the couple sees; screens hold no rules, they show and ask."""
