"""The annual schedule, its moves, and who took part."""
