"""The application: the page, its files, and three questions it asks."""

import functools
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from taktvoll.arguments import day_of
from taktvoll.bilingual import Text
from taktvoll.checker import Checker
from taktvoll.errors import TaktvollError
from taktvoll.page.access import Access
from taktvoll.page.guard import Guard
from taktvoll.page.mail_file import mail_file
from taktvoll.page.questions import CheckQuestion, MailQuestion, Refused, RewriteQuestion, question
from taktvoll.page.shown_report import shown_report
from taktvoll.page.shown_rewrite import shown_rewrites
from taktvoll.page.texts import FAULT
from taktvoll.page.work import Work

STATIC = Path(str(resources.files("taktvoll.page") / "static"))


class Page:
    """The answers; a `Checker` does the reading, and each question names its own settings over those of the command."""

    def __init__(self, make_checker: Callable[[], Checker], access: Access, work: Work, lang: str) -> None:
        self._checker = functools.cache(make_checker)
        self._access = access
        self._work = work
        self._lang = lang

    def routes(self) -> list[Route | Mount]:
        """Everything that is answered."""
        return [
            Route("/", self._shell, methods=["GET"]),
            Route("/api/check", self._told(self._check), methods=["POST"]),
            Route("/api/rewrite", self._told(self._rewrite), methods=["POST"]),
            Route("/api/mail", self._told(self._mail), methods=["POST"]),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]

    def warm_up(self) -> None:
        """Load the models before the first letter is typed."""
        self._checker().check("Guten Tag,\n\nleider muss ich das Gespräch am 3. März absagen.\n\nViele Grüße\n")

    async def _shell(self, request: Request) -> Response:
        page = (STATIC / "index.html").read_text(encoding="utf-8")
        page = page.replace("@lang@", self._lang).replace("@today@", day_of(None))
        answer = HTMLResponse(page)
        if "token" in request.query_params:
            answer.headers["Set-Cookie"] = self._access.set_cookie
        return answer

    async def _check(self, request: Request) -> Response:
        asked = await question(request, CheckQuestion)
        day = asked.day

        def job() -> dict[str, Any]:
            report = self._checker().check(asked.text, asked.employers_mail, today=day, **asked.options)
            return shown_report(report)

        return JSONResponse(await self._work.do(job))

    async def _rewrite(self, request: Request) -> Response:
        asked = await question(request, RewriteQuestion)
        day = asked.day

        def job() -> list[dict[str, Any]]:
            rewrites = self._checker().rewrite(
                asked.text,
                asked.mode,
                asked.variants,
                style=asked.style if asked.mode == "fresh" else "plain",
                reply_to=asked.employers_mail,
                today=day,
                **asked.options,
            )
            return shown_rewrites(rewrites)

        return JSONResponse({"rewrites": await self._work.do(job)})

    async def _mail(self, request: Request) -> Response:
        asked = await question(request, MailQuestion)
        return Response(mail_file(asked.text), media_type="message/rfc822")

    @staticmethod
    def _told(answer: "Callable[[Request], Any]") -> "Callable[[Request], Any]":
        """`answer`, whose errors the page can show."""

        @functools.wraps(answer)
        async def told(request: Request) -> Response:
            try:
                result: Response = await answer(request)
            except Refused as refused:
                return _error(refused.status, refused.said)
            except TaktvollError as error:
                return _error(422, Text(de=error.german, en=error.message))
            except Exception:  # noqa: BLE001 - the fault may quote the draft: it is neither told nor logged
                return _error(500, FAULT)
            return result

        return told


def _error(status: int, said: Text) -> Response:
    return JSONResponse({"error": {"de": said.de, "en": said.en}}, status)


def application(page: Page, access: Access, passed: Callable[[], None]) -> ASGIApp:
    """The page behind its guard; `passed` is told of each request that was let in."""
    return Guard(Starlette(routes=page.routes()), access, passed)
