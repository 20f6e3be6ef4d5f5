"""Sample plans, built by code; resources/samples holds them as files."""
