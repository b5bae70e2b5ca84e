"""One technology a file: what the ports need, made of what the world has."""
