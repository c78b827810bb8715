"""The report's parts, in its order; each is made of the facts alone."""
