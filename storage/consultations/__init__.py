"""Consultations: what people ask ODES, its answers, and the end of each thread."""
