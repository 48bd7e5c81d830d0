"""Settings for a draft: what its folder says, what the options say on top, and the language of the run."""

import enum
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from taktvoll.cli.run_language import asked_lang, run_lang

if TYPE_CHECKING:
    from taktvoll.settings import Settings


def rule_names(values: list[str] | None) -> tuple[str, ...] | None:
    """``--select a,b --select c`` as (a, b, c), titles as ids; None where the option was not given."""
    if values is None:
        return None
    from taktvoll.lint.rules import rule_id_of

    return tuple(rule_id_of(name.strip()) for value in values for name in value.split(",") if name.strip())


def overrides(**options: object) -> Mapping[str, Any]:
    """Options by the names of the settings; None means not given."""
    given: dict[str, Any] = {
        name: str(value) if isinstance(value, enum.Enum) else value for name, value in options.items()
    }
    grammar = given.pop("grammar", None)
    if grammar is not None:
        given["grammar"] = {"enabled": grammar}
    return given


def load_for(start: Path, *, config: Path | None, no_config: bool, options: Mapping[str, Any]) -> "Settings":
    """The settings for a draft in `start`; raises `SettingsError` for anything that is not right with them."""
    from taktvoll.lint.rules import TITLES
    from taktvoll.settings_files import check_rules, locate_settings

    asked = options if options.get("lang") else {**options, "lang": asked_lang()}
    located = locate_settings(start, config=config, use_files=not no_config, overrides=asked)
    settings = located.settings
    if "lang" not in located.sources:
        settings = settings.model_copy(update={"lang": run_lang()})
    check_rules(settings, list(TITLES))
    return settings
