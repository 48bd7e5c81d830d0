"""A checker: its settings, its copies, its threads, and what it leaves alone."""

import concurrent.futures
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import taktvoll
from grammar.fake_languagetool import FakeLanguageTool
from shell import FLAWED, GOOD

TODAY = "2027-02-20"
DRAFTS = Path(__file__).parent.parent / "corpora" / "dev" / "drafts.jsonl"


def test_checker_keeps_its_settings_and_its_pipeline(monkeypatch):
    checker = taktvoll.Checker({"lang": "en"}, ignore=["informal"])
    report = checker.check(FLAWED, today=TODAY)
    assert report == taktvoll.check(FLAWED, today=TODAY, lang="en", ignore=["informal"])
    monkeypatch.setattr("taktvoll.annotate.loading.load_pipeline", lambda model: pytest.fail("loaded again"))
    assert list(checker.check_many([FLAWED], today=TODAY)) == [report]
    assert checker.rewrite(FLAWED, today=TODAY)[0].lang == "en"


def test_keywords_of_one_call_leave_the_checker_as_it_is():
    checker = taktvoll.Checker(lang="en")
    assert checker.check(FLAWED, today=TODAY, lang="de").lang == "de"
    assert checker.check(FLAWED, today=TODAY, settings={"select": ["informal"]}).lang == "de"
    assert checker.check(FLAWED, today=TODAY, select=["informal"]).lang == "en"
    assert checker.check(FLAWED, today=TODAY).lang == "en"


@pytest.mark.parametrize("wrong", [{"lnag": "de"}, {"select": ["infromal"]}])
def test_checker_refuses_wrong_settings_when_it_is_made(wrong):
    with pytest.raises(taktvoll.SettingsError):
        taktvoll.Checker(wrong)


def test_a_pickled_checker_says_the_same_in_another_process(tmp_path):
    checker = taktvoll.Checker({"limits": {"max_words": 10}}, lang="en")
    (tmp_path / "checker").write_bytes(pickle.dumps(checker))
    code = (
        "import pickle, sys, pathlib\n"
        "checker = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes())\n"
        f"print(checker.check({FLAWED!r}, today={TODAY!r}).to_json())\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "checker"], capture_output=True, text=True, check=True
    )
    assert ended.stdout == checker.check(FLAWED, today=TODAY).to_json() + "\n"


def test_a_pickled_checker_carries_no_pipeline():
    checker = taktvoll.Checker()
    checker.check(FLAWED)
    assert len(pickle.dumps(checker)) < 5_000


def test_many_threads_say_what_one_says():
    texts = [json.loads(line)["text"] for line in DRAFTS.read_text(encoding="utf-8").splitlines()[:24]]
    checker = taktvoll.Checker()
    alone = [checker.check(text, today=TODAY) for text in texts]
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        for _ in range(2):
            assert list(pool.map(lambda text: checker.check(text, today=TODAY), texts)) == alone
        many = pool.map(lambda _: list(checker.check_many(texts, batch_size=5, today=TODAY)), range(3))
        assert all(reports == alone for reports in many)


def test_checking_changes_nothing_in_the_process():
    code = (
        "import os, json, numpy, taktvoll\n"
        "from threadpoolctl import threadpool_info\n"
        "blas = lambda: [found['num_threads'] for found in threadpool_info() if found['user_api'] == 'blas']\n"
        "before = dict(os.environ), blas()\n"
        f"taktvoll.check({FLAWED!r}); taktvoll.rewrite({FLAWED!r}); taktvoll.load()({FLAWED!r})\n"
        "after = dict(os.environ), blas()\n"
        "print(json.dumps([before[0] == after[0], before[1], after[1][:len(before[1])]]))\n"
    )
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    same, before, after = json.loads(ended.stdout)
    assert same
    assert before == after


def test_a_checker_that_is_entered_keeps_one_languagetool_for_its_calls():
    with FakeLanguageTool() as server:
        settings = {"grammar": {"enabled": True, "url": server.url}}
        with taktvoll.Checker(settings) as checker:
            session = checker._session
            assert checker.check(GOOD, today=TODAY).grammar_checked
            assert checker.check(GOOD, today=TODAY, lang="en").grammar_checked
            assert checker._session is session
        assert checker._session is None
        assert checker.check(GOOD, today=TODAY).grammar_checked
        assert taktvoll.check(GOOD, settings=settings, grammar=False).grammar_checked is False
        assert taktvoll.check(GOOD, settings={"grammar": {"url": server.url}}, grammar=True).grammar_checked
