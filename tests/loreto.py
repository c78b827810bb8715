"""What Loreto reported of the second semester of 2020 (Gráfico 11), as tests load and paste it."""

GOALS = [60, 60, 70, 10, 89, 50, 7, 75, 55, 1, 50, 50]
PASTED = "60 45 30 10 89 58 7 25 66 1 33 27"
