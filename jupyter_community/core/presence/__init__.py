"""Who is here, as far as they want it to be known. Nothing in here is ever stored, and nothing in here has a clock."""
