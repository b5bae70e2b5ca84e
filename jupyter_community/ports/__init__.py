"""What the actions need from the world, as Protocols. Each has an acceptance suite in ``tests/contracts``."""
