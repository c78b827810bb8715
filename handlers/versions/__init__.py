"""What a version of a report says otherwise than an earlier one."""
