"""A checker: settings and a pipeline of its own kind, from letters to reports and rewrites."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, Unpack

from taktvoll.arguments import Day, Options, day_of, letter_of, letters_of, settings_of, wrong_type
from taktvoll.letter import Letter
from taktvoll.report import Report
from taktvoll.setting_values import style_of

if TYPE_CHECKING:
    from taktvoll.analysis import Analysis
    from taktvoll.annotate.reading import LetterReader
    from taktvoll.batches import CheckedLetter
    from taktvoll.grammar.session import GrammarSession
    from taktvoll.rewritten import Change, Rewrite
    from taktvoll.settings import Settings
    from taktvoll.suppression import Suppressions


class Checker:
    """Checks and rewrites under one `Settings`; what library, command line, server and batch use.

    The pipeline is loaded at the first call, and no other code has a hand on it: a pipeline from ``taktvoll.load()`` is
    another one. Usable from many threads at once, and picklable: the copy loads its pipeline where it is used. As a context
    manager it keeps the LanguageTool server that it may have started until it is left; otherwise each call ends its own.

    The keywords of `check` (`Options`) given here hold for all calls; given there, for one call.
    """

    def __init__(
        self,
        settings: "Settings | Mapping[str, Any] | None" = None,
        *,
        session: "GrammarSession | None" = None,
        **options: Unpack[Options],
    ) -> None:
        """Raise `SettingsError` for unknown or wrong settings; `session` holds LanguageTool, and its owner ends it."""
        from taktvoll.lint.run import chosen_rules

        self.settings: Settings = settings_of(settings, options)
        chosen_rules(self.settings)
        self._session = session
        self._own_session: GrammarSession | None = None

    def __reduce__(self) -> "tuple[type[Checker], tuple[Settings]]":
        return Checker, (self.settings,)

    def __repr__(self) -> str:
        return f"Checker({self.settings!r})"

    def __enter__(self) -> Self:
        if self.settings.grammar.enabled and self._session is None:
            from taktvoll.grammar.session import GrammarSession, warn

            self._session = self._own_session = GrammarSession(failed=warn)
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the LanguageTool server that this checker started, if it did."""
        if self._own_session is not None:
            self._own_session.close()
            self._session = self._own_session = None

    def check(
        self,
        text: str | Letter,
        reply_to: str | None = None,
        application: str | None = None,
        today: Day = None,
        settings: "Settings | Mapping[str, Any] | None" = None,
        *,
        suppressions: "Suppressions | None" = None,
        **options: Unpack[Options],
    ) -> Report:
        """The report on one draft; see `taktvoll.check`. `suppressions` is what a file beside the draft silences."""
        (report,) = self.check_many(
            [letter_of(text, reply_to, application)],
            today=today,
            settings=settings,
            suppressions=suppressions,
            **options,
        )
        return report

    def check_many(
        self,
        texts: Iterable[str | Letter],
        n_process: int = 1,
        batch_size: int = 64,
        *,
        reply_to: str | None = None,
        application: str | None = None,
        today: Day = None,
        settings: "Settings | Mapping[str, Any] | None" = None,
        suppressions: "Suppressions | None" = None,
        **options: Unpack[Options],
    ) -> Iterator[Report]:
        """The reports on many drafts, in order, lazily; see `taktvoll.check_many`."""
        if settings is not None or options:
            return self.using(settings, **options).check_many(
                texts,
                n_process,
                batch_size,
                reply_to=reply_to,
                application=application,
                today=today,
                suppressions=suppressions,
            )
        letters = letters_of(texts, reply_to, application)
        from taktvoll.batches import checked_batch, forks, in_batches, in_processes

        workers = _positive("n_process", n_process)
        batches = in_batches(letters, _positive("batch_size", batch_size))
        day = day_of(today)
        if workers > 1:
            if forks():
                self.reader()  # once, for all workers
            checked = in_processes(self.settings, batches, workers, day, suppressions)
        else:
            self.reader()
            checked = (pair for batch in batches for pair in checked_batch(self.settings, batch, day, suppressions))
        return self._with_grammar(checked, suppressions)

    def rewrite(
        self,
        text: str | Letter,
        mode: str | None = None,
        variants: int = 1,
        *,
        style: str = "plain",
        reply_to: str | None = None,
        application: str | None = None,
        today: Day = None,
        settings: "Settings | Mapping[str, Any] | None" = None,
        suppressions: "Suppressions | None" = None,
        decide: "Callable[[Change], bool | str] | None" = None,
        **options: Unpack[Options],
    ) -> "list[Rewrite]":
        """Up to `variants` rewrites of one draft; see `taktvoll.rewrite`. `decide` is asked about every change: yes, no, or another text."""
        from taktvoll.lint.suppressed import ignored_by, lint_unsuppressed
        from taktvoll.mail.reading_text import undisguised
        from taktvoll.mail.segments import segment
        from taktvoll.rewriting.clauses import syntax_of
        from taktvoll.rewriting.engine import rewrite_analysis
        from taktvoll.rewriting.invited_days import offer_of
        from taktvoll.rewriting.mirroring import mirroring_of
        from taktvoll.rewriting.received import deciding, told_of

        if settings is not None or options:
            return self.using(settings, **options).rewrite(
                text,
                mode,
                variants,
                style=style,
                reply_to=reply_to,
                application=application,
                today=today,
                suppressions=suppressions,
                decide=decide,
            )
        letter = letter_of(text, reply_to, application)
        mode = self.settings.mode if mode is None else mode
        if mode not in {"minimal", "fresh"}:
            raise ValueError(
                f"mode {mode!r}: 'minimal' or 'fresh' is possible\nmode {mode!r}: Möglich sind „minimal“ und „fresh“."
            )
        voice = style_of(str(style))
        if voice is None:
            raise ValueError(
                f"style {style!r}: 'knapp', 'herzlich' or 'förmlich' is possible\nstyle {style!r}: Möglich sind „knapp“, „herzlich“ und „förmlich“."
            )
        if variants < 1:
            raise ValueError(
                f"variants {variants}: at least 1 is needed\nvariants {variants}: Mindestens 1 wird gebraucht."
            )
        seen = undisguised(letter.text)
        if seen is not None:
            made = self.rewrite(
                replace(letter, text=seen.text),
                mode,
                variants,
                style=style,
                today=today,
                suppressions=suppressions,
                decide=None if decide is None else deciding(decide, seen),
            )
            return [told_of(one, letter.text, seen, segment(seen.text)) for one in made]
        day, reader = day_of(today), self.reader()

        def read(candidate: str) -> "Analysis":
            return reader.read([letter if candidate == letter.text else replace(letter, text=candidate)], day)[0]

        draft = read(letter.text)
        chosen = ignored_by(draft, self.settings)
        offer = offer_of(draft, chosen, lambda: lint_unsuppressed(draft, chosen, suppressions=suppressions), decide)
        if offer is not None:
            letter, decide = replace(letter, text=offer.text), offer.asked(decide)
            draft = read(letter.text)
        mirroring = mirroring_of(draft, chosen, decide)
        if mirroring is not None:
            letter, chosen, decide = replace(letter, text=mirroring.text), mirroring.settings, mirroring.asked(decide)
            draft = read(letter.text)
        with self._grammar() as grammar:

            def judge(analysis: "Analysis") -> Report:
                report = lint_unsuppressed(
                    analysis, chosen, id=letter.id, decoded=letter.decoded, suppressions=suppressions
                )
                return report if grammar is None else grammar.add(report, analysis, chosen, suppressions=suppressions)

            made = rewrite_analysis(
                draft,
                chosen,
                read,
                judge,
                syntax_of(reader.borrow),
                mode=mode,
                variants=variants,
                style=voice,
                decide=decide,
            )
        made = made if mirroring is None else [mirroring.told(one) for one in made]
        return made if offer is None else [offer.told(one) for one in made]

    def using(self, settings: "Settings | Mapping[str, Any] | None" = None, **options: Unpack[Options]) -> "Checker":
        """A checker with `settings` (None: those of this one) and `options` over them, and with the same LanguageTool."""
        return Checker(self.settings if settings is None else settings, session=self._session, **options)

    def reader(self) -> "LetterReader":
        """The pipeline; all checkers of a process share one for each model."""
        from taktvoll.annotate.reading import reader_of

        return reader_of(self.settings.model)

    def _grammar(self) -> "contextlib.AbstractContextManager[GrammarSession | None]":
        """The session of this checker, one for a call, or None where the settings enable no grammar."""
        if not self.settings.grammar.enabled or self._session is not None:
            return contextlib.nullcontext(self._session if self.settings.grammar.enabled else None)
        from taktvoll.grammar.session import GrammarSession, warn

        return GrammarSession(failed=warn)

    def _with_grammar(
        self, checked: "Iterable[CheckedLetter]", suppressions: "Suppressions | None"
    ) -> Iterator[Report]:
        with self._grammar() as grammar:
            if grammar is None:
                yield from (report for report, _ in checked)
            else:
                judged = ((report, analysis, self.settings) for report, analysis in checked if analysis is not None)
                yield from grammar.add_many(judged, suppressions=suppressions)


def _positive(name: str, number: int) -> int:
    """`number`, at least 1; -1 is as many as there are processors."""
    if isinstance(number, bool) or not isinstance(number, int):
        raise wrong_type(name, number, "a whole number", "eine ganze Zahl")
    if number == -1 and name == "n_process":
        import os

        return os.cpu_count() or 1
    if number < 1:
        raise ValueError(f"{name} {number}: at least 1 is needed\n{name} {number}: Mindestens 1 wird gebraucht.")
    return number
