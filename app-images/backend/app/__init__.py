"""The to-do chat's HTTP API."""
