"""Sentences of letters for the entity network: annotated drafts, and lines filled with names.

The slots of a draft tell its entities; every place where a slot's words stand counts. Other words
that could be a name or a date stay open, since the drafts mark those of the appointment only.
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import spacy
import srsly
import typer
from entities import CALENDAR, OPEN, TITLES
from gold import save
from taktvoll_training.treebank import Sentence, Tok

from taktvoll.pipeline.dictionary import of_vocab

SLOTS = {"recipient": "PER", "sender": "PER", "company": "ORG", "position": "POSITION", "date": "DATE", "time": "TIME"}
PLACE = re.compile(r"\{(\w+)\}")
KINDS = {
    "first": "PER",
    "last": "PER",
    "initial": "PER",
    "company": "ORG",
    "position": "POSITION",
    "date": "DATE",
    "time": "TIME",
}
HOUSES = [
    "Altenheim",
    "Apotheke",
    "Architekturbüro",
    "Atelier",
    "Ballettschule",
    "Bauhof",
    "Brauerei",
    "Buchhandlung",
    "Chemie",
    "Druckerei",
    "Eventagentur",
    "Fahrschule",
    "Familienzentrum",
    "Feinmechanik",
    "Finanzamt",
    "Forstamt",
    "Galerie",
    "Gärtnerei",
    "Gasthof",
    "Gymnasium",
    "Hafenamt",
    "Hausverwaltung",
    "Hospiz",
    "Ingenieurbüro",
    "Institut",
    "Jugendamt",
    "Käserei",
    "Kinderhaus",
    "Kindergarten",
    "Kita",
    "Klinik",
    "Krankenhaus",
    "Labor",
    "Logistikzentrum",
    "Manufaktur",
    "Maschinenfabrik",
    "Metallbau",
    "Modehaus",
    "Möbelhaus",
    "Molkerei",
    "Museum",
    "Musikschule",
    "Notariat",
    "Pflegedienst",
    "Pflegeheim",
    "Planungsbüro",
    "Praxis",
    "Reederei",
    "Sammlung",
    "Schlosserei",
    "Schulheim",
    "Seniorenhof",
    "Seniorenresidenz",
    "Spedition",
    "Sportverein",
    "Stadtbibliothek",
    "Stadttheater",
    "Steuerbüro",
    "Stiftung",
    "Studio",
    "Tierklinik",
    "Tischlerei",
    "Verein",
    "Verlag",
    "Versicherung",
    "Weingut",
    "Werft",
    "Werkstatt",
    "Zimmerei",
    "Zoo",
]
LEGAL_FORMS = ("GmbH", "AG", "GmbH & Co. KG", "KG", "SE", "e. V.", "OHG", "gGmbH", "UG", "mbH")
FIRM_PARTS = (
    "Stadtwerke {city}", "Autohaus {last}", "Praxis Dr. {last}", "Kanzlei {last} & {last2}", "Klinikum {city}", "Bäckerei {last}",
    "{last} {form}", "{last} & Söhne {form}", "{last} Logistik {form}", "{last}bau {form}", "Hotel {city}er Hof", "{city}er Bank",
    "Sparkasse {city}", "{last} Consulting", "{last} Medizintechnik {form}", "Universität {city}", "Landratsamt {city}",
    "{house} {last}", "{house} {city}", "{house} am {last}platz", "{last} {house}", "{house} {last} {form}", "{city}er {house}",
    "{last} & {last2}", "{last}-Gruppe", "Seniorenheim {city}", "{city}er Verlag", "{last} IT-Services {form}", "Stadt {city}",
)  # fmt: skip
MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend"]
WORDS = ["sieben", "acht", "neun", "zehn", "elf", "zwölf", "eins", "zwei", "drei", "vier", "fünf", "sechs"]
HOURS = ["halb zehn", "viertel nach acht", "Viertel vor vier", "drei Uhr", "neun Uhr", "halb drei", "zwölf"]
LOWER_SHARE = 0.12
"""Share of generated lines without capitals."""


def filled(rng: random.Random, lists: dict[str, list[str]], line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Fill the places of LINE; return text and entities, names that touch being one."""
    text, ents, at = "", [], 0
    for match in PLACE.finditer(line):
        text += line[at : match.start()]
        at = match.end()
        name = match[1]
        value = draw(rng, lists, name)
        kind = KINDS.get(name)
        if kind == "PER" and ents and ents[-1][2] == "PER" and text[ents[-1][1] :] in (" ", ", "):
            ents[-1] = (ents[-1][0], len(text) + len(value), "PER")
        elif kind:
            ents.append((len(text), len(text) + len(value), kind))
        text += value
    return text + line[at:], ents


