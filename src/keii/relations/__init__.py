"""How states and people stand to each other on a day, from what reports tell: a signed network with its blocs and its balance."""

from keii.relations.model import Network, Tie
from keii.relations.network import network
from keii.relations.ties import ties

__all__ = ["Network", "Tie", "network", "ties"]
