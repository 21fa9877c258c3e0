"""States, capitals and organisations joining the cast.

    中国外務省                       the body of a state, one actor wherever it is named
    外務省                          the one named before, or that of the state before の
    多国間制裁監視チーム … 監視チーム    an unknown organisation and its short name
Left alone: a capital that is no subject (ワシントンで), which is a place.
"""

from __future__ import annotations

from keii.actors.mention import Mention
from keii.actors.people import parts
from keii.actors.roster import REACH, Roster
from keii.actors.settings import GOALS, setting
from keii.grammar.runs import Run

# 国営テレビ is not any テレビ.
_MEDIA = frozenset("メディア テレビ 通信 ラジオ 放送 通信社 企業 紙 新聞 テレビ局 放送局 会社".split())


def take_state(roster: Roster, mention: Mention) -> None:
    """日本, 米, 中国側: one actor for each state."""
    if mention.entry is None:
        return
    code = mention.entry.key
    index = roster.actor(f"state:{code}", "state", roster.gaz.state_names.get(code, mention.name), mention.country)
    roster.note(index, mention.start, mention.end, mention, (roster.text[mention.start : mention.end], mention.name))
    if mention.particle not in GOALS:
        roster.context.append((mention.start, mention.country))


def take_capital(roster: Roster, run: Run, mention: Mention) -> None:
    """ワシントンは… as the government; a place otherwise."""
    roster.context.append((mention.start, mention.country))
    if mention.entry is not None:
        roster.capitals.append((mention.start, mention.entry.key))
        if mention.particle in ("で", "では", "でも"):
            roster.places.append((mention.start, mention.country))
    if mention.particle in ("は", "が", "も") and len(run.tokens) == 1 and run.of is None and mention.entry is not None:
        index = roster.keys.get(f"state:{mention.entry.key}")
        if index is not None:
            roster.note(index, mention.start, mention.end, mention, (mention.name,))


def take_organisation(roster: Roster, run: Run, mention: Mention) -> None:
    """An organisation of the tables, a body of a state, or one only the text knows; with の the state before it."""
    if mention.side == "body" and mention.name == "政府" and _take_government(roster, run, mention):
        return
    guessed = False
    if run.of is not None and mention.start == run.start:
        whole = roster.gaz.known.get(roster.text[run.of.start : run.of.end] + mention.name)
        if whole is not None and whole.kind == "organisation":  # 国連の安全保障理事会
            mention.entry, mention.body, mention.side = whole, "", ""
    if mention.entry is not None and mention.entry.kind == "organisation" and not mention.body:
        key, country = f"org:{mention.entry.key}", mention.country
    elif mention.body:
        key, country = f"body:{mention.country}:{mention.body}", mention.country
        roster.bodies[mention.body] = key
    elif mention.side == "body":
        key, country = _bare_body(roster, run, mention)
        guessed = bool(country) and key not in roster.keys and not (roster.of_country(run) or mention.country)
    else:
        country = mention.country or roster.of_country(run) or _led_by(roster, mention.name)
        key = _unknown_key(roster, mention.name)
    kind = "group" if mention.entry is not None and mention.entry.detail == "armed-group" else "organisation"
    index = roster.actor(key, kind, mention.name, country)
    actor = roster.actors[index]
    mention.country = mention.country or actor.country
    actor.known = actor.known or (mention.side != "unknown" and not (guessed or key in roster.guessed))
    if guessed:
        roster.guessed.add(key)
    if mention.side == "body" and not mention.country and not actor.country:
        actor.known = False
    if country and not actor.country:
        actor.country = country
    names = [roster.text[mention.start : mention.end], mention.name]
    names += [n.removeprefix("国営") for n in names if n.startswith("国営") and n[2:] not in _MEDIA]
    if run.of is not None and mention.start == run.start and roster.by_run.get(run.of.start):
        names.append(roster.text[run.of.start : mention.end])
    for begin, end, at in run.notes:
        if at and run.tokens[at - 1].end == mention.end and 1 < end - begin <= 14:
            names.append(roster.text[begin:end].strip())
            roster.keys.setdefault(f"alias:{names[-1]}", index)
    topic = roster.topic
    roster.note(index, mention.start, mention.end, mention, names)
    if roster.is_media(actor) and f"state:{country}" not in roster.keys:
        roster.topic = topic  # BBC, ロイター: who is named next is not of the country of who tells the story
    elif country:
        roster.context.append((mention.start, country))


def _take_government(roster: Roster, run: Run, mention: Mention) -> bool:
    """政府 of the sentence's subject is that state, when the text names it; left alone: ウクライナは…。政府は…, which is Japan's at home."""
    country, place = setting(roster, mention.start)
    if place < roster.reading.sentences[roster.reading.sentence_at(mention.start)].start:
        country = ""
    index = roster.keys.get(f"state:{roster.of_country(run) or country}")
    if index is None:
        return False
    roster.note(index, mention.start, mention.end, mention, (mention.name,))
    return True


def _bare_body(roster: Roster, run: Run, mention: Mention) -> tuple[str, str]:
    """A ministry without its state is the one named before, or the one always meant, or that of の before it."""
    country = roster.of_country(run) or mention.country
    if not country:
        key = roster.bodies.get(mention.name)
        country, place = setting(roster, mention.start, mention.name)
        if key is not None and (not country or place < roster.actors[roster.keys[key]].spans[-1][0]):
            return key, key.split(":")[1]
    return f"body:{country}:{mention.name}", country


def _unknown_key(roster: Roster, name: str) -> str:
    """監視チーム after 多国間制裁監視チーム is the same body."""
    alias = roster.keys.get(f"alias:{name}")
    if alias is not None:
        return roster.actors[alias].key
    name = name.removesuffix("側")
    for key in [*roster.org_ends.get(name[-3:], []), *roster.org_ends.get(name[:4], [])]:
        if len(name) >= 3 and (key.endswith(name) or (key[4:].startswith(name) and len(name) >= 4)):
            return key
    key = f"org:{name}"
    for piece in {name[-3:], name[:4]}:
        known = roster.org_ends.setdefault(piece, [])
        if len(known) < REACH and key not in known:
            known.append(key)
    return key


def _led_by(roster: Roster, name: str) -> str:
    """イバラ政権 is of the country of the person whose name it bears."""
    if not name.endswith("政権"):
        return ""
    leader = name.removesuffix("政権")
    return next(
        (p.country for p in roster.people[:-REACH:-1] if any(leader in parts(n) or leader == n for n in p.names)),
        "",
    )
