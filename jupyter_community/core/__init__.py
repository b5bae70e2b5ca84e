"""The rules of a community, pure: values in, values out. No loop, no clock, no socket, no database."""
