from taktvoll.annotate.candidates import Candidate
from taktvoll.annotate.ranking import Ranker

RANKER = Ranker(bias=0.0, weights={"good": 2.0, "fair": 1.0, "bad": -1.0}, threshold=0.5)


def test_best_asks_only_about_candidates_that_would_be_taken():
    candidates = [Candidate(place, place + 1, (name,)) for place, name in enumerate(("bad", "fair", "good", "fair"))]
    asked = []

    def unless(candidate):
        asked.append(candidate.start)
        return candidate.features == ("good",)

    assert RANKER.best(candidates) == (2, 3)
    assert RANKER.best(candidates, unless) == (1, 2)
    assert asked == [1, 2]
