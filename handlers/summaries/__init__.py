"""A region, an indicator or the country at a glance: a picture with its numbers in words."""
