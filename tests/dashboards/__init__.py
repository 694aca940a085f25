"""Tests of the pages: their text, their figures, their behaviour in Python and in a real browser."""
