"""Dossiers and stories in the formats of other programs; `keii.export.formats` lists them. Knows no terminal."""
