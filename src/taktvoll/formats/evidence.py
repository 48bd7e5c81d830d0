"""What a finding and the situation rest on, in words: for ``--why``. Names of patterns and figures of models say nothing to a reader."""

import re
from collections.abc import Mapping

from taktvoll.bilingual import Text
from taktvoll.finding import Finding
from taktvoll.formats.labels import COUNTERPARTS, STAGES, STANCES
from taktvoll.formats.visible import one_line
from taktvoll.lint.rules import TITLES
from taktvoll.report import Report
from taktvoll.scheme import Counterpart

_SOURCES: Mapping[str, Text] = {
    "negative.rude_words": Text(de="abwertende Wörter", en="words that put somebody down"),
    "negative.verdict_on_yours": Text(de="ein Urteil über etwas vom Empfänger", en="a verdict on something of the reader's"),
    "negative.pay": Text(de="eine Klage über die Bezahlung", en="a complaint about the pay"),
    "negative.reviews": Text(de="etwas über den Ruf des Unternehmens", en="something about the employer's reputation"),
    "negative.process": Text(de="eine Klage über den Umgang mit Ihrer Bewerbung", en="a complaint about how the application was handled"),
    "negative.irony": Text(de="eine spöttische Wendung", en="a mocking turn of phrase"),
    "negative.insecure_future": Text(de="eine Belehrung oder Kritik am Umgangston", en="a lecture, or criticism of the tone"),
    "negative.called_by_name": Text(de="ein Vorwurf, der beim Namen genannt wird", en="a reproach called by its name"),
    "negative.against_you": Text(de="Wörter, die gegen den Empfänger sprechen", en="words that speak against the reader"),
    "negative.asked_in_private": Text(de="eine Frage nach Privatem, die jemand gestellt hat", en="a private question that somebody asked"),
    "negative.blames_you": Text(de="eine Schuldzuweisung", en="a word of blame"),
    "negative.deceives": Text(de="der Vorwurf, jemand täusche oder nutze aus", en="the reproach that somebody deceives or exploits"),
    "negative.facts_of_the_process": Text(de="ein Vorwurf über den Ablauf", en="a reproach about the procedure"),
    "negative.facts_of_the_talk": Text(de="ein Vorwurf über das Gespräch", en="a reproach about the talk"),
    "negative.heard_nothing": Text(de="der Vorwurf, nichts gehört zu haben", en="the reproach of having heard nothing"),
    "negative.nobody_kind": Text(de="der Vorwurf, niemand sei freundlich gewesen", en="the reproach that nobody was kind"),
    "negative.proof_of_the_opposite": Text(de="ein Lob, das das Gegenteil meint", en="praise that means the opposite"),
    "negative.repelled": Text(de="Wörter der Abneigung", en="words of dislike"),
    "negative.the_only_one": Text(de="ein Lob, das alle anderen tadelt", en="praise that blames everybody else"),
    "private.without_its_word": Text(de="Privates, das kein einzelnes Wort verrät", en="a private matter that no single word gives away"),
    "private.employer_says_yes": Text(de="Zahlen oder Namen aus einem anderen Angebot", en="figures or names of another offer"),
    "private.named_employer": Text(de="der Name eines anderen Arbeitgebers", en="the name of another employer"),
    "private.now_alone": Text(de="Trennung, Geld, Trauer oder Streit", en="separation, money, grief or quarrels"),
    "private.pay_elsewhere": Text(de="Zahlen oder Namen aus einem anderen Angebot", en="figures or names of another offer"),
    "private.pay_there": Text(de="Zahlen oder Namen aus einem anderen Angebot", en="figures or names of another offer"),
    "interest.no_other": Text(de="Sie schreiben, dass Sie die Stelle weiter interessiert", en="you write that the post still interests you"),
    "obstacle.voice": Text(de="eine Erkrankung, die vorübergeht", en="an illness that passes"),
    "private.illness": Text(de="Wörter für Krankheiten und Beschwerden", en="words for illnesses and complaints"),
    "private.family": Text(de="Angehörige oder Haustiere", en="relatives or pets"),
    "private.separation_money": Text(de="Trennung, Geld, Trauer oder Streit", en="separation, money, grief or quarrels"),
    "private.other_offer": Text(de="Zahlen oder Namen aus einem anderen Angebot", en="figures or names of another offer"),
    "informal.word": Text(de="ein Wort der Umgangssprache", en="a colloquial word"),
    "informal.slang": Text(de="ein Wort der Umgangssprache", en="a colloquial word"),
    "informal.idiom": Text(de="eine Wendung der Umgangssprache", en="a colloquial idiom"),
    "informal.perhaps": Text(de="ein Wort, das in Mails meist umgangssprachlich ist", en="a word that is mostly colloquial in mails"),
    "informal.greeting": Text(de="eine lockere Anrede oder Grußformel", en="a casual salutation or closing"),
    "informal.shouting": Text(de="Ausrufe, Großbuchstaben oder Emoji", en="exclamations, capitals or emoji"),
    "informal.emoji": Text(de="ein Emoji", en="an emoji"),
    "informal.clipped": Text(de="ein verkürztes Verb („ich komm“)", en="a clipped verb (“ich komm”)"),
    "hedge.open": Text(de="eine offene Frage: Der Entschluss steht noch aus", en="an open question: nothing is decided yet"),
    "negative.thanks_for_nothing": Text(de="ein Dank, der keiner ist", en="thanks that are none"),
    "negative.said_politely": Text(de="eine Spitze hinter einer Höflichkeit", en="a dig behind a politeness"),
    "negative.suggestion": Text(de="ein Rat, den niemand erbeten hat", en="advice that nobody asked for"),
    "negative.refused_courtesy": Text(de="eine verweigerte Höflichkeit", en="a courtesy that is refused"),
    "private.named_illness": Text(de="eine Krankheit beim Namen", en="an illness by its name"),
    "private.former_partner": Text(de="ein früherer Partner", en="a former partner"),
    "hedge.doubt": Text(de="zweifelnde Wörter (vielleicht, eher, weiß nicht)", en="words of doubt (perhaps, rather, not sure)"),
    "hedge.revoke": Text(de="eine Hintertür: Die Absage wird halb zurückgenommen", en="a back door: the refusal is half taken back"),
    "abasement.self": Text(de="Wörter, mit denen Sie sich klein machen", en="words with which you make yourself small"),
    "empty_phrase.stock": Text(de="eine feststehende Wendung", en="a stock phrase"),
    "obstacle.illness": Text(de="eine Erkrankung, die vorübergeht", en="an illness that passes"),
    "obstacle.passing": Text(de="ein Hindernis, das vorübergeht", en="an obstacle that passes"),
    "interest.stated": Text(de="Sie schreiben, dass Sie die Stelle weiter interessiert", en="you write that the post still interests you"),
    "later.opening": Text(de="Sie bringen sich für später ins Gespräch", en="you keep a later opening in view"),
    "address.sie": Text(de="Wörter, die siezen", en="words that address the reader as Sie"),
    "address.du": Text(de="Wörter, die duzen", en="words that address the reader as du"),
    "placeholder": Text(de="eine Lücke, die noch auszufüllen ist", en="a gap that is still to be filled in"),
    "taktvoll:all_small": Text(de="kein einziger Großbuchstabe", en="not a single capital letter"),
}  # fmt: skip
_COUNTED: Mapping[str, Text] = {
    "words": Text(de="{count} Wörter", en="{count} words"),
    "sentences": Text(de="{count} Sätze mit einer Begründung", en="{count} sentences with a reason"),
    "reasons": Text(de="{count} Gründe", en="{count} reasons"),
    "apologies": Text(de="{count} entschuldigende Sätze", en="{count} apologising sentences"),
}
_COUNTED_ONE: Mapping[str, Text] = {
    "sentences": Text(de="1 Satz mit einer Begründung", en="1 sentence with a reason"),
    "reasons": Text(de="1 Grund", en="1 reason"),
    "apologies": Text(de="1 entschuldigender Satz", en="1 apologising sentence"),
}
_ABSENT: Mapping[str, Text] = {
    "missing_subject": Text(de="keine Zeile „Betreff:“ und kein Betreff im Kopf der Mail", en="no line “Betreff:” and no subject in the mail's header"),
    "missing_salutation": Text(de="keine Zeile am Anfang spricht jemanden an", en="no line at the beginning addresses anybody"),
    "missing_closing": Text(de="keine Grußformel am Ende", en="no closing formula at the end"),
    "missing_thanks": Text(de="kein Satz, der dankt", en="no sentence that thanks"),
    "missing_decision": Text(de="kein Satz, der klar absagt", en="no sentence that clearly declines"),
    "missing_apology": Text(de="kein Satz, der um Entschuldigung oder Verständnis bittet", en="no sentence that apologises or asks for understanding"),
    "missing_reschedule": Text(de="kein Satz, der um einen anderen Termin bittet", en="no sentence that asks for another date"),
    "missing_goodwill": Text(de="kein Satz mit einem guten Wunsch", en="no sentence with a good wish"),
    "missing_withdrawal": Text(de="eine Absage des Termins, aber kein Satz, der die Bewerbung zurückzieht", en="the date is cancelled, but no sentence withdraws the application"),
    "weekday_mismatch": Text(de="der Kalender", en="the calendar"),
    "empty_draft": Text(de="kein Wort", en="no word"),
    "not_german": Text(de="kaum deutsche Wörter", en="hardly a German word"),
}  # fmt: skip
"""What is not there, for rules that find a lack; these rest on no words of the draft."""
_LIKELY = Text(
    de="ein aus Beispielen gelerntes Modell, zu {percent} % sicher",
    en="a model learned from examples, {percent} % sure",
)
_LANGUAGETOOL = Text(de="LanguageTool, Regel {rule}", en="LanguageTool, rule {rule}")
_OTHER = Text(de="Wörter, wie sie für „{title}“ gesammelt sind", en="words as they are collected for “{title}”")
_QUOTED = Text(de="„{words}“", en="“{words}”")
_FIGURE = re.compile(r"(?P<name>[^:]+):(?P<value>\d+(?:\.\d+)?)")


