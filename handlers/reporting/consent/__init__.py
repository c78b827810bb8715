"""A correction of what is published: ODES is asked, and consents or not."""