def draw(rng: random.Random, lists: dict[str, list[str]], name: str) -> str:
    """Return a random value for a place called NAME."""
    if name == "title":
        return rng.choice(("", "", "", "Dr. ", "Prof. Dr. ", "Dr. med. "))
    if name == "number":
        return str(rng.randint(100, 999))
    if name == "initial":
        return f"{rng.choice(lists['first'])[0]}."
    if name == "company":
        if rng.random() < 0.25:
            return rng.choice(lists["company"])
        parts = {
            "last": rng.choice(lists["last"]),
            "last2": rng.choice(lists["last"]),
            "city": rng.choice(lists["city"]),
            "house": rng.choice(HOUSES),
        }
        return rng.choice(FIRM_PARTS).format(**parts, form=rng.choice(LEGAL_FORMS))
    if name == "last" and rng.random() < 0.05:
        return f"{rng.choice(lists['last'])}-{rng.choice(lists['last'])}"
    if name == "date":
        return draw_date(rng)
    if name == "time":
        return draw_time(rng)
    return rng.choice(lists[name])


def draw_date(rng: random.Random) -> str:
    """Return a date as people write it."""
    day, month = rng.randint(1, 31), rng.randint(1, 12)
    year = rng.randint(2023, 2029)
    forms = (
        f"{day}. {MONTHS[month - 1]}", f"{day}. {MONTHS[month - 1]}", f"{day}. {MONTHS[month - 1]} {year}", f"{day:02}.{month:02}.{year}",
        f"{day}.{month}.", f"{day:02}.{month:02}.", f"{day}.{month}.{year % 100}", f"{rng.choice(DAYS)}, {day}. {MONTHS[month - 1]}",
        f"{rng.choice(DAYS)}, dem {day}. {MONTHS[month - 1]}", f"{rng.choice(DAYS)}, {day:02}.{month:02}.{year}", rng.choice(DAYS), rng.choice(DAYS),
        f"{rng.choice(DAYS)[:2]}, {day:02}.{month:02}.", f"{rng.choice(DAYS)}nachmittag", "morgen", "heute", "übermorgen", f"{day}.",
        f"{day}. d. M.", f"{day}. dieses Monats", f"{day}/{month:02}", f"{day}. Jänner", f"{day}. und {day % 31 + 1}. {MONTHS[month - 1]}",
        f"{rng.choice(DAYS)} der {day}.", f"kommenden {rng.choice(DAYS)}", f"{day:02}.{month:02}.{year % 100:02}", f"{day}.{month}.",
        f"{year}-{month:02}-{day:02}", f"{rng.choice(DAYS).lower()}", f"{rng.choice(DAYS)} den {day}. {MONTHS[month - 1]}",
    )  # fmt: skip
    return rng.choice(forms)


def draw_time(rng: random.Random) -> str:
    """Return a time of day as people write it."""
    hour, minute = rng.randint(7, 18), rng.choice((0, 0, 15, 30, 45))
    forms = (
        f"{hour} Uhr", f"{hour} Uhr", f"{hour}:{minute:02} Uhr", f"{hour}.{minute:02} Uhr", f"{hour:02}:{minute:02}", f"{hour:02}:{minute:02} Uhr",
        f"{hour}h", f"{hour} h", f"{hour:02}{minute:02}", f"halb {rng.choice(WORDS)}", f"Viertel {rng.choice(('vor', 'nach'))} {rng.choice(WORDS)}",
        f"drei viertel {rng.choice(WORDS)}", f"{rng.choice(WORDS)} Uhr", f"{hour} Uhr c. t.", f"{hour} uhr", f"{hour} Uhr {minute or 30}", f"{hour}.{minute:02}", rng.choice(HOURS),
    )  # fmt: skip
    return rng.choice(forms)


def to_sentence(nlp: Any, text: str, ents: list[tuple[int, int, str]], source: str) -> Sentence:
    """Tokenise TEXT as one sentence with its entities (character spans)."""
    doc = nlp.make_doc(text)
    words = [token.i for token in doc if not token.is_space]
    place = {word: i for i, word in enumerate(words)}
    found: list[tuple[int, int, str]] = []
    for start, end, label in sorted(ents):
        span = doc.char_span(start, end, alignment_mode="expand")
        inside = [place[i] for i in range(span.start, span.end) if i in place] if span is not None else []
        if inside and (not found or inside[0] >= found[-1][1]):
            found.append((inside[0], inside[-1] + 1, label))
    toks = tuple(Tok(form=doc[i].text, space=bool(doc[i].whitespace_)) for i in words)
    return Sentence(toks=toks, source=source, ents=tuple(found))


