"""Signs of a letter that does not say no."""

import numpy as np

from taktvoll.annotate.context_features import MODEL_LABELS
from taktvoll.annotate.undecided import COLUMNS, NEAR, NONE, undecided_signs

DECISION, MOVE = MODEL_LABELS.index("decision"), MODEL_LABELS.index("reschedule")


def test_signs_are_the_likeliest_acts_the_labels_and_the_occasion_of_each_letter():
    first = np.zeros((3, len(MODEL_LABELS)), np.float32)
    first[:, DECISION] = [-4, 2, 1]
    first[:, MOVE] = [3, -1, 0]
    held = np.zeros(first.shape, bool)
    held[0, MODEL_LABELS.index("thanks")] = True
    signs = undecided_signs(first, held, np.array([[0.2, 0.8], [0.6, 0.4], [0.5, 0.5]]), [2, 0, 1])
    assert signs.shape == (3, COLUMNS + 2)
    assert signs[0, :3].tolist() == [2, -4, 3]
    assert signs[0, 3:COLUMNS].tolist() == [float(name == "thanks") for name in NEAR]
    assert signs[:, COLUMNS:].tolist() == [[0, 1], [1, 0], [1, 0]]
    assert signs[1, :3].tolist() == [NONE] * 3
    assert signs[2, :3].tolist() == [1, NONE, 0]
