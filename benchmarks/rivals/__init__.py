"""How others land the same pages; each a program of its own, so that its cost can be measured alone."""
