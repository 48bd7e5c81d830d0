"""A shared/data of a few sentences, written for the tests: every file that the project reads."""

from __future__ import annotations

import gzip
import json
import lzma
import sys
from pathlib import Path

TREE = """# text = Ich komme heute nicht.
1\tIch\tich\tPRON\tPPER\tCase=Nom|Number=Sing|Person=1|PronType=Prs\t2\tnsubj\t_\t_
2\tkomme\tkommen\tVERB\tVVFIN\tMood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
3\theute\theute\tADV\tADV\t_\t2\tadvmod\t_\t_
4\tnicht\tnicht\tPART\tPTKNEG\tPolarity=Neg\t2\tadvmod\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t$.\t_\t2\tpunct\t_\t_

# text = Er war im Haus.
1\tEr\ter\tPRON\tPPER\tCase=Nom|Number=Sing|Person=3|PronType=Prs\t5\tnsubj\t_\t_
2\twar\tsein\tAUX\tVAFIN\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t5\tcop\t_\t_
3-4\tim\t_\t_\t_\t_\t_\t_\t_\t_
3\tin\tin\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat|Definite=Def|Gender=Neut|Number=Sing|PronType=Art\t5\tdet\t_\t_
5\tHaus\tHaus\tNOUN\tNN\tCase=Dat|Gender=Neut|Number=Sing\t0\troot\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t$.\t_\t5\tpunct\t_\t_
"""
UNIMORPH = "Das\tder\tDET;NOM;DEF;NEUT;SG\nHaus\tHaus\tN;NOM;NEUT;SG\nsteht\tstehen\tV;SG;3;PRS;FIN\nin\tin\tADP\ndem\tder\tDET;DAT;DEF;MASC;SG\nWald\tWald\tN;DAT;MASC;SG\n.\t.\tPUNCT\n"
EMPIRIST = """<?xml version="1.0" encoding="UTF-8"?>
<corpus>
<text subcorpus="cmc" set="{part}" id="x" raw="x">
<posting id="x1">
<s>
Danke\tPTKANT\tINTJ\tS1\tdanke\tdanke\tdanke
für\tAPPR\tADP\tZ5\tfür\tfür\tfür
Wein\tNN\tNOUN\tF2\tWein\tWein\tWein
:)\tEMOASC\tSYM\tE4\t:)\t:)\t:)
</s>
</posting>
</text>
"""
DICTIONARY = """Haus\tHaus\tSUB:AKK:SIN:NEU|SUB:DAT:SIN:NEU|SUB:NOM:SIN:NEU
Hauses\tHaus\tSUB:GEN:SIN:NEU
kommen\tkommen\tVER:INF:NON|VER:3:PLU:PRÄ:NON
komme\tkommen\tVER:1:SIN:PRÄ:NON
gemacht\tmachen\tVER:PA2:SFT\tgemacht\tPA2:PRD:GRU:VER
kleinen\tklein\tADJ:DAT:PLU:FEM:GRU:DEF
heute\theute\tADV:TMP
Weiß\tWeiß\tEIG:NOM:SIN:MAS:NOA:NAC
"""
MAILS = [
    "Hallo Frau Weiß, ich komme heute nicht zum Gespräch. Das tut mir leid, der Zug fährt nicht.",
    "Guten Tag, wir gehen am Montag in den Wald. Danke für den Wein und das Haus am See.",
]
SMARTDATA = {"id": "1", "text": "Frau Weiß kam am Montag.", "entities": [[5, 9, "person"], [17, 23, "date"]]}
MOBIE = "-DOCSTART- -1- O O\n\nDie\tART\tI-A\tO\nBahn\tNN\tI-N\tB-organization-company\nfährt\tVVFIN\tI-V\tO\nheute\tADV\tI-A\tB-date\n.\t$.\tI-$\tO\n\n"
GERMEVAL = "#\tx\n1\tPeter\tB-PER\tO\n2\tKern\tI-PER\tO\n3\tkam\tO\tO\n4\t1999\tO\tO\n\n"
LEGAL = "Richter O\nKern B-RR\nsprach O\n. O\n\n"
POTTS = "".join(
    f"{label}\t{text}\n"
    for label, text in (
        ("positive", "Das war ein schöner Abend, danke!"),
        ("negative", "So ein schlechter Service, nie wieder."),
        ("neutral", "Der Zug fährt um acht Uhr ab."),
        ("mixed", "Gut gemeint, schlecht gemacht."),
    )
)
FORMALITY = "id\tscore\tsentence\n" + "".join(
    f"{number}\t{score}\t{text}\n"
    for number, (score, text) in enumerate(
        (
            (0.9, "Hiermit bestätigen wir den Eingang Ihrer Unterlagen."),
            (0.6, "Wir bitten Sie um eine Rückmeldung bis Freitag."),
            (0.2, "Ich komme am Montag in das Büro."),
            (-0.3, "Komm doch einfach mal vorbei."),
            (-0.8, "hey, schick mir das mal rüber"),
            (-0.6, "bin eh grad voll müde"),
        )
    )
)
DRAFT = {
    "id": "d1",
    "text": "Hallo Frau Weiß,\nam Montag kann ich nicht kommen.",
    "sentences": [{"start": 0, "end": 16}, {"start": 17, "end": 49}],
    "slots": {"recipient": "Frau Weiß", "date": "Montag"},
}


