"""Where submissions lie on their way to the graders."""
