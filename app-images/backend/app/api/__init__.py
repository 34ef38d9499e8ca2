"""The HTTP routes: they read a request, call a service, and write an answer."""
