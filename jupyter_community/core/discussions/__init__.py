"""Threads, posts and what has been read of them."""
