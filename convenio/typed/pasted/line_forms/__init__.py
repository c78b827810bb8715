"""The forms of a pasted line: of an indicator, of several, behind a word, or a heading."""
