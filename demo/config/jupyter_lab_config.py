"""JupyterLab in the demo: asks nobody about news and looks for no updates."""

c = get_config()  # noqa: F821  Jupyter gives it
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
