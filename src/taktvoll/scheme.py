"""The annotation scheme (``docs/ANNOTATION.md``): the names that models, rules, reports and corpora share.

The enumerations are `str`: ``Occasion.DECLINE == "decline"``. The tuples hold their values in the order in which a report lists them.
"""

from enum import StrEnum


class Label(StrEnum):
    """What a sentence does."""

    SUBJECT = "subject"
    SALUTATION = "salutation"
    THANKS = "thanks"
    DECISION = "decision"
    RESCHEDULE = "reschedule"
    REASON = "reason"
    APOLOGY = "apology"
    UNDERSTANDING = "understanding"
    GOODWILL = "goodwill"
    CLOSING = "closing"
    NEGATIVE = "negative"
    PRIVATE = "private"
    INFORMAL = "informal"
    HEDGE = "hedge"
    OTHER = "other"


class Occasion(StrEnum):
    """What a reader understands the whole draft to be."""

    DECLINE = "decline"
    RESCHEDULE = "reschedule"
    UNCLEAR = "unclear"
    OTHER = "other"


class Register(StrEnum):
    """How the draft addresses its reader."""

    SIE = "sie"
    DU = "du"
    MIXED = "mixed"
    NONE = "none"


class Slot(StrEnum):
    """A fact that a draft states."""

    RECIPIENT = "recipient"
    COMPANY = "company"
    POSITION = "position"
    DATE = "date"
    TIME = "time"
    SENDER = "sender"


class Stage(StrEnum):
    """The furthest point that the application has reached."""

    NONE = "none"
    INVITED = "invited"
    AGREED = "agreed"
    AFTER_INTERVIEW = "after_interview"
    TRIAL_DAY = "trial_day"
    OFFER = "offer"
    CONTRACT = "contract"


class Stance(StrEnum):
    """What the writer means to do."""

    WITHDRAWS = "withdraws"
    DECLINES = "declines"
    PREVENTED = "prevented"
    MISSED_IT = "missed_it"
    UNDECIDED = "undecided"
    ACCEPTS = "accepts"
    OTHER = "other"


class Counterpart(StrEnum):
    """Who reads the letter."""

    EMPLOYER = "employer"
    AGENCY = "agency"
    AUTHORITY = "authority"
    CONTACT = "contact"
    """A person who is not the employer."""
    NONE = "none"
    """The mail is none of our matter."""


class DateRole(StrEnum):
    """What a date that a letter names is the day of."""

    APPOINTMENT = "appointment"
    """The talk that is answered."""
    PAST = "past"
    """A talk that has been held."""
    PROPOSED = "proposed"
    """Offered, or one of several to choose from."""
    ABSENCE = "absence"
    """When somebody cannot."""
    CONTRACT = "contract"
    """When a post begins or ends, a contract is signed."""
    OTHER = "other"
    """Anything else: a letter's date, an offer's end, a day to answer by."""


class Dimension(StrEnum):
    """A part of the score."""

    SENTIMENT = "sentiment"
    LENGTH = "length"
    EXPLANATION = "explanation"
    COURTESY = "courtesy"
    CLARITY = "clarity"
    REGISTER = "register"
    FORM = "form"


LABELS: tuple[str, ...] = tuple(label.value for label in Label)
OCCASIONS: tuple[str, ...] = tuple(occasion.value for occasion in Occasion)
REGISTERS: tuple[str, ...] = tuple(register.value for register in Register)
SLOTS: tuple[str, ...] = tuple(slot.value for slot in Slot)
DATE_ROLES: tuple[str, ...] = tuple(role.value for role in DateRole)
DIMENSIONS: tuple[str, ...] = tuple(dimension.value for dimension in Dimension)
