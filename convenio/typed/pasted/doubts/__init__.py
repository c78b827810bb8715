"""What may be meant in two ways in a pasted text, and is asked."""
