"""keii (経緯) reads foreign-affairs news in Japanese and writes down who said what, who did what, when, and on whose word."""

from keii.errors import InputError, KeiiError, LexiconError
from keii.reader import read
from keii.records import Actor, Dossier, Statement, Time

__version__ = "0.1.0"

__all__ = ["Actor", "Dossier", "InputError", "KeiiError", "LexiconError", "Statement", "Time", "__version__", "read"]
