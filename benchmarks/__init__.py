"""What the README's figures come from. Nothing here is asserted in a test: machines differ."""
