"""Who must do what if somebody is attacked: treaties in force and reported agreements, as a pure function of the date asked about."""

from keii.commitments.model import Answer
from keii.commitments.reported import Told
from keii.commitments.whatif import whatif

__all__ = ["Answer", "Told", "whatif"]
