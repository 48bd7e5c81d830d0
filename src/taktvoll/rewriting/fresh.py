"""The fresh rewrite: a short letter composed from the draft's slots and the writer's own clean requests, no reason given."""

from taktvoll.letter import MASKED, SegmentKind
from taktvoll.reading import Reading, ReadSentence
from taktvoll.rewriting.pieces import Piece, pieces_of
from taktvoll.rewriting.plan import Aim
from taktvoll.rewriting.why import why
from taktvoll.rewriting.wording import in_plain_words
from taktvoll.rewritten import ChangeKind

_FLAWED = {"negative", "private", "hedge", "informal", "reason"}


def rewrite_fresh(reading: Reading, aim: Aim) -> list[Piece]:
    """Pieces: frame, quotes and signature of the draft, and a body composed anew."""
    old = pieces_of(reading)
    body = [index for index, piece in enumerate(old) if piece.segment is SegmentKind.BODY]
    at = old[body[0]].start if body else next((p.end for p in old if p.segment is SegmentKind.SALUTATION), 0)
    comma = next((p.text.rstrip().endswith(",") for p in old if p.segment is SegmentKind.SALUTATION), True)
    note = why("fresh", aim.lang)

    def new(text: str, *, own_line: bool = False) -> Piece:
        return Piece(start=at, end=at, text=text[:1].upper() + text[1:], kind=ChangeKind.ADDED, segment=SegmentKind.BODY, rule=None, why=note, own_line=own_line)

    sentences = _body(reading, aim)
    composed = [new(text, own_line=index == 0) for index, text in enumerate(sentences)]
    if composed and comma and not composed[0].text.startswith(("Sie ", "Ihnen ", "Ihre")):
        first = composed[0]
        composed[0] = first.becoming(first.text[:1].lower() + first.text[1:], first.kind, None, note)
    frame: list[Piece] = []
    kinds = {piece.segment for piece in old}
    placed = False
    if SegmentKind.SALUTATION not in kinds:
        frame.append(_own_line(aim, "salutation", 0))
    for piece in old:
        if piece.segment is SegmentKind.DIRECTIVE:
            frame.append(piece.becoming("", ChangeKind.DROPPED, "directive", why("directive", aim.lang)))
            continue
        after_body = piece.segment in {SegmentKind.CLOSING, SegmentKind.NAME, SegmentKind.SIGNATURE, SegmentKind.POSTSCRIPT}
        if piece.segment is SegmentKind.BODY or (after_body and not placed):
            if not placed:
                frame += composed
                placed = True
                if SegmentKind.CLOSING not in kinds and after_body:
                    frame.append(_own_line(aim, "closing", at))
            if piece.segment is SegmentKind.BODY:
                frame.append(piece.becoming("", ChangeKind.DROPPED, None, note))
                continue
        if piece.segment in {SegmentKind.SALUTATION, SegmentKind.CLOSING, SegmentKind.NAME}:
            plain = in_plain_words(piece.text)
            frame.append(piece if plain == piece.text else piece.becoming(plain, ChangeKind.REPLACED, "informal", why("informal", aim.lang)))
            continue
        frame.append(piece)
    if not placed:
        frame += composed
    if SegmentKind.CLOSING not in kinds and not any(p.segment is SegmentKind.CLOSING for p in frame):
        index = next((i for i, p in enumerate(frame) if p.segment in {SegmentKind.NAME, *MASKED, SegmentKind.POSTSCRIPT} and p.start >= at), len(frame))
        frame.insert(index, _own_line(aim, "closing", len(reading.text.rstrip())))
    return _body_end_on_own_line(frame)


def _body_end_on_own_line(frame: list[Piece]) -> list[Piece]:
    """The closing stands in a paragraph of its own below a new body."""
    from dataclasses import replace

    return [
        replace(piece, own_line=True) if piece.segment is SegmentKind.CLOSING and piece.text else piece for piece in frame
    ]


def _body(reading: Reading, aim: Aim) -> list[str]:
    about = frozenset({"company", "position"})
    moment = frozenset({"date", "time"})
    texts = [aim.say("thanks", reading, about)]
    if aim.occasion == "reschedule":
        texts.append(aim.say("postpone", reading, moment))
        texts += _own_requests(reading) or [aim.say("reschedule", reading)]
        texts += [aim.say("apology", reading), aim.say("interest", reading)]
    elif aim.occasion == "decline":
        texts.append(aim.say("decision", reading, moment))
        if reading.marked("withdrawal"):
            texts.append(aim.say("withdrawal", reading))
        texts += [aim.say("apology", reading), aim.say("goodwill", reading)]
    else:
        texts += [reading.quote(sentence) for sentence in reading.body()]
    return texts


def _own_requests(reading: Reading) -> list[str]:
    """The writer's own clean sentences that ask for or offer a date."""
    return [reading.quote(sentence) for sentence in reading.body() if _clean_request(sentence)]


def _clean_request(sentence: ReadSentence) -> bool:
    return "reschedule" in sentence.labels and not _FLAWED & set(sentence.labels)


def _own_line(aim: Aim, act: str, at: int) -> Piece:
    from taktvoll.rewriting.phrases import phrase

    rule = f"missing_{act}"
    kind = SegmentKind.SALUTATION if act == "salutation" else SegmentKind.CLOSING
    text = phrase(act, aim.register, aim.variant, singular=aim.singular)
    return Piece(start=at, end=at, text=text, kind=ChangeKind.ADDED, segment=kind, rule=rule, why=why(rule, aim.lang), own_line=True)
