"""What the application does, without HTTP."""
