"""Who somebody is: asked of a JupyterHub, or of the single Jupyter server that we run in."""
