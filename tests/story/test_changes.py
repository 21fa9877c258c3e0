"""What `keii diff` finds between two versions, and what it leaves alone."""

from __future__ import annotations

from affair import dossiers
from hypothesis import given, settings
from hypothesis import strategies as st

import keii
from keii.story.changes import Changes, diff


def between(old: str, new: str) -> Changes:
    return diff(keii.read(old, published="2026-03-10"), keii.read(new, published="2026-03-11"))


def fields(changes: Changes) -> list[tuple[str, str, str]]:
    return [(d.field, d.before, d.after) for c in changes.changed for d in c.differences]


def test_a_corrected_number_and_a_withdrawn_sentence() -> None:
    changes = diff(dossiers()["page"], dossiers()["update"])
    found = fields(changes)
    assert ("number: 文書", "5", "6") in found
    assert ("withdrawn", "no", "yes") in found
    assert ("certainty", "expected", "asserted") in found
    assert not changes.gone
    assert changes.factual


def test_expected_then_done() -> None:
    changes = between("トーゴは10日、ガーナに哨戒艇を供与する見通しだ。", "トーゴは10日、ガーナに哨戒艇を供与した。")
    assert ("certainty", "expected", "asserted") in fields(changes)
    assert not changes.added
    assert not changes.gone


def test_another_speaker_is_a_fact() -> None:
    changes = between("トーゴのアメガ外相は「港を開く」と述べた。", "トーゴのコジョ国防相は「港を開く」と述べた。")
    assert [f for f, _, _ in fields(changes)] == ["who"]
    assert changes.factual


def test_a_ministry_named_by_its_state_is_no_other_fact() -> None:
    changes = between("トーゴ外務省は「港を開く」と述べた。", "トーゴは「港を開く」と述べた。")
    assert [(f, d.factual) for c in changes.changed for d in c.differences for f in (d.field,)] == [("who", False)]
    assert not changes.factual


def test_another_state_is_another_fact() -> None:
    changes = between("トーゴは「港を開く」と述べた。", "ガーナは「港を開く」と述べた。")
    assert changes.factual


def test_what_nobody_in_particular_said_is_the_same_in_both() -> None:
    text = "関係者は「港を開く」と述べた。トーゴは10日、企業4社に制裁を科した。"
    changes = between(text, text)
    assert (changes.added, changes.gone, changes.changed) == ([], [], [])


def test_other_words_are_wording() -> None:
    changes = between(
        "トーゴのアメガ外相は「協定の改定交渉を続ける」と述べた。",
        "トーゴのアメガ外相は「協定の改定交渉は続ける」と述べた。",
    )
    assert [f for f, _, _ in fields(changes)] == ["wording"]
    assert not changes.factual


def test_what_is_denied_later() -> None:
    changes = between("トーゴは10日、ガーナを攻撃した。", "トーゴは10日、ガーナを攻撃しなかった。")
    assert ("negated", "no", "yes") in fields(changes)


def test_a_quotation_that_denies_what_it_said_is_another_fact() -> None:
    changes = between(
        "トーゴのアメガ外相は「部隊を国境に派遣する」と述べた。",
        "トーゴのアメガ外相は「部隊を国境に派遣しない」と述べた。",
    )
    assert ("negated", "no", "yes") in fields(changes)
    assert changes.factual


def test_what_came_and_went() -> None:
    changes = between("トーゴは10日、ガーナに制裁を科した。", "ケニアは11日、ソマリアを訪問した。")
    assert [t.type for t in changes.gone if t.kind == "event"] == ["SANCTION"]
    assert not [t for t in changes.added if t.type == "SANCTION"]


NAMES = sorted(dossiers())


@settings(deadline=None, max_examples=20)
@given(st.sampled_from(NAMES))
def test_nothing_changes_between_a_report_and_itself(name: str) -> None:
    changes = diff(dossiers()[name], dossiers()[name])
    assert (changes.added, changes.gone, changes.changed) == ([], [], [])
    assert not changes.factual


@settings(deadline=None, max_examples=20)
@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_added_and_gone_swap(one: str, two: str) -> None:
    there, back = diff(dossiers()[one], dossiers()[two]), diff(dossiers()[two], dossiers()[one])
    assert {t.record for t in there.added} == {t.record for t in back.gone}
    assert {t.record for t in there.gone} == {t.record for t in back.added}
    assert len(there.changed) == len(back.changed)
