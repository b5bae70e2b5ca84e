"""What people are told of, mentions among it; and what is new for somebody who was away."""
