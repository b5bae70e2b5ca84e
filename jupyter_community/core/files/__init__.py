"""Pictures and files that people add to posts: what is taken, how much of it, and how a text names them."""
