"""How many letters of what people write is kept."""

NAME_LENGTH = 80
WORDS_LENGTH = 300  # a cause, a reason or a comment in somebody's own words
LETTER_LENGTH = 1000  # what ODES writes to a region, or is asked
