"""Records as HTML and SVG: what the web page serves and what a self-contained file holds. Knows no server and no terminal."""
