"""Raised hands, and the queue that they make."""