def evidence_in_words(finding: Finding, lang: str) -> str:
    """What `finding` rests on, each thing once; empty where that goes without saying."""
    said = [_in_words(source, finding, lang) for source in finding.evidence if not _is_model(source)]
    sure = [float(source.partition(":")[2]) for source in finding.evidence if _is_model(source)]
    if finding.rule in _ABSENT:
        said.append(_ABSENT[finding.rule].in_language(lang))
    if sure:
        said.append(_LIKELY.in_language(lang, percent=round(100 * max(sure))))
    return "; ".join(dict.fromkeys(said))


def situation_in_words(report: Report, lang: str) -> str:
    """The situation of a draft, each part with the words of the draft that decided, if any did."""
    situation = report.situation
    if situation.counterpart is Counterpart.NONE:
        parts = [("stage", COUNTERPARTS["none"])]
    else:
        parts = [
            ("stage", STAGES[situation.stage]),
            ("stance", STANCES[situation.stance]),
            ("counterpart", COUNTERPARTS[situation.counterpart]),
        ]
    said = []
    for field, name in parts:
        grounds = [ground for ground in situation.evidence if ground.field == field]
        words = [report.text[ground.start : ground.end] for ground in grounds]
        quoted = ", ".join(_QUOTED.in_language(lang, words=one_line(quote)) for quote in words)
        for ground in grounds:
            if ground.probability is not None:
                quoted += "; " + _LIKELY.in_language(lang, percent=round(100 * ground.probability))
        said.append(name.in_language(lang) + (f" ({quoted})" if quoted else ""))
    return "; ".join(said)


def _in_words(source: str, finding: Finding, lang: str) -> str:
    if source in _SOURCES:
        return _SOURCES[source].in_language(lang)
    if source.startswith("languagetool:"):
        return _LANGUAGETOOL.in_language(lang, rule=source.partition(":")[2])
    figure = _FIGURE.fullmatch(source)
    if figure and figure["name"] in _COUNTED:
        count = figure["value"]
        one = _COUNTED_ONE.get(figure["name"]) if count == "1" else None
        return one.in_language(lang) if one else _COUNTED[figure["name"]].in_language(lang, count=count)
    if figure:  # a pattern that is not always right, with its probability
        return _in_words(figure["name"], finding, lang)
    title = TITLES[finding.rule].in_language(lang) if finding.rule in TITLES else finding.rule
    return _OTHER.in_language(lang, title=title)


def _is_model(source: str) -> bool:
    return source.startswith("model:")
