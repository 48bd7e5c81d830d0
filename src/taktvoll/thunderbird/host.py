"""The native messaging host: a process that Thunderbird starts, and that answers one request after the other until it is gone."""

import contextlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from taktvoll.bilingual import Lang, Text
from taktvoll.errors import InputError, TaktvollError
from taktvoll.letter import Letter
from taktvoll.thunderbird.requests import Check, Hello, Original, Request, Rewrite, id_of, request_of
from taktvoll.thunderbird.wire import LONGEST_REQUEST, Rubbish, framed, frames
from taktvoll.version import VERSION

if TYPE_CHECKING:
    from taktvoll.checker import Checker
    from taktvoll.settings import Settings

PROTOCOL = 1
"""Of requests and answers; the add-on asks for it and says where they do not fit."""
LONGEST_TEXT = 1_000_000
"""Characters of a draft at most."""
_NO_REQUEST = Text(
    de="Diese Anfrage kennt Taktvoll nicht; Add-on und Taktvoll sollten dieselbe Version haben.",
    en="Taktvoll does not know this request; add-on and Taktvoll should have the same version",
)
_RUBBISH = Text(
    de=f"Diese Anfrage ist kein JSON oder länger als {LONGEST_REQUEST >> 20} MiB.",
    en=f"this request is no JSON, or longer than {LONGEST_REQUEST >> 20} MiB",
)
_TOO_LONG = Text(
    de="Der Entwurf hat mehr als 1 000 000 Zeichen; kürzen Sie ihn, oder prüfen Sie ihn mit `taktvoll check`.",
    en="the draft has more than 1,000,000 characters; shorten it, or check it with `taktvoll check`",
)
_ANSWER_TOO_LONG = Text(
    de="Die Antwort ist zu lang für Thunderbird; `taktvoll check` zeigt sie.",
    en="the answer is too long for Thunderbird; `taktvoll check` shows it",
)
_NO_SOURCE = Text(
    de="Die Mail, auf die geantwortet wird, kam nicht als base64 an.",
    en="the mail that is replied to did not arrive in base64",
)
_FAILED = Text(
    de="Bei dieser Anfrage ist Taktvoll ein Fehler unterlaufen ({kind}); `taktvoll check` sagt vielleicht mehr.",
    en="Taktvoll failed at this request ({kind}); `taktvoll check` may say more",
)
_logger = logging.getLogger(__name__)
MakeChecker = Callable[["Settings"], "Checker"]


class Host:
    """Answers requests under the settings of this user: those of the home folder and the user's own file."""

    def __init__(self, make_checker: MakeChecker, home: Path | None = None) -> None:
        self._make_checker = make_checker
        self._home = Path.home() if home is None else home
        self._checkers: dict[Settings, Checker] = {}

    def serve(self, source: BinaryIO, target: BinaryIO) -> None:
        """Answer what comes from `source` until it ends, or until nobody listens at `target`."""
        with contextlib.suppress(BrokenPipeError):
            for value in frames(source):
                target.write(self.answer(value))
                target.flush()

    def answer(self, value: Any) -> bytes:
        """The framed answer to what arrived."""
        number = id_of(value)
        if isinstance(value, Rubbish):
            return _refusal(number, "Rubbish", _RUBBISH, "de")
        try:
            request = request_of(value)
        except (msgspec.ValidationError, ValueError):
            return _refusal(number, "UnknownRequest", _NO_REQUEST, _lang_of(value))
        try:
            result = self._result(request)
        except TaktvollError as error:
            said = Text(de=error.german, en=error.message)
            return _refusal(number, type(error).__name__, said, request.lang)
        except Exception as error:  # noqa: BLE001 - the next request is answered all the same; the words may quote the draft
            kind = type(error).__name__
            _logger.error("taktvoll thunderbird: %s", kind)  # noqa: TRY400 - a traceback may quote it, too
            return _refusal(number, kind, _filled(_FAILED, kind), request.lang)
        return framed({"id": number, "result": result}) or _refusal(
            number, "AnswerTooLong", _ANSWER_TOO_LONG, request.lang
        )

    def _result(self, request: Request) -> dict[str, Any]:
        match request:
            case Hello():
                self._checker(request.lang).reader()
                return {"name": "taktvoll", "version": VERSION, "protocol": PROTOCOL}
            case Original():
                return {"text": _original(request)}
            case Rewrite():
                return self._rewritten(request)
            case Check():
                from taktvoll.thunderbird.answers import report_answer

                return report_answer(self._checker(request.lang).check(_letter(request)), request.lang)

    def _rewritten(self, request: Rewrite) -> dict[str, Any]:
        from taktvoll.thunderbird.answers import rewrite_answer

        mode, style = ("minimal", "plain") if request.style == "minimal" else ("fresh", request.style)
        made = self._checker(request.lang).rewrite(_letter(request), mode, style=style)[0]
        return rewrite_answer(made, request.lang)

    def _checker(self, lang: Lang) -> "Checker":
        """The checker for the settings as they are now; `lang` holds where they name no language."""
        from taktvoll.settings_files import locate_settings

        located = locate_settings(self._home)
        settings = located.settings
        if "lang" not in located.sources:
            settings = settings.model_copy(update={"lang": lang})
        if settings not in self._checkers:
            self._checkers[settings] = self._make_checker(settings)
        return self._checkers[settings]


def _letter(request: Check) -> Letter:
    if len(request.text) > LONGEST_TEXT:
        raise InputError.saying(_TOO_LONG)
    envelope = None if request.window is None else request.window.envelope()
    return Letter(request.text, request.subject or None, request.reply_to or None, envelope=envelope)


def _original(request: Original) -> str:
    from taktvoll.mail.sources import companion_text

    data = request.data()
    if data is None:
        raise InputError.saying(_NO_SOURCE)
    return companion_text(data, "original.eml")


def _refusal(number: int | None, kind: str, said: Text, lang: Lang) -> bytes:
    made = framed({"id": number, "error": {"kind": kind, "message": said.in_language(lang)}})
    assert made is not None  # noqa: S101 - a message of ours is short
    return made


def _filled(text: Text, kind: str) -> Text:
    return Text(de=text.in_language("de", kind=kind), en=text.in_language("en", kind=kind))


def _lang_of(value: Any) -> Lang:
    return "en" if isinstance(value, dict) and value.get("lang") == "en" else "de"
