"""What runs: settings, the root that builds everything, intake, delivery, the command line."""

VERSION = "0.1.0"  # as in pyproject.toml, which does not come along into the image
