"""What decodes pictures."""
