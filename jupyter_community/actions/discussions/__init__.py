"""What people do in discussions: publish, change, and say how far a question has come."""
