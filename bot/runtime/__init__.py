"""The composition root: what runs is built here and nowhere else."""