def pack(path: Path, text: str) -> None:
    """Write TEXT to PATH, compressed as its name says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    opener = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opener(path, "wt", encoding="utf8") as file:
        file.write(text)


def write(data: Path, drafts: Path) -> None:
    """Write the data to DATA and an annotated draft to DRAFTS."""
    mails = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(MAILS * 30))
    trees = "\n".join([TREE] * 6) + "\n"
    files = {
        "ud_gsd/de_gsd-ud-dev.conllu.gz": trees,
        "ud_gsd/de_gsd-ud-test.conllu.gz": TREE.replace("heute", "morgen"),
        "ud_pud/de_pud-ud-test.conllu.gz": TREE.replace("komme", "gehe"),
        "gsd_train_morph/de-gsd-train-part.tsv.gz": UNIMORPH,
        "empirist/empirist.vrt.gz": EMPIRIST.format(part="train") + EMPIRIST.format(part="test") + "</corpus>\n",
        "german_pos_dict/german_pos_dict.tsv.xz": DICTIONARY,
        "smartdata_ner/train.jsonl.gz": json.dumps(SMARTDATA) + "\n",
        "mobie_ner/train.conll2003.gz": MOBIE,
        "germeval2014_ner/NER-de-test.tsv.gz": GERMEVAL,
        "legal_ner/ler_dev.conll.xz": LEGAL,
        "names/first_names_berlin.tsv": "name\tfemale\tmale\nMarie\t9\t0\nPaul\t0\t9\n",
        "names/surnames.txt.gz": "Weiß\nKern\n",
        "names/company_names_osm.txt.gz": "Backhaus\n",
        "names/city_names_osm.txt.gz": "Neustadt\n",
        "codealltag_s/codealltag_s.jsonl.gz": mails,
        "codealltag_finance/finance_60000.jsonl.gz": mails,
        "codealltag_travels/travels_20000.jsonl.gz": mails,
        "falko_merlin/sentences_train.tsv.gz": "original\tcorrected\thas_error\nIch gehe.\tIch gehe nach Hause.\t1\n",
        "potts/potts_label_text.tsv.gz": POTTS,
        "germeval2018/germeval2018.training.txt.gz": "Das ist doch nur wieder Unsinn.\tOFFENSE\tABUSE\nWir sehen uns am Montag.\tOTHER\tOTHER\n",
        "speech_acts/speech_acts.tsv": "a\tb\tc\td\te\tIch verspreche dir, morgen zu kommen.\n",
        "robot_feedback/emotions.txt": "1 Das hast du gut gemacht.\n",
        "in_formal_sentences/in_formal_train.tsv": FORMALITY,
        "text_complexity/ratings.csv": "ID,Sentence\n1,Das Haus ist klein und alt.\n",
    }
    copies = {
        "smartdata_ner/dev.jsonl.gz": "smartdata_ner/train.jsonl.gz",
        "smartdata_ner/test.jsonl.gz": "smartdata_ner/train.jsonl.gz",
        "mobie_ner/dev.conll2003.gz": "mobie_ner/train.conll2003.gz",
        "mobie_ner/test.conll2003.gz": "mobie_ner/train.conll2003.gz",
        "germeval2014_ner/NER-de-dev.tsv.gz": "germeval2014_ner/NER-de-test.tsv.gz",
        "legal_ner/ler_test.conll.xz": "legal_ner/ler_dev.conll.xz",
    }
    for name, text in files.items():
        pack(data / name, text)
    for name, original in copies.items():
        pack(data / name, files[original])
    pack(drafts, json.dumps(DRAFT) + "\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
