"""The trained models that come with the package: what each is, what it was made of, and whether it fits the code beside it.

Every folder below ``trained/`` is one model. Its ``model.json`` is written by the training project of the same name in
``models/`` and is the only place that holds the model's version. Nothing here imports NumPy or spaCy, so that
``taktvoll --version`` can tell all of them.
"""

import hashlib
import json
from pathlib import Path
from typing import NoReturn, TypeVar

import msgspec

from taktvoll.errors import ModelError

Value = TypeVar("Value")
TRAINED = Path(__file__).parent / "trained"
"""One folder a model."""
NAMES = ("de_taktvoll", "sentence_labels", "slots", "tone", "content_selection", "situation", "second_reader")
"""The pipeline first; the others annotate what it gives."""
MANIFEST = "model.json"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a model is and what it was made of."""

    name: str
    version: str
    features: str
    """Fingerprint of the features that it learned from, see `fingerprint`."""
    fields: tuple[str, ...] = ()
    """Fields of an annotated draft that it learned from."""
    corpus: dict[str, str] = {}
    """File of drafts below the repository's root → SHA-256 of those fields of all its drafts."""
    data: dict[str, str] = {}
    """File of other people's data → SHA-256."""
    needs: dict[str, str] = {}
    """Other shipped models whose outputs are its inputs → their version in training."""
    files: dict[str, str] = {}
    """File beside the manifest → SHA-256."""


def fingerprint(**settings: object) -> str:
    """Sixteen hexadecimal digits for what defines the features of a model; `settings` are JSON values."""
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:16]


def versions() -> dict[str, str | None]:
    """The version of each shipped model; None for one that is not there or cannot be read."""
    found: dict[str, str | None] = {}
    for name in NAMES:
        try:
            found[name] = manifest_of(TRAINED / name).version
        except ModelError:
            found[name] = None
    return found


def manifest_of(folder: Path) -> Manifest:
    """The manifest in `folder`; raises `ModelError` where it is missing or no manifest."""
    return read_json(folder / MANIFEST, Manifest)


def read_json(path: Path, type_: type[Value]) -> Value:
    """What a JSON file of a model holds; raises `ModelError` where it is missing, damaged, or holds something else."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=type_)
    except (OSError, msgspec.DecodeError) as error:
        missing(path, error)


def fitting_manifest(folder: Path, features: str) -> Manifest:
    """The manifest of a model that fits this code and the other models beside it.

    Raises `ModelError` where the model was trained for other `features` than the code computes now, or on the outputs of
    another version of a model that it needs.
    """
    found = manifest_of(folder)
    if found.features != features:
        stale(
            folder,
            f"it was trained for other features ({found.features}) than this version of Taktvoll computes ({features})",
            f"es wurde für andere Merkmale trainiert ({found.features}), als diese Version von Taktvoll berechnet ({features})",
        )
    for name, version in found.needs.items():
        beside = manifest_of(folder.parent / name).version
        if beside != version:
            stale(
                folder,
                f"it was trained with {name} {version}, and {name} {beside} lies beside it",
                f"es wurde mit {name} {version} trainiert, daneben liegt aber {name} {beside}",
            )
    return found


def missing(path: Path, error: Exception) -> NoReturn:
    """Raise the `ModelError` for a file of a model that is not there or cannot be read."""
    absent = isinstance(error, FileNotFoundError)
    kind = type(error).__name__
    raise ModelError(
        f"{path}: {'is missing' if absent else f'cannot be read ({kind})'}; this trained model belongs to the package:"
        " install taktvoll again, or in a checkout bring the file back with `git checkout -- src/taktvoll/trained`",
        f"{path}: {'fehlt' if absent else f'lässt sich nicht lesen ({kind})'}; dieses trainierte Modell gehört zum Paket:"
        " Installieren Sie taktvoll neu, oder holen Sie die Datei in einem Checkout mit"
        " `git checkout -- src/taktvoll/trained` zurück.",
    ) from error


def stale(folder: Path, reason: str, german: str) -> NoReturn:
    """Raise the `ModelError` for a model that does not fit the code, for `reason`."""
    name = folder.name
    raise ModelError(
        f"{folder}: the model does not fit: {reason}; train it anew (`cd models/{name} && python -m weasel run all`),"
        " or install a taktvoll whose parts belong together",
        f"{folder}: Das Modell passt nicht: {german}. Trainieren Sie es neu"
        f" (`cd models/{name} && python -m weasel run all`), oder installieren Sie ein taktvoll, dessen Teile zusammengehören.",
    )
