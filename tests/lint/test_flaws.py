"""Rules about what should not be there, on readings built by hand."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import taktvoll
from analyses import TODAY, read_marked
from taktvoll.analysis import Evidence, Thresholds
from taktvoll.finding import Safety, apply_edits
from taktvoll.lint.rules import over_explanation, rule_by_id
from taktvoll.lint.rules.over_explanation import Given
from taktvoll.settings import Limits, Settings
from wordings import small, wordings

FRAME = "⟦salutation⟧Sehr geehrte Frau Weiß,\n\n{body}\n\n⟦closing⟧Mit freundlichen Grüßen\n⟦closing⟧Jana Kröger"
DECISION = "⟦decision⟧Leider muss ich absagen."


def letter(body):
    return FRAME.format(body=body)


def find(rule_id, body, settings=None, **fields):
    analysis = read_marked(letter(body), **fields)
    return [(analysis.text[m.start : m.end], m) for m in rule_by_id(rule_id).find(analysis, settings or Settings())]


def quotes(rule_id, body, settings=None, **fields):
    return [quote for quote, _ in find(rule_id, body, settings, **fields)]


def mended(rule_id, body, settings=None, fix=0, **fields):
    analysis = read_marked(letter(body), **fields)
    match = next(iter(rule_by_id(rule_id).find(analysis, settings or Settings())))
    return apply_edits(analysis.text, match.fixes[fix].edits).split("\n\n", 1)[1].rsplit("\n\n", 1)[0]


@pytest.mark.parametrize(
    ("rule_id", "label"),
    [("negative_opinion", "negative"), ("private_detail", "private"), ("hedged_decision", "hedge")],
)
def test_neighbours_are_one_finding_and_others_two(rule_id, label):
    body = f"⟦{label}⟧Eins. ⟦{label}⟧Zwei. ⟦thanks⟧Danke. ⟦{label}⟧Drei."
    assert quotes(rule_id, body) == ["Eins. Zwei.", "Drei."]


@pytest.mark.parametrize("rule_id", ["negative_opinion", "private_detail", "informal", "hedged_decision"])
def test_quoted_mail_is_never_found(rule_id):
    label = {
        "negative_opinion": "negative",
        "private_detail": "private",
        "informal": "informal",
        "hedged_decision": "hedge",
    }
    assert quotes(rule_id, f"⟦{label[rule_id]}⟧> so ein Witz!!\n\n{DECISION}") == []


def test_long_quote_is_cut_at_a_word():
    long = "Ihre Firma hat sich in den letzten vier Wochen kein einziges Mal bei mir gemeldet und das ist schade."
    message = find("negative_opinion", f"⟦negative⟧{long}")[0][1].fields["quote"]
    assert message.endswith(" …")
    assert long.startswith(message[:-2])
    assert len(message) <= 72


def test_dropped_sentence_leaves_clean_white_space():
    body = f"{DECISION} ⟦negative⟧So ein Witz. ⟦goodwill⟧Alles Gute."
    assert mended("negative_opinion", body) == "Leider muss ich absagen. Alles Gute."


def test_dropped_last_sentence_leaves_the_paragraph_break():
    assert mended("negative_opinion", f"{DECISION} ⟦negative⟧So ein Witz.") == "Leider muss ich absagen."


def test_dropped_paragraph_goes_with_one_break():
    body = f"{DECISION}\n\n⟦negative⟧So ein Witz.\n\n⟦goodwill⟧Alles Gute."
    assert mended("negative_opinion", body) == "Leider muss ich absagen.\n\nAlles Gute."


def test_dropped_line_leaves_the_lines_around_it():
    body = f"{DECISION}\n⟦negative⟧So ein Witz.\n⟦goodwill⟧Alles Gute."
    assert mended("negative_opinion", body) == "Leider muss ich absagen.\nAlles Gute."


def test_sentence_behind_a_dropped_small_one_becomes_small():
    body = f"⟦negative⟧so ein Witz. {DECISION}"
    assert mended("negative_opinion", body) == "leider muss ich absagen."


def test_lone_sentence_is_not_dropped():
    assert find("negative_opinion", "⟦negative⟧So ein Witz.")[0][1].fixes == ()


def test_flawed_clause_of_a_decision_is_cut():
    body = "⟦decision reason private⟧Leider muss ich absagen, weil mein Sohn Brechdurchfall hat."
    marks = {"private": ["Brechdurchfall"], "reason_clause": ["weil mein Sohn Brechdurchfall hat"]}
    assert mended("private_detail", body, marks=marks) == "Leider muss ich absagen."


def test_flawed_decision_without_facts_is_replaced():
    body = "⟦decision hedge⟧ich sage wohl eher ab."
    decisions = small(wordings("decision", read_marked(letter(body))))
    assert mended("hedged_decision", body) in decisions
    assert "leider muss ich Ihnen absagen." in decisions


def test_flawed_decision_with_a_date_is_left_to_the_user():
    body = "⟦decision hedge⟧Am 12. März komme ich wohl eher nicht."
    assert find("hedged_decision", body, slots={"date": "12. März"})[0][1].fixes == ()


def test_hedge_beside_a_clear_decision_is_dropped():
    assert mended("hedged_decision", f"{DECISION} ⟦hedge⟧Oder doch nicht?") == "Leider muss ich absagen."


def test_private_reason_is_dropped_and_no_other_is_made_up():
    body = f"{DECISION} ⟦reason private⟧Mein Sohn ist krank."
    ((_, match),) = find("private_detail", body)
    assert len(match.fixes) == 1
    assert mended("private_detail", body) == "Leider muss ich absagen."


@pytest.mark.parametrize(
    ("word", "plain", "safety"),
    [
        ("hab", "habe", Safety.SAFE),
        ("Hab", "Habe", Safety.SAFE),
        ("!!", ".", Safety.SAFE),
        ("??", "?", Safety.SAFE),
        ("NICHT", "nicht", Safety.SAFE),
        ("sorry", "Entschuldigung", Safety.OFFER),
    ],
)
def test_informal_word_is_written_out(word, plain, safety):
    match = find("informal", f"⟦informal⟧Also {word} gut.", marks={"informal": [word]})[0][1]
    assert [fix.safety for fix in match.fixes] == [safety]
    assert mended("informal", f"⟦informal⟧Also {word} gut.", marks={"informal": [word]}) == f"Also {plain} gut."


def test_unknown_informal_word_has_no_fix():
    assert find("informal", "⟦informal⟧Das ist dufte.", marks={"informal": ["dufte"]})[0][1].fixes == ()


@pytest.mark.parametrize(
    "picture",
    [
        "👩\u200d💻",
        "😀👩\u200d💻",
        "🤷🏽\u200d♀\ufe0f",
        "❤\ufe0f",
        "👍🏽",
        "👨\u200d👩\u200d👧\u200d👦",
        "👍🏽👍🏽",
        "😀\u200d",
        "🇩🇪",
        "🇩🇪🇦🇹",
        "👍🇨🇭",
        "1\ufe0f\u20e3",
        "#\u20e3",
        "✨",
        "✌\ufe0f",
        "\u203c\ufe0f",
        "ℹ\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
    ids=ascii,
)
def test_picture_of_several_characters_goes_whole(picture):
    text = f"Hallo Frau Brandt,\n\nleider muss ich am 12. März absagen {picture}. Danke für die Einladung.\n\nViele Grüße\nJana"
    report = taktvoll.check(text, today="2027-02-20")
    assert report.apply() == text.replace(f" {picture}", "")
    (said,) = [finding.message for finding in report.findings if finding.rule == "informal"]
    assert not re.search("„[\u200d\ufe0f🏽]", said)


@pytest.mark.model
@pytest.mark.parametrize("sign", ["✓", "→", "™", "①", "§", "10 €", "#1", "1."], ids=ascii)
def test_sign_that_is_no_emoji_is_not_informal(sign):
    text = f"Hallo Frau Brandt,\n\nleider muss ich am 12. März absagen {sign}\n\nDanke für die Einladung.\n\nViele Grüße\nJana"
    assert "informal" not in {finding.rule for finding in taktvoll.check(text, today="2027-02-20").findings}


@pytest.mark.parametrize("picture", ["😀", "🇩🇪", "1\ufe0f\u20e3"], ids=ascii)
def test_emoji_at_the_head_of_a_line_goes_with_the_space_behind_it(picture):
    body = f"⟦informal⟧{picture} Ich sage ab."
    assert mended("informal", body, marks={"informal": [picture]}) == "Ich sage ab."


def test_emoji_goes_with_its_space_and_leaves_a_full_stop():
    assert mended("informal", "⟦informal⟧Ich sage ab 😀", marks={"informal": ["😀"]}) == "Ich sage ab."
    assert (
        mended("informal", "⟦informal⟧Ich sage ab 😀 und gehe.", marks={"informal": ["😀"]}) == "Ich sage ab und gehe."
    )


@pytest.mark.parametrize(
    ("behind", "safety"), [("Danke für alles.", Safety.SAFE), ("Montag geht es mir wieder gut.", Safety.OFFER)]
)
def test_emoji_between_two_sentences_leaves_a_full_stop(behind, safety):
    body = f"⟦informal⟧Ich sage ab 😀 ⟦other⟧{behind}"
    assert mended("informal", body, marks={"informal": ["😀"]}) == f"Ich sage ab. {behind}"
    assert find("informal", body, marks={"informal": ["😀"]})[0][1].fixes[0].safety is safety


def test_informal_words_of_a_sentence_are_one_finding():
    found = find("informal", "⟦informal⟧Ich hab halt nix davon.", marks={"informal": ["hab", "nix"]})
    assert [quote for quote, _ in found] == ["hab halt nix"]
    assert found[0][1].fields["quote"] == "hab“, „nix"


def test_informal_sentence_without_marks_is_found_whole():
    assert quotes("informal", "⟦informal⟧Passt schon.") == ["Passt schon."]


def test_lg_is_written_out():
    analysis = read_marked(
        "⟦salutation⟧Guten Tag,\n\n⟦decision⟧ich sage ab.\n\n⟦closing informal⟧LG Jana", marks={"informal": ["LG"]}
    )
    match = next(iter(rule_by_id("informal").find(analysis, Settings())))
    assert apply_edits(analysis.text, match.fixes[0].edits).endswith("Viele Grüße Jana")
    assert match.fixes[0].safety is Safety.SAFE


REASON = "⟦reason⟧Ich habe ein Angebot."


def test_one_short_reason_is_no_over_explanation():
    assert quotes("over_explanation", f"{DECISION} {REASON}") == []


def test_two_reason_sentences_are():
    assert quotes("over_explanation", f"{DECISION} {REASON} ⟦reason⟧Es ist zu weit.") == [
        "Ich habe ein Angebot. Es ist zu weit."
    ]


@pytest.mark.parametrize(("words", "found"), [(20, 0), (21, 1)])
def test_reason_words_at_the_border(words, found):
    clause = "weil " + "ja " * (words - 2) + "so"
    body = f"⟦decision reason⟧Ich sage ab, {clause}."
    assert len(quotes("over_explanation", body, marks={"reason_clause": [clause]})) == found


def test_words_outside_the_reason_clause_do_not_count():
    body = "⟦decision reason⟧" + "sehr " * 30 + "weil ich krank bin."
    assert quotes("over_explanation", body, marks={"reason_clause": ["weil ich krank bin"]}) == []


def test_two_reasons_in_one_sentence_are_found():
    body = "⟦decision reason⟧Ich sage ab, weil ich krank bin und weil es weit ist."
    assert (
        len(quotes("over_explanation", body, marks={"reason_clause": ["weil ich krank bin", "weil es weit ist"]})) == 1
    )


def test_over_explanation_follows_the_limits():
    settings = Settings(limits=Limits(max_reasons=2))
    assert quotes("over_explanation", f"{REASON} ⟦reason⟧Es ist zu weit.", settings) == []


THRESHOLDS = Thresholds(obstacle_passes=0.5, over_explained=0.4, sure_reason=0.9, clear_excess=1.5)


def much(given, p_over_explained, **limits):
    return over_explanation.is_much(given, p_over_explained, THRESHOLDS, Limits(**limits))


@pytest.mark.parametrize("p_over_explained", [0.0, 0.39, 0.4, 1.0])
def test_two_sure_reasons_are_too_much_whatever_the_model_says(p_over_explained):
    assert much([Given(4, 1, 0.9), Given(5, 1, 1.0)], p_over_explained)
    analysis = replace(
        read_marked(letter(f"{REASON} ⟦reason⟧Es ist zu weit.")),
        p_over_explained=p_over_explained,
        thresholds=THRESHOLDS,
    )
    assert len(list(rule_by_id("over_explanation").find(analysis, Settings()))) == 1


@pytest.mark.parametrize(("p_over_explained", "found"), [(0.39, False), (0.4, True)])
def test_the_model_lowers_doubt_near_the_limits_whatever_they_are(p_over_explained, found):
    assert much([Given(4, 1, 0.5), Given(5, 1, 1.0)], p_over_explained) is found
    assert much([Given(4, 1, 0.5), Given(5, 1, 1.0), Given(5, 1, 1.0)], p_over_explained, max_reasons=2) is found
    assert much([Given(25, 1, 1.0)], p_over_explained) is found
    assert much([Given(50, 1, 1.0)], p_over_explained, max_reason_words=40) is found


@pytest.mark.parametrize("p_over_explained", [0.0, 1.0])
def test_the_model_adds_nothing_and_denies_no_clear_excess(p_over_explained):
    assert not much([Given(20, 1, 1.0)], p_over_explained)
    assert much([Given(31, 1, 1.0)], p_over_explained)
    assert not much([], p_over_explained, max_reasons=0, max_reason_words=0)


givens = st.lists(st.builds(Given, st.integers(0, 60), st.integers(1, 3), st.floats(0, 1)), max_size=5)


@given(givens, st.floats(0, 1), st.integers(0, 80), st.integers(0, 4), st.integers(0, 40), st.integers(0, 2))
def test_a_laxer_limit_never_finds_more_reasons(sentences, p, words, reasons, more_words, more_reasons):
    strict = much(sentences, p, max_reason_words=words, max_reasons=reasons)
    lax = much(sentences, p, max_reason_words=words + more_words, max_reasons=reasons + more_reasons)
    assert strict or not lax


def reasons(body, p_over_explained, confidence):
    """A letter with reasons that a model gives `confidence`, and what the model of letters says."""
    analysis = replace(read_marked(letter(body)), p_over_explained=p_over_explained, thresholds=THRESHOLDS)

    def doubted(sentence):
        mark = Evidence(
            kind="reason", start=sentence.start, end=sentence.end, source="test.model", confidence=confidence
        )
        return replace(sentence, evidence=(mark,)) if sentence.has("reason") else sentence

    return replace(analysis, sentences=tuple(map(doubted, analysis.sentences)))


@pytest.mark.parametrize(
    ("p_over_explained", "confidence", "found"), [(0.2, 0.6, 0), (0.5, 0.6, 1), (0.2, 0.95, 1), (0.5, 0.95, 1)]
)
def test_the_model_of_letters_decides_about_doubtful_reasons_near_the_limits(p_over_explained, confidence, found):
    rule = rule_by_id("over_explanation")
    two = reasons(f"{REASON} ⟦reason⟧Es ist zu weit.", p_over_explained, confidence)
    assert len(list(rule.find(two, Settings()))) == found
    assert len(list(rule.find(two, Settings(limits=Limits(max_words=90))))) == found
    one = reasons(REASON, p_over_explained, confidence)
    assert not list(rule.find(one, Settings()))


@pytest.mark.parametrize(("words", "found"), [(21, 0), (30, 0), (31, 1)])
def test_the_model_of_letters_decides_about_words_up_to_a_clear_excess(words, found):
    body = "⟦reason⟧" + "sehr " * (words - 1) + "so."
    assert len(list(rule_by_id("over_explanation").find(reasons(body, 0.2, 0.95), Settings()))) == found


def test_limits_that_are_set_are_counted_whatever_the_model_says():
    settings = Settings(limits=Limits(max_reason_words=5))
    analysis = replace(read_marked(letter(f"{REASON} ⟦reason⟧Es ist zu weit.")), p_over_explained=0.0)
    assert len(list(rule_by_id("over_explanation").find(analysis, settings))) == 1


@pytest.mark.parametrize(("count", "found"), [(2, 0), (3, 1), (4, 1)])
def test_apologies_at_the_border(count, found):
    assert len(quotes("over_apology", DECISION + " ⟦apology⟧Entschuldigung." * count)) == found


def test_one_of_many_apologies_is_kept():
    body = DECISION + " ⟦apology⟧Verzeihung. ⟦apology⟧Pardon. ⟦apology⟧Entschuldigung."
    assert mended("over_apology", body) == "Leider muss ich absagen. Verzeihung."


def test_abasement_counts_alone():
    body = f"{DECISION} ⟦apology⟧Ich schäme mich in Grund und Boden."
    marks = {"abasement": ["schäme mich in Grund und Boden"]}
    assert quotes("over_apology", body, marks=marks) == ["schäme mich in Grund und Boden"]
    apologies = wordings("apology", read_marked(letter(body), marks=marks))
    assert mended("over_apology", body, marks=marks) in {f"Leider muss ich absagen. {plain}" for plain in apologies}
    assert "Bitte entschuldigen Sie die Umstände." in apologies


def test_abasement_outside_an_apology_does_not_count():
    assert quotes("over_apology", "⟦other⟧Das hat mich zutiefst gerührt.", marks={"abasement": ["zutiefst"]}) == []


MIXED = "⟦goodwill⟧Ich hoffe, Sie und Ihnen geht es gut. ⟦goodwill⟧Alles Gute für dich und deine Arbeit."
MIXED_MARKS = {"sie": ["Sie", "Ihnen"], "du": ["dich", "deine"]}


def test_minority_address_is_marked():
    marks = {"sie": ["Sie", "Ihnen"], "du": ["dich"]}
    assert quotes("register_mix", MIXED, register="mixed", marks=marks) == ["dich"]


def test_tie_is_decided_for_sie():
    assert quotes("register_mix", MIXED, register="mixed", marks=MIXED_MARKS) == ["dich und deine"]
    assert mended("register_mix", MIXED, register="mixed", marks=MIXED_MARKS).endswith("für Sie und Ihre Arbeit.")


def test_chosen_register_beats_the_majority():
    found = find("register_mix", MIXED, Settings(register="du"), register="mixed", marks=MIXED_MARKS)
    assert [quote for quote, _ in found] == ["Sie und Ihnen"]
    assert "gewählt" in found[0][1].fields["form"]


@pytest.mark.parametrize(("register", "found"), [("sie", 0), ("none", 0), ("du", 1)])
def test_draft_in_the_other_register_than_chosen(register, found):
    body = "⟦goodwill⟧Alles Gute für dich."
    assert (
        len(quotes("register_mix", body, Settings(register="sie"), register=register, marks={"du": ["dich"]})) == found
    )


def test_register_mix_without_marks_is_anchored_at_the_salutation():
    assert quotes("register_mix", DECISION, register="mixed") == ["Sehr geehrte Frau Weiß,"]


@pytest.mark.parametrize(("words", "found"), [(120, 0), (121, 1)])
def test_too_long_at_the_border(words, found):
    assert len(quotes("too_long", "⟦other⟧" + "ja " * (words - 1) + "so.")) == found


def test_too_long_counts_no_quotes_and_no_footers():
    analysis = read_marked(letter("⟦other⟧> " + "ja " * 130 + f"\n\n{DECISION}") + "\n\n⟦other⟧P. S.: " + "ja " * 130)
    assert list(rule_by_id("too_long").find(analysis, Settings())) == []


@pytest.mark.parametrize(("words", "found"), [(30, 0), (31, 1)])
def test_long_sentence_at_the_border(words, found):
    assert len(quotes("sentence_too_long", "⟦other⟧" + "ja " * (words - 1) + "so.")) == found


def weekday(text, *date, today=TODAY):
    return find("weekday_mismatch", f"⟦decision⟧Am {text} komme ich nicht.", dates=[(text, *date)], today=today)


def test_wrong_weekday_is_found_with_the_right_one():
    match = weekday("Montag, dem 12. März 2027", 0, 12, 3, 2027)[0][1]
    assert match.fields["fault"] == "Der 12. März 2027 ist ein Freitag (Montag wäre der 12. April)"


@pytest.mark.parametrize(
    "date", [(4, 12, 3, 2027), (4, 12, 3, None), (None, 12, 3, 2027), (0, None, None, None), (1, 29, 2, 2028)]
)
def test_right_or_incomplete_date_is_not_found(date):
    assert weekday("Freitag, dem 12. März", *date) == []


@pytest.mark.parametrize(("quote", "date"), [("31. Februar", (None, 31, 2, None)), ("29. Februar 2027", (None, 29, 2, 2027)), ("31. April", (None, 31, 4, None)), ("Montag, 30. Februar", (0, 30, 2, 2027))])  # fmt: skip
def test_day_that_its_month_lacks_is_found(quote, date):
    match = weekday(quote, *date)[0][1]
    assert match.fields["fault"] == "Diesen Tag gibt es nicht"
    assert match.fixes == ()


def test_29_february_without_a_year_may_exist():
    assert weekday("29. Februar", None, 29, 2, None) == []


def test_date_without_a_year_is_the_nearest():
    import datetime as dt

    assert weekday("Freitag, dem 1. Januar", 4, 1, 1, None, today=dt.date(2026, 12, 20)) == []
    assert weekday("Donnerstag, dem 31. Dezember", 3, 31, 12, None, today=dt.date(2027, 1, 3)) == []


def test_weekday_can_be_fixed_either_way():
    fixes = weekday("Mittwoch, 12. März", 2, 12, 3, 2027)[0][1].fixes
    assert [fix.title for fix in fixes] == ["„Freitag, 12. März“ schreiben", "„Mittwoch, 10. März“ schreiben"]
    assert all(fix.safety is Safety.OFFER for fix in fixes)


def test_empty_phrase_sentence_is_dropped_safely():
    body = f"{DECISION} ⟦other⟧Für Rückfragen stehe ich gern zur Verfügung."
    marks = {"empty_phrase": ["Für Rückfragen stehe ich gern zur Verfügung"]}
    assert find("empty_phrase", body, marks=marks)[0][1].fixes[0].safety is Safety.SAFE
    assert mended("empty_phrase", body, marks=marks) == "Leider muss ich absagen."


def test_empty_phrase_that_carries_the_sentence_has_no_fix():
    body = "⟦decision⟧Ich möchte Ihnen mitteilen, dass ich absage."
    assert find("empty_phrase", body, marks={"empty_phrase": ["möchte Ihnen mitteilen, dass"]})[0][1].fixes == ()


def test_placeholder_is_found_in_the_salutation():
    analysis = read_marked(letter(DECISION).replace("Frau Weiß", "Frau [Name]"), marks={"placeholder": ["[Name]"]})
    assert len(list(rule_by_id("placeholder_left").find(analysis, Settings()))) == 1


def test_clipped_verb_beside_ich_is_surely_no_imperative():
    for body, safety in (
        ("Ich komm nicht.", Safety.SAFE),
        ("Komm doch.", Safety.OFFER),
        ("So sag ich das.", Safety.SAFE),
    ):
        word = next(word for word in ("komm", "Komm", "sag") if word in body)
        assert find("informal", f"⟦informal⟧{body}", marks={"informal": [word]})[0][1].fixes[0].safety is safety


def test_second_hedge_is_dropped_when_the_first_becomes_the_no():
    body = "⟦hedge⟧Ich weiß nicht. ⟦thanks⟧Danke. ⟦hedge⟧Vielleicht komme ich."
    titles = [match.fixes[0].title for _, match in find("hedged_decision", body)]
    assert titles == ["Klar sagen", "Streichen"]


def test_hedge_in_a_letter_about_something_else_has_no_fix():
    assert find("hedged_decision", "⟦hedge⟧Vielleicht komme ich früher.", occasion="other")[0][1].fixes == ()


def test_long_hedge_without_a_decision_is_left_to_the_user():
    assert find("hedged_decision", "⟦hedge⟧Eins vielleicht. ⟦hedge⟧Zwei.")[0][1].fixes == ()


def test_abasement_that_says_more_is_left_to_the_user():
    body = "⟦apology decision⟧Ich schäme mich, ich komme nicht."
    assert find("over_apology", body, marks={"abasement": ["schäme mich"]})[0][1].fixes == ()


def test_short_weekday_keeps_its_name():
    fixes = weekday("Mo, 12.3.2027", 0, 12, 3, 2027)[0][1].fixes
    assert fixes == ()


def test_weekday_of_quoted_mail_is_not_found():
    body = "⟦other⟧> kommen Sie am Montag, 12. März\n\n" + DECISION
    assert find("weekday_mismatch", body, dates=[("Montag, 12. März", 0, 12, 3, 2027)]) == []


def test_weekday_in_english():
    settings = Settings(lang="en")
    found = find(
        "weekday_mismatch",
        f"{DECISION} ⟦other⟧Montag, 12. März",
        settings,
        dates=[("Montag, 12. März", 0, 12, 3, 2027)],
    )
    assert found[0][1].fields["fault"] == "12 March 2027 is a Friday (Monday would be 12 April)"


def test_mixed_sentences_are_cleaned_together():
    body = "⟦thanks⟧Danke. ⟦negative⟧Ein Witz. ⟦negative decision⟧Ich sage dem Saftladen ab."
    decisions = wordings("decision", read_marked(letter(body)))
    assert mended("negative_opinion", body) in {f"Danke. {plain}" for plain in decisions}


def test_reason_clause_in_the_middle_is_left_to_the_user():
    body = "⟦decision reason⟧Weil " + "ich sehr " * 12 + "krank bin, komme ich nicht."
    clause = body.split("⟧")[1].split(",", maxsplit=1)[0]
    assert find("over_explanation", body, marks={"reason_clause": [clause]})[0][1].fixes == ()


def test_dropping_keeps_the_line_before_the_closing():
    analysis = read_marked("⟦salutation⟧Hallo,\n⟦decision⟧ich sage ab. ⟦negative⟧So ein Witz.\n⟦closing⟧Jana")
    match = next(iter(rule_by_id("negative_opinion").find(analysis, Settings())))
    assert apply_edits(analysis.text, match.fixes[0].edits) == "Hallo,\nich sage ab.\nJana"
