"""Whether a decline was thought over already, as far as the draft and the mails of its thread show. Nothing is stored.

A thread is what lies before us: the draft, the mail that it quotes, and the employer's mail with the older ones below it.
"""

import re

from taktvoll.analysis import Analysis
from taktvoll.lazy_pattern import lazy_pattern
from taktvoll.letter import SegmentKind
from taktvoll.lint.said import said_in
from taktvoll.mail.reading_text import one_line

_AGAIN = lazy_pattern(
    r"\b(?:wie|habe|hatte|hab)\b[^.!?\n]{0,60}\b(?:bereits|schon|gestern|neulich|letzte\s+woche|vorhin|zuvor)\b[^.!?\n]{0,60}\b(?:abgesagt|mitgeteilt|geschrieben|zurückgezogen|gesagt|angekündigt)\b"
    r"|\b(?:bleibe?|bleibt)\b[^.!?\n]{0,40}\b(?:bei\s+(?:meiner|der|dieser)\s+(?:absage|entscheidung|ablehnung)|dabei)\b"
    r"|\bmeine\w*\s+(?:\w+\s+){0,2}(?:absage|ablehnung|rückzug)\s+(?:vom|von|am|aus)\b"
    r"|\b(?:meine\s+absage|mein(?:en)?\s+rückzug|meine\s+entscheidung)\s+(?:noch\s+einmal|nochmals|erneut|hiermit\s+noch)\b|\b(?:bestätige|wiederhole|bekräftige)\s+(?:ich\s+)?(?:hiermit\s+|gern\s+|gerne\s+|noch\s+einmal\s+|nochmals\s+)*meine\s+(?:absage|entscheidung)"
    r"|\b(?:noch\s?(?:ein)?mal|nochmals|erneut)\b[^.!?\n]{0,40}\b(?:darüber\s+nachgedacht|nachgedacht|überlegt|überdacht|geprüft|durch\s+den\s+kopf)"
    r"|\b(?:ihre|deine|eure|der|die)\w*\s+(?:\w+\s+)?(?:nachfrage|rückfrage|bitte)\b[^.!?\n]{0,60}\b(?:überlegen|überdenken|umstimmen|absage)",
    re.IGNORECASE,
)
"""Words of the draft that say that its writer has declined before, or has thought again."""
_ASKED = lazy_pattern(
    r"\b(?:noch\s?(?:ein)?mal|nochmals|doch\s+noch|vielleicht\s+doch|gern\w*|in\s+ruhe)\b[^.!?\n]{0,40}\b(?:überlegen|überdenken|überlegst|überdenkst|nachdenken|nachdenkst|drüber\s+schlafen)\b"
    r"|\b(?:überlegen|überlegst|überlegt|überdenken|überdenkst)\s+(?:sie\s+|du\s+|ihr\s+)?(?:sich\s+|dir\s+|euch\s+)?(?:es\s+|das\s+|ihre\s+|deine\s+)?(?:sich\s+|dir\s+)?(?:doch\s+|bitte\s+|gern\w*\s+)*(?:noch\s?(?:ein)?mal|nochmals|in\s+ruhe|doch)\b"
    r"|\b(?:anders|doch\s+noch)\s+(?:überlegen|überlegst|überlegt)\b"
    r"|\b(?:sind|bist)\s+(?:sie|du)\s+(?:sich|dir)\s+(?:ganz\s+|wirklich\s+)?sicher\b|\b(?:umstimmen|umzustimmen)\b"
    r"|\b(?:ihre|deine)\w*\s+(?:kurzfristige\w?\s+)?(?:absage|rückzug|ablehnung)\b(?!\s+(?:bis|an|über|unter|per|richten|telefonisch|oder|bitte|muss|sollte|ist\s+nur|wäre))"
    r"|\b(?:dass|weil|wenn)\s+(?:sie|du)\b[^.!?\n]{0,60}\b(?:abgesagt|zurückgezogen|nicht\s+(?:mehr\s+)?(?:kommen|wollen)\s+(?:möchten|möchtest|wollen|willst)|zurückziehen\s+(?:möchten|möchtest|wollen|willst))\b",
    re.IGNORECASE,
)
"""Words of the employer that answer a decline, or ask to think it over."""
_REST = r"(?:[^.!?\n]|(?<=\d)\.){0,90}"
"""The rest of a sentence, dates with their full stops included."""
_DECLINED = lazy_pattern(
    rf"\b(?:(?:muss|möchte|will)\s+ich|ich\s+(?:muss|möchte|will))\b{_REST}(?<!nicht )\b(?:absagen|ablehnen|zurückziehen|zurücktreten)\b"
    rf"|\b(?:(?:sage|ziehe|lehne|trete)\s+ich|ich\s+(?:sage|ziehe|lehne|trete))\b{_REST}\b(?:ab|zurück)\b"
    rf"|\b(?:ich\s+habe|habe\s+ich)\b{_REST}\b(?:anders|dagegen)\s+entschieden\b",
    re.IGNORECASE,
)
"""A first person who declines; „falls Sie absagen müssen“ and „wir müssen absagen“ are none."""


def was_thought_over(analysis: Analysis) -> bool:
    """Whether draft or thread show that the writer has declined before or has been asked to think again."""
    if _AGAIN.search(said_in(analysis)):
        return True
    thread = one_line(_thread(analysis).replace(">", " "))
    return bool(_ASKED.search(thread) or _DECLINED.search(thread))


def _thread(analysis: Analysis) -> str:
    """The quoted mails of the draft, and the employer's mail with what it quotes."""
    quoted = (analysis.text[part.start : part.end] for part in analysis.segments if part.kind is SegmentKind.QUOTE)
    return "\n".join([*quoted, analysis.reply_to or ""])
