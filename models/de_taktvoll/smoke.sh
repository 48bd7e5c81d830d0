#!/usr/bin/env bash
# Runs every step of the project once on a few sentences: bash smoke.sh [FOLDER]
# The data is the one of TAKTVOLL_DATA, or a tiny one written by tests/models/tiny_data.py.
# PYTHON names the interpreter (default: python); it needs the extra `train` of the package.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$(mktemp -d)}
python=${PYTHON:-python}
export PYTHONPATH="$here/scripts:$here/../../src${PYTHONPATH:+:$PYTHONPATH}"
mkdir -p "$work"
cd "$work"
mkdir -p training corpus metrics
data=${TAKTVOLL_DATA:-$work/data}
drafts=$work/drafts.jsonl
if [ -z "${TAKTVOLL_DATA:-}" ]; then
  "$python" "$here/../../tests/models/tiny_data.py" "$data" "$drafts"
fi
run() { "$python" "$here/scripts/$1.py" "${@:2}"; }
small=(--epochs 1 --limit 12)

run raw_text "$data" corpus/raw.txt --limit 120
run vectors corpus/raw.txt training/vectors.floret --dim 64 --bucket 200 --epochs 1 --min-count 1
run dictionary "$data/german_pos_dict/german_pos_dict.tsv.xz" corpus/raw.txt training/dictionary.bin --limit 2000
run base training/vectors.floret training/dictionary.bin training/base
run gold "$data" corpus
run train "$here/configs/teacher.cfg" training/base training/teacher.net --train corpus/train.jsonl --train corpus/trees.jsonl --dev corpus/dev.jsonl "${small[@]}"
run raw_sentences "$data" corpus/raw_sentences.jsonl --held-out corpus/test_gsd.jsonl --limit 3
run silver corpus/train.jsonl corpus/gold_full.jsonl training/base corpus/train.jsonl --teacher training/teacher.net --keep-all
run silver corpus/raw_sentences.jsonl corpus/silver.jsonl training/base corpus/train.jsonl --teacher training/teacher.net
run lemmas training/base "$data/german_pos_dict/german_pos_dict.tsv.xz" training/lemmatizer --train corpus/gold_full.jsonl --dev corpus/dev.jsonl
run train "$here/configs/student.cfg" training/base training/student0.net --train corpus/gold_full.jsonl --train corpus/silver.jsonl --copies 2,1 --dev corpus/dev.jsonl "${small[@]}"
run entities "$data" corpus
run letters "$data" training/base corpus/ner_letters.jsonl --lists "$here/lists" --count 8
if [ -e "$drafts" ]; then
  run letters "$data" training/base corpus/ner_drafts.jsonl --lists "$here/lists" --count 0 --corpora "$drafts"
else
  cp corpus/ner_letters.jsonl.gz corpus/ner_drafts.jsonl.gz
fi
cp corpus/ner_drafts.jsonl.gz corpus/ner_drafts_dev.jsonl.gz
run train "$here/configs/ner.cfg" training/base training/ner0.net --train corpus/ner_train.jsonl --train corpus/ner_drafts.jsonl --copies 1,1 --dev corpus/ner_drafts_dev.jsonl "${small[@]}"
run assemble training/base training/student0.net training/lemmatizer training/ner0.net training/pipeline0 "$here/configs/meta.json"
run evaluate training/pipeline0 metrics/seed0.json --words corpus/dev.jsonl --words corpus/test_gsd.jsonl --entities corpus/ner_drafts_dev.jsonl
echo '{"peer": "none"}' > metrics/peer.json
run summary metrics/summary.json --seed metrics/seed0.json --corpus corpus --peer metrics/peer.json
run package weights metrics/summary.json "$here/assets.json" --pipeline training/pipeline0
