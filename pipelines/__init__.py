"""Landing of the APIs into the warehouse, and the commands around it."""
