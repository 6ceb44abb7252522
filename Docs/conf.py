"""Sphinx configuration of the manual; the folder is put together by generate.py."""

project = "CTSuite"
author = "CTSuite developers"
copyright = "CTSuite developers"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns = ["manual"]

html_theme = "alabaster"
html_theme_options = {"page_width": "1100px", "sidebar_width": "260px", "show_powered_by": False}
html_show_sourcelink = False
html_copy_source = False