def generated(nlp: Any, data: Path, lists: Path, count: int, rng: random.Random) -> Iterator[Sentence]:
    """Yield COUNT lines filled from the name lists of DATA."""
    names = data / "names"
    first = [row.split("\t")[0] for row in (names / "first_names_berlin.tsv").read_text("utf8").splitlines()[1:]]
    values = {"first": [name for name in first if name[0].isupper()]}
    for key, file in (("last", "surnames"), ("company", "company_names_osm"), ("city", "city_names_osm")):
        with gzip.open(names / f"{file}.txt.gz", "rt", encoding="utf8") as rows:
            values[key] = [row.strip() for row in rows if row.strip() and row[0].isupper()]
    values["position"] = _entries(lists / "positions.txt")
    lines = _entries(lists / "letter_lines.txt")
    for _ in range(count):
        text, ents = filled(rng, values, rng.choice(lines))
        if rng.random() < LOWER_SHARE and len(text.lower()) == len(text):
            text = text.lower()
        yield to_sentence(nlp, text, ents, "letter_lines")


def _entries(path: Path) -> list[str]:
    return [row for row in path.read_text("utf8").splitlines() if row and not row.startswith("#")]


def name_part(quote: str) -> str:
    """Return a name without form of address and titles.

    >>> name_part("Frau Dr. Weiß"), name_part("Herr Bürgermeister"), name_part("Jana Kröger")
    ('Weiß', 'Bürgermeister', 'Jana Kröger')
    """
    words = quote.split(" ")
    while words and words[0].title() in TITLES:
        words.pop(0)
    return " ".join(words)


def drafts(nlp: Any, path: Path) -> Iterator[Sentence]:
    """Yield the sentences of annotated drafts with their slots as entities."""
    dictionary = of_vocab(nlp.vocab)
    for row in srsly.read_jsonl(path):
        text, spans = row["text"], []
        for slot, quote in row["slots"].items():
            part = name_part(quote) if SLOTS[slot] == "PER" else quote
            if part:
                pattern = rf"(?<!\w){re.escape(part)}(?!\w)"
                spans += [(m.start(), m.end(), SLOTS[slot]) for m in re.finditer(pattern, text)]
        spans.sort(key=lambda span: (span[0], -span[1]))
        for sentence in row["sentences"]:
            start, end = sentence["start"], sentence["end"]
            inside = [(a - start, b - start, label) for a, b, label in spans if start <= a and b <= end]
            yield opened(to_sentence(nlp, text[start:end], inside, "drafts"), dictionary)


def opened(sentence: Sentence, dictionary: Any) -> Sentence:
    """Leave words open that may be an entity no slot names."""
    taken = {i for a, b, _ in sentence.ents or () for i in range(a, b)}
    extra = []
    for i, tok in enumerate(sentence.toks):
        entry = dictionary.get(tok.form)
        name = tok.form[:1].isupper() and i > 0 and (entry is None or entry.tags.startswith("EIG"))
        if i not in taken and (name or CALENDAR.search(tok.form)):
            extra.append((i, i + 1, OPEN))
    return Sentence(toks=sentence.toks, source=sentence.source, ents=tuple(sorted([*(sentence.ents or ()), *extra])))


def main(
    data: Path,
    base: Path,
    output: Path,
    lists: Path = Path("lists"),
    corpora: Annotated[list[Path] | None, typer.Option()] = None,
    count: int = 12_000,
    seed: int = 0,
    half: int | None = None,
) -> None:
    """Write COUNT generated lines and the sentences of the drafts in CORPORA (files or folders) to OUTPUT.

    HALF 0 or 1 takes every second file of a folder alone: a network trained on one half reads the other as new drafts.
    """
    nlp = spacy.load(base)
    sentences = list(generated(nlp, data, lists, count, random.Random(seed)))
    for folder in corpora or []:
        for path in (
            sorted(folder.glob("*.jsonl"))[half or 0 :: 1 if half is None else 2] if folder.is_dir() else [folder]
        ):
            sentences += drafts(nlp, path)
    save(output, sentences)
    typer.echo(f"{len(sentences)} sentences")


if __name__ == "__main__":
    typer.run(main)
