"""The trained part of the annotation as one unit."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from taktvoll.annotate.classifier import SentenceClassifier
    from taktvoll.annotate.ranking import Ranker
    from taktvoll.annotate.sign_model import SignModel
    from taktvoll.annotate.tone_model import ToneModel


@dataclass(frozen=True, slots=True)
class Models:
    """What reads the sentences of a draft beside the patterns."""

    sentences: "SentenceClassifier"
    """Labels, occasion, and what the letter as a whole is."""
    tone: "ToneModel"
    """Polarity and formality."""
    slots: "Mapping[str, Ranker]"
    """Slot → what chooses among its candidates."""
    situation: "Mapping[str, SignModel]"
    """A field of the situation → what corrects the rules there; fields without one are left to the rules."""


@functools.cache
def shipped_models() -> Models:
    """The models that come with the package; raises `ModelError` where one is missing, stale, or does not fit."""
    from taktvoll.annotate.classifier import SentenceClassifier
    from taktvoll.annotate.ranking import load_rankers
    from taktvoll.annotate.sign_model import load_sign_models
    from taktvoll.annotate.tone_model import ToneModel

    return Models(SentenceClassifier.load(), ToneModel.load(), load_rankers(), load_sign_models())
