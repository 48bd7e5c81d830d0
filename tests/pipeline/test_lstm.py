import numpy as np
import pytest

from taktvoll.pipeline.lstm import make_plan, run


def slowly(gates, recurrent):
    """One sentence, one direction, as the textbook has it."""
    width = recurrent.shape[0]
    state, memory, out = np.zeros(width), np.zeros(width), []
    for row in gates:
        gate = row + state @ recurrent
        opened = (1 + np.tanh(gate[: 3 * width])) / 2
        memory = opened[width : 2 * width] * memory + opened[:width] * np.tanh(gate[3 * width :])
        state = opened[2 * width :] * np.tanh(memory)
        out.append(state)
    return np.array(out)


@pytest.mark.parametrize("lengths", [[3], [1, 4, 2], [2, 2], [5, 1, 1, 3]])
def test_run_equals_the_textbook(lengths):
    rng = np.random.default_rng(1)
    width, total = 3, sum(lengths)
    gates = rng.normal(size=(2, total, 4 * width)).astype(np.float32)
    recurrent = rng.normal(size=(2, width, 4 * width)).astype(np.float32)
    lengths = np.asarray(lengths)
    starts = np.cumsum(lengths) - lengths
    found = run(gates, np.arange(total), recurrent, make_plan(starts, lengths))
    for start, length in zip(starts, lengths, strict=True):
        rows = gates[:, start : start + length]
        ahead = slowly(rows[0], recurrent[0])
        back = slowly(rows[1, ::-1], recurrent[1])[::-1]
        np.testing.assert_allclose(found[start : start + length], np.hstack([ahead, back]), atol=1e-5)


def test_run_of_nothing_is_nothing():
    nothing = np.zeros(0, dtype=np.int64)
    assert run(
        np.zeros((2, 0, 12), np.float32), nothing, np.zeros((2, 3, 12), np.float32), make_plan(nothing, nothing)
    ).shape == (
        0,
        6,
    )
