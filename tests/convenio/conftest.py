"""Hypothesis without a time limit for one example: a busy machine is not a defect."""

from hypothesis import settings

settings.register_profile("convenio", deadline=None)
settings.load_profile("convenio")
