"""What people are told in time: what their region still owes, and to ODES how it stands."""
