"""What runs: settings, the root that builds everything, intake, delivery, the command line."""
