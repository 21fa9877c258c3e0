"""keii beside annotated reports: precision, recall and F1 by record type, what was missed and what was extra.

The gold is a TOML file beside a text, as `docs/gold.md` describes; `evaluate` scores files, `worth` what parts of keii contribute.
"""

from keii.evaluation.gold import Gold, load
from keii.evaluation.run import Evaluation, evaluate, worth

__all__ = ["Evaluation", "Gold", "evaluate", "load", "worth"]
