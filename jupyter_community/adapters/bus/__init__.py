"""Buses: in-process for one process."""
