"""Speed, memory and size of this tree beside another one: ratios of one run, both trees taking turns.

    .venv/bin/python bench/against.py 24cf6f7                     a commit: its worktree and environment are made
    .venv/bin/python bench/against.py ../other                    a worktree; its .venv is made where there is none
    … --only cold check long growth rewrite wheel                 some of the figures
    … --rounds 15 --data ../shared/data --json figures.json

Ratios are ours to theirs (below 1 is less time, memory or size), medians over rounds in which both ran one after the other, so
that a busy machine hits both. Times are processor time, and wall-clock time where it says so. Mails of CodE Alltag in
`--data` are read where they are there. A commit's tree lies in `--trees` (default: `.bench/` here) and stays for the next run.
"""

import argparse
import gzip
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent.parent
TASKS = Path(__file__).parent / "tasks.py"
SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
MEGABYTE = 1_000_000
SLOW = 100_000
"""Words of one text from which on the other tree is left out, unless asked for: 24cf6f7 takes 20 GB for a million."""
CHUNK = 40
"""Texts that a tree checks before the other has its turn."""
LONG_DRAFT = 186
"""Words of the drafts that are rewritten, about."""


@dataclass(frozen=True)
class Tree:
    """A worktree with its environment."""

    folder: Path

    @property
    def python(self) -> str:
        return str(self.folder / ".venv" / "bin" / "python")

    @property
    def command(self) -> str:
        return str(self.folder / ".venv" / "bin" / "taktvoll")


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("other", help="a commit or the folder of a worktree")
    options.add_argument("--only", nargs="+", choices=FIGURES, default=list(FIGURES))
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--data", type=Path, default=os.environ.get("TAKTVOLL_DATA", HERE.parent / "shared" / "data"))
    options.add_argument("--trees", type=Path, default=HERE / ".bench")
    options.add_argument("--all-sizes", action="store_true", help="give the other tree the longest texts, too")
    options.add_argument("--json", type=Path, help="write the figures here, too")
    given = options.parse_args()
    trees = (Tree(HERE), other_tree(given.other, given.trees))
    for tree in trees:
        ready(tree)
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in given.only:
            print(f"\n{name}: {FIGURES[name].__doc__}")
            figures[name] = FIGURES[name](trees, Path(folder), given)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n")


def other_tree(name: str, trees: Path) -> Tree:
    """The tree in the folder `name`, or of the commit `name`."""
    if Path(name).is_dir():
        return Tree(Path(name).resolve())
    folder = trees / name
    if not folder.exists():
        subprocess.run(["git", "-C", HERE, "worktree", "add", "--detach", folder, name], check=True)
    return Tree(folder.resolve())


def ready(tree: Tree) -> None:
    """Make the environment from the tree's own lock where there is none, and compile all modules, ours and the packages'."""
    if not Path(tree.python).exists():
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", ".venv"], check=True, cwd=tree.folder)
        pip = [sys.executable, "-m", "pip", "--python", tree.python, "install", "--quiet", "--no-deps"]
        if shutil.which("uv"):
            pip = ["uv", "pip", "install", "--quiet", "--python", tree.python, "--no-deps"]
        for what in (["--require-hashes", "-r", "requirements.lock"], ["--no-build-isolation", "--editable", "."]):
            subprocess.run([*pip, *what], check=True, cwd=tree.folder)
    subprocess.run([tree.python, "-m", "compileall", "-q", ".venv/lib", "src"], check=False, cwd=tree.folder)


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Used:
    """What a process took."""

    cpu: float
    wall: float
    megabytes: float
    status: int


