import numpy as np
import pytest

from taktvoll.pipeline.lstm import blocks, by_gate, gates_of_states, gates_of_words, make_plan, run


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


@pytest.mark.parametrize("lengths", [[3], [1, 4, 2], [2, 2], [5, 1, 1, 3], [3, 3, 3], [2, 4, 6, 8, 7, 5, 3, 1]])
def test_run_equals_the_textbook(lengths):
    rng = np.random.default_rng(1)
    width, total = 3, sum(lengths)
    gates = rng.normal(size=(2, total, 4 * width)).astype(np.float32)
    recurrent = rng.normal(size=(2, width, 4 * width)).astype(np.float32)
    lengths = np.asarray(lengths)
    starts = np.cumsum(lengths) - lengths
    plan = make_plan(lengths)
    found = run(gates_of_words(gates.swapaxes(0, 1), np.arange(total), plan), by_gate(recurrent) / 2, plan)
    for start, length in zip(starts, lengths, strict=True):
        rows = gates[:, start : start + length]
        ahead = slowly(rows[0], recurrent[0])
        back = slowly(rows[1, ::-1], recurrent[1])[::-1]
        np.testing.assert_allclose(found[start : start + length], np.hstack([ahead, back]), atol=1e-5)


def test_gates_of_states_are_in_the_order_of_the_visit():
    rng = np.random.default_rng(2)
    plan = make_plan(np.asarray([1, 3, 2]))
    states = rng.normal(size=(6, 4)).astype(np.float32)
    weights = rng.normal(size=(2, 4, 8)).astype(np.float32)
    bias = rng.normal(size=(2, 1, 8)).astype(np.float32)
    expected = gates_of_words((states @ weights + bias).swapaxes(0, 1), np.arange(6), plan)
    np.testing.assert_allclose(gates_of_states(states, by_gate(weights), by_gate(bias), plan), expected, rtol=1e-5)


def test_products_by_gate_are_the_whole_products():
    rng = np.random.default_rng(3)
    weights = rng.normal(size=(2, 96, 4 * 96)).astype(np.float32)
    for rows in (2, 4, 9, 40):
        states = rng.normal(size=(2, rows, 96)).astype(np.float32)
        whole = np.matmul(states, weights).reshape(2, rows, 4, 96)
        np.testing.assert_allclose(
            np.matmul(states, by_gate(weights)), whole.transpose(2, 0, 1, 3), rtol=1e-5, atol=1e-4
        )


def test_run_of_nothing_is_nothing():
    plan = make_plan(np.zeros(0, dtype=np.int64))
    assert run(np.zeros((4, 2, 0, 3), np.float32), np.zeros((4, 2, 3, 3), np.float32), plan).shape == (0, 6)


def test_blocks_hold_whole_sentences_up_to_a_size():
    lengths = np.asarray([3, 2, 9, 1, 1])
    assert list(blocks(lengths, 5)) == [
        (slice(0, 2), slice(0, 5)),
        (slice(2, 3), slice(5, 14)),
        (slice(3, 5), slice(14, 16)),
    ]
    assert list(blocks(lengths[:0])) == []
