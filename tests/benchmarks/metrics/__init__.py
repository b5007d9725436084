"""What is measured, one metric a module."""
