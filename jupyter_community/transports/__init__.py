"""How people get in: HTTP and one WebSocket, by tornado, which lives here and nowhere else."""
