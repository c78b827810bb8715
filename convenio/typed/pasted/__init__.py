"""Several figures pasted at once, read by their headings, words and shape."""
