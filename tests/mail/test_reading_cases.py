from pathlib import Path

import pytest

from reading_cases import cases, wrong

FOLDER = Path(__file__).parent / "cases"
CASES = dict(cases(FOLDER))


@pytest.mark.model
@pytest.mark.parametrize("case", CASES)
def test_check_and_rewrite_read_the_case_as_it_is(case, tmp_path):
    if CASES[case].get("file", "").endswith((".docx", ".pdf")):
        pytest.importorskip("docx")
        pytest.importorskip("pypdfium2")
    assert wrong(CASES[case], FOLDER, tmp_path) == {}
