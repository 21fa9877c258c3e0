"""The answer to `keii whatif` as headed lists of lines, which text and Markdown both write."""

from __future__ import annotations

from keii.commitments.model import Answer, Chain, Clause, Contradiction, Duty, Untriggered
from keii.labels import Labels, Language
from keii.shown.listing import Block, Item, Shown
from keii.shown.named import name_of
from keii.view import clean

_ORDER = ("defence", "consultation", "neutrality")  # the gravest first


def shown(answer: Answer, labels: Labels) -> Shown:
    """An answer in the words of the user's language."""
    words = _Words(labels, answer.attackers)
    duties = sorted(answer.duties, key=lambda d: _ORDER.index(d.clause.kind))
    base = [words.duty(d) for d in duties if d.clause.origin == "base"]
    told = [words.duty(d) for d in duties if d.clause.origin != "base"]
    blocks = [
        Block(labels["duties of treaties"], base or [Item(labels["nothing triggered"], [])]),
        Block(labels["duties reported"], told),
        Block(labels["breaches"], [words.duty(d) for d in answer.breaches]),
        Block(labels["contradictions"], [words.contradiction(c) for c in answer.contradictions]),
        Block(labels["chains"], [words.chain(c) for c in answer.chains]),
        Block(labels["untriggered"], [words.untriggered(u) for u in answer.untriggered]),
    ]
    later = [labels["later changes"]] if answer.on > answer.known_until else []
    places = [words.names([t.place]) for t in answer.attacked if t.place != t.state]
    return Shown(
        title=labels["what if"].format(
            by=words.names(answer.attackers) if answer.attackers else labels["anybody outside"],
            attacked=words.names([t.state for t in answer.attacked]),
        ),
        about=[
            *([f"{labels['place of attack']}: {', '.join(places)}"] if places else []),
            f"{labels['as of']}: {answer.on}",
            f"{labels['known until']}: {answer.known_until}",
            *later,
        ],
        blocks=[block for block in blocks if block.items],
    )


class _Words:
    """Puts the parts of an answer into words."""

    def __init__(self, labels: Labels, attackers: list[str]) -> None:
        self.labels = labels
        self.attackers = attackers
        self.japanese = labels.language is Language.JA

    def names(self, codes: list[str]) -> str:
        return self.labels.join([name_of(code, self.labels) for code in codes])

    def title(self, clause: Clause) -> str:
        """Treaty and article; what kind of instrument it is, unless it is a treaty."""
        article = clause.article
        if article and not article.startswith("第"):
            article = self.labels["article"].format(article)
        name = clean(clause.treaty if self.japanese else clause.english)
        form = "" if clause.form == "treaty" else self.labels.paren(self.labels[clause.form])
        return f"{name} {clean(article)}".strip() + form

    def duty(self, duty: Duty) -> Item:
        labels, clause = self.labels, duty.clause
        caveats = [labels[caveat] for caveat in duty.caveats]
        if duty.against and set(duty.against) != set(self.attackers) - {duty.toward}:
            caveats.append(labels["against"].format(self.names(duty.against)))
        if duty.attacked:
            caveats.append(f"{labels['itself attacked']}: {self.names(duty.attacked)}")
        strength = labels[f"strength {clause.strength}"]
        lines = [f"{self.title(clause)} · {labels[clause.kind]} · {strength}"]
        return Item(
            f"{self.names(duty.obligors)} → {self.names([duty.toward])}",
            [*lines, *self._terms(clause), *caveats, *self._evidence(clause)],
        )

    def _terms(self, clause: Clause) -> list[str]:
        labels = self.labels
        condition, obligation = clause.condition, clause.obligation
        if not self.japanese:
            condition, obligation = clause.condition_en, clause.obligation_en
        terms = [f"{labels['condition']}: {clean(condition)}"] if condition else []
        return [" · ".join([*terms, f"{labels['obligation']}: {clean(obligation)}"])]

    def _evidence(self, clause: Clause) -> list[str]:
        """For a reported clause, how sure and in whose words."""
        if clause.origin == "base":
            return []
        lines = [self.labels[clause.certainty]]
        for e in clause.evidence:
            about = " ".join(x for x in (e.outlet, e.published) if x)
            lines.append(clean(f"「{e.words}」 {about} [{e.span[0]}–{e.span[1]}]"))
        return lines

    def untriggered(self, item: Untriggered) -> Item:
        labels = self.labels
        reason = labels["suspended since"] if item.reason == "suspended" else labels[item.reason]
        dates = f" {item.since or '…'} – {item.until or '…'}" if item.since or item.until else ""
        states = self.names(item.states) if item.states else ""
        certainty = f"{labels[item.clause.certainty]}: " if item.clause.origin != "base" else ""
        head = (
            f"{self.title(item.clause)}{labels.paren(labels[item.clause.kind]) if item.clause.kind != 'none' else ''}"
        )
        tail = f"{certainty}{reason}{dates}" + (labels.paren(states) if states else "")
        more = self._terms(item.clause) if item.clause.kind == "none" else []
        return Item(
            f"{head} → {self.names([item.toward])}: {tail}",
            [*more, *(self._evidence(item.clause)[1:])],
        )

    def chain(self, chain: Chain) -> Item:
        labels = self.labels
        head = labels["if helping"].format(self.names(chain.aiders), self.names([chain.helped]))
        owed = f"{labels['owes']}: {self.names(chain.obligors)}"
        caveats = [labels[caveat] for caveat in chain.caveats]
        strength = labels[f"strength {chain.clause.strength}"]
        return Item(head, [owed, f"{self.title(chain.clause)} · {strength}", *caveats])

    def contradiction(self, found: Contradiction) -> Item:
        labels = self.labels
        head = f"{self.names(found.states)}: {labels[found.kind]}"
        other = f" ↔ {self.names([found.against])}: " if found.against else " ↔ "
        return Item(
            head, [f"→ {self.names([found.toward])}: {self.title(found.clause)}{other}{self.title(found.other)}"]
        )