def run_command(arguments: Sequence[str]) -> Used:
    """Run to the end without output."""
    start = time.perf_counter()
    process = subprocess.Popen(
        arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment()
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    return Used(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, process.returncode)


class Worker:
    """A process of `tasks.py` in a tree."""

    def __init__(self, tree: Tree, task: str, file: Path, stack: ExitStack) -> None:
        self._process = stack.enter_context(
            subprocess.Popen(
                [tree.python, str(TASKS), task, str(file)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(), cwd=file.parent,
            )
        )  # fmt: skip
        stack.callback(self._process.stdin.close)

    def ask(self, order: object) -> dict[str, float]:
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def compared(name: str, pairs: Sequence[tuple[float, float]], unit: str, scale: float = 1.0) -> dict[str, float]:
    """Print and return both medians and the median of the ratios."""
    ours, theirs = (statistics.median(side) * scale for side in zip(*pairs, strict=True))
    ratios = sorted(mine / other for mine, other in pairs)
    ratio = statistics.median(ratios)
    quarter = len(ratios) // 4
    spread = f"{ratios[quarter]:.2f} … {ratios[-1 - quarter]:.2f}"
    print(f"  {name:34} {ours:10,.2f} {theirs:10,.2f} {unit:10} ratio {ratio:.2f} ({spread}; {len(pairs)} rounds)")
    return {"ours": ours, "theirs": theirs, "ratio": ratio}


def drafts() -> list[str]:
    source = HERE / "corpora" / "dev" / "drafts.jsonl"
    return [json.loads(line)["text"] for line in source.read_text(encoding="utf-8").splitlines()]


def mails(data: Path) -> list[str]:
    """Dev drafts and, where they are there, the mails of CodE Alltag S, each once, shuffled."""
    texts = drafts()
    source = data / "codealltag_s" / "codealltag_s.jsonl.gz"
    if source.exists():
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    texts = list(dict.fromkeys(texts))
    random.Random(0).shuffle(texts)
    return texts


def long_draft(words: int) -> str:
    """One letter of about that many words: paragraphs of the dev drafts between one salutation and one closing."""
    inner = [part for text in drafts() for part in text.split("\n\n")[1:-1] if ">" not in part]
    chosen, count, place = [], 0, 0
    while count < words:
        chosen.append(inner[place % len(inner)])
        count, place = count + len(chosen[-1].split()), place + 1
    return "\n\n".join(["Sehr geehrte Frau Weiß,", *chosen, "Mit freundlichen Grüßen\nJana Kröger"])


def cold(trees: tuple[Tree, Tree], folder: Path, given: argparse.Namespace) -> dict[str, dict[str, float]]:
    """a fresh process: taktvoll check of one draft, as text and as JSON"""
    draft = folder / "draft.txt"
    draft.write_text(drafts()[0], encoding="utf-8")
    found = {}
    for form in ("text", "json"):
        rounds = []
        for count in range(given.rounds + 1):
            used = [run_command([t.command, "check", str(draft), "--no-config", "--format", form]) for t in trees]
            if count:  # the first one fills the file cache
                rounds.append(used)
        for kind in ("cpu", "wall"):
            pairs = [(getattr(mine, kind), getattr(other, kind)) for mine, other in rounds]
            found[f"{form}, {kind}"] = compared(f"check --format {form}, {kind} time", pairs, "ms", 1000)
    return found


def check(trees: tuple[Tree, Tree], folder: Path, given: argparse.Namespace) -> dict[str, dict[str, float]]:
    """a warm process on one core: every text once, batches (check_many) and single calls (check)"""
    file = folder / "texts.json"
    texts = mails(given.data)
    file.write_text(json.dumps(texts), encoding="utf-8")
    with ExitStack() as stack:
        workers = [Worker(tree, "check", file, stack) for tree in trees]
        starts = range(20, len(texts) - 2 * CHUNK + 1, 2 * CHUNK)
        rounds = [[worker.ask([start, start + 2 * CHUNK]) for worker in workers] for start in starts]
    return {
        kind: compared(f"{kind} (a word)", [(mine[kind], other[kind]) for mine, other in rounds], "µs", 1e6)
        for kind in ("batch", "single")
    }


def long(trees: tuple[Tree, Tree], folder: Path, _: argparse.Namespace) -> dict[str, dict[str, float]]:
    """taktvoll check of one text of a megabyte, without --force"""
    text = long_draft(200_000).encode()[:MEGABYTE].decode(errors="ignore")
    file = folder / "megabyte.txt"
    file.write_text(text, encoding="utf-8")
    rounds = [
        [run_command([t.command, "check", str(file), "--no-config", "--format", "json"]) for t in trees]
        for _ in range(2)
    ]
    refused = [tree.folder for tree, used in zip(trees, rounds[0], strict=True) if used.status not in {0, 1}]
    if refused:
        print(f"  no report in {refused}")
    return {
        "memory": compared("memory", [(mine.megabytes, other.megabytes) for mine, other in rounds], "MB"),
        "time": compared("time", [(mine.cpu, other.cpu) for mine, other in rounds], "s"),
    }


def growth(trees: tuple[Tree, Tree], folder: Path, given: argparse.Namespace) -> dict[str, list[dict[str, float]]]:
    """one text of so many words, a fresh process each"""
    found: dict[str, list[dict[str, float]]] = {}
    for tree in trees:
        print(f"  {tree.folder}\n  {'words':>11} {'seconds':>10} {'µs a word':>10} {'MB':>8} {'MB more':>8}")
        for size in SIZES:
            if tree is trees[1] and size > SLOW and not given.all_sizes:
                continue
            file = folder / f"{size}.txt"
            file.write_text(long_draft(size), encoding="utf-8")
            with ExitStack() as stack:
                used = Worker(tree, "long", file, stack).ask("")
            found.setdefault(str(tree.folder), []).append(used)
            print(
                f"  {used['words']:>11,} {used['seconds']:>10.3f} {used['seconds'] / used['words'] * 1e6:>10.1f}"
                f" {used['megabytes']:>8,.0f} {used['megabytes'] - used['before']:>8,.0f}"
            )
    return found


def rewrite(trees: tuple[Tree, Tree], folder: Path, given: argparse.Namespace) -> dict[str, dict[str, float]]:
    """a warm process: rewriting the dev drafts that have about 186 words"""
    file = folder / "drafts.json"
    chosen = sorted(drafts(), key=lambda text: abs(len(text.split()) - LONG_DRAFT))[:3]
    file.write_text(json.dumps(chosen), encoding="utf-8")
    with ExitStack() as stack:
        workers = [Worker(tree, "rewrite", file, stack) for tree in trees]
        rounds = [[worker.ask(3) for worker in workers] for _ in range(given.rounds)]
    pairs = [(mine["rewrite"], other["rewrite"]) for mine, other in rounds]
    return {"rewrite": compared("one rewrite", pairs, "ms", 1000)}


def wheel(trees: tuple[Tree, Tree], folder: Path, _: argparse.Namespace) -> dict[str, dict[str, float]]:
    """the size of the wheel"""
    sizes = []
    for place, tree in enumerate(trees):
        into = folder / f"wheel{place}"
        build = "from hatchling.build import build_wheel; import sys; build_wheel(sys.argv[1])"
        into.mkdir()
        subprocess.run([tree.python, "-c", build, str(into)], check=True, cwd=tree.folder, env=environment())
        sizes.append(next(into.glob("*.whl")).stat().st_size / 1e6)
    return {"wheel": compared("wheel", [(sizes[0], sizes[1])], "MB")}


FIGURES = {"cold": cold, "check": check, "long": long, "growth": growth, "rewrite": rewrite, "wheel": wheel}

if __name__ == "__main__":
    main()
