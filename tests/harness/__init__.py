"""What the tests of a real hub in a real browser stand on."""
