"""What each page asks of the warehouse, one module per subject, on the engine of `dashboards.data`."""
