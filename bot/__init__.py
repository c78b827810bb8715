"""The bot that runs: settings, composition root, inbox, delivery, command line."""

VERSION = "0.1.0"  # as in pyproject.toml, which does not come along into the image
