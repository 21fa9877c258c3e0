"""A network of relations as text, Markdown and CSV."""

from __future__ import annotations

import csv
import io

from keii.labels import Labels
from keii.relations.model import Network, Relation, Told
from keii.shown.listing import Block, Item, Shown
from keii.shown.named import name_of
from keii.view import clean

_EVIDENCE = 3  # tellings shown of a relation; JSON has them all


def shown(network: Network, labels: Labels) -> Shown:
    """A network as headed lists: the relations by how much they weigh, the blocs, and the balance."""
    names = names_of(network, labels)
    weighty = sorted(network.relations, key=lambda r: (-abs(r.net), r.a, r.b))
    blocs = [bloc for bloc in network.blocs if len(bloc) > 1]
    balance = network.balance
    lines = [f"{labels['triads']}: {balance.balanced} / {balance.triads}"] if balance.triads else []
    if balance.hostile:
        lines.append(f"{labels['hostile triads']}: {balance.hostile}")
    lines.append(f"{labels['frustration']}: {100 * balance.frustration:.1f} %")
    lines += [f"{labels['against blocs']}: {names[a]} – {names[b]}" for a, b in balance.against]
    return Shown(
        title=f"{labels['relations']}: {labels[network.between]}",
        about=[
            f"{labels['as of']}: {network.at or labels['none']}",
            labels["half-life"].format(network.half_life),
            *([labels["uncertain too"]] if network.uncertain else []),
        ],
        blocks=[
            Block(labels["relations"], [_relation(r, names, labels) for r in weighty] or [Item(labels["none"], [])]),
            Block(labels["blocs"], [Item(labels.join([names[n] for n in b]), []) for b in blocs] or [Item(labels["none"], [])]),
            Block(labels["balance"], [Item(lines[0], lines[1:])]),
        ],
    )  # fmt: skip


def names_of(network: Network, labels: Labels) -> dict[str, str]:
    """What the nodes are called in the user's language."""
    states = network.between == "states"
    return {node.id: name_of(node.id, labels) if states else clean(node.name) for node in network.nodes}


def _relation(relation: Relation, names: dict[str, str], labels: Labels) -> Item:
    sums = f"{labels['cooperation']} {relation.cooperation:.2f}, {labels['conflict']} {relation.conflict:.2f}"
    more = len(relation.evidence) - _EVIDENCE
    return Item(
        f"{relation.net:+.2f}  {names[relation.a]} – {names[relation.b]}{labels.paren(sums)}",
        [
            *(_told(told, names, labels) for told in relation.evidence[:_EVIDENCE]),
            *([labels["and more"].format(more)] if more > 0 else []),
        ],
    )


def _told(told: Told, names: dict[str, str], labels: Labels) -> str:
    """One act: when, who to whom, what, in which words of which report."""
    tie = told.tie
    arrow = "–" if tie.mutual else "→"
    act = " ".join(labels[word] for word in tie.type.split(" "))
    about = " ".join(x for x in (tie.outlet, tie.report) if x)
    sure = labels[tie.certainty] + (labels.paren(labels["understood"]) if tie.inferred else "")
    voices = labels.paren(labels["reports"].format(1 + len(told.also))) if told.also else ""
    return clean(
        f"{tie.day} {names[tie.a.id]} {arrow} {names[tie.b.id]} {act} {tie.score:+g} · {sure} · 「{tie.words}」 "
        f"{about} [{tie.span[0]}–{tie.span[1]}]{voices}"
    )


def table(network: Network) -> str:
    """A line for each relation, with its sums and how many acts and reports are behind it."""
    names = {node.id: node.name for node in network.nodes}
    bloc = {node: at for at, members in enumerate(network.blocs, 1) for node in members}
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow("a name_a b name_b net cooperation conflict acts reports bloc_a bloc_b at".split())
    for r in network.relations:
        reports = {tie.report for told in r.evidence for tie in (told.tie, *told.also)}
        sums = (r.net, r.cooperation, r.conflict, len(r.evidence), len(reports))
        rows.writerow([*map(_cell, (r.a, names[r.a], r.b, names[r.b])), *sums, bloc[r.a], bloc[r.b], network.at])
    return out.getvalue().rstrip("\n")


def _cell(text: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    text = clean(text)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
