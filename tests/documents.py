"""Documents in which a letter may stand, made by hand: PDF, Word, OpenDocument, Outlook."""

import io
import struct


def pdf(*pages):
    """A PDF whose pages are lists of lines in Windows-1252; an empty one is a blank line."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for lines in pages:
        shown = b"".join(b"(%s) Tj T*\n" % _escaped(line) if line else b"T*\n" for line in lines)
        content = b"BT /F1 11 Tf 72 760 Td 14 TL\n" + shown + b"ET"
        objects.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n%strailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n"
    return data + end % (len(objects) + 1, table, len(objects) + 1, len(data))


def _escaped(line):
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def word(*paragraphs, body=None):
    """A .docx with paragraphs (strings), or with `body`, the source of its body."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if body is not None:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        for element in parse_xml(f"<w:body {space}>{body}</w:body>"):
            document.element.body.insert(len(document.element.body) - 1, element)
    return saved(document)


def saved(document):
    """The bytes of a document of python-docx or odfpy."""
    data = io.BytesIO()
    document.save(data) if hasattr(document, "save") and not hasattr(document, "write") else document.write(data)
    return data.getvalue()


def outlook(subject="", body=None, html=None, codepage=None, *, sender=None, recipients=(), files=()):
    """An Outlook message: `body` as text (with a `codepage`: as bytes in it), `html` as bytes in UTF-8.

    `sender` is (name, address), `recipients` are (name, address, 1 for To or 2 for Cc), `files` (name, kind, content id or None).
    """
    main = _Properties()
    main.text(0x0037, subject)
    if body is not None and codepage is None:
        main.text(0x1000, body)
    elif body is not None:
        main.add(0x1000, 0x001E, body.encode(codepage))
    if html is not None:
        main.add(0x1013, 0x0102, html.encode("utf-8"))
        main.number(0x3FDE, 65001)
    if sender:
        main.text(0x0C1A, sender[0])
        main.text(0x0C1F, sender[1])
    streams = main.streams(struct.pack("<8x4I8x", 0, 0, len(recipients), len(files)))
    for place, (name, address, kind) in enumerate(recipients):
        person = _Properties()
        person.text(0x3001, name)
        person.text(0x39FE, address)
        person.number(0x0C15, kind)
        streams[f"__recip_version1.0_#{place:08X}"] = person.streams(b"\0" * 8)
    for place, (name, kind, content_id) in enumerate(files):
        file = _Properties()
        file.text(0x3707, name)
        file.text(0x370E, kind)
        if content_id:
            file.text(0x3712, content_id)
        streams[f"__attach_version1.0_#{place:08X}"] = file.streams(b"\0" * 8)
    return compound(streams)


class _Properties:
    """Properties of an Outlook message, a recipient or a file."""

    def __init__(self):
        self._streams, self._rows = {}, []

    def add(self, pid, ptyp, data):
        self._streams[f"__substg1.0_{pid:04X}{ptyp:04X}"] = data
        self._rows.append(struct.pack("<HHIII", ptyp, pid, 6, len(data), 0))

    def text(self, pid, value):
        self.add(pid, 0x001F, value.encode("utf-16-le"))

    def number(self, pid, value):
        self._rows.append(struct.pack("<HHIII", 3, pid, 6, value, 0))

    def streams(self, header):
        return {**self._streams, "__properties_version1.0": header + b"".join(self._rows)}


def compound(streams):
    """A Compound File (MS-CFB) with these streams, all of them small; a mapping instead of bytes is a storage."""
    mini, mini_fat, directory = b"", [], [b""]

    def held(children):
        """The root of the tree of `children`, all of them put into the directory."""
        nonlocal mini
        names = sorted(children, key=lambda name: (len(name), name.upper()))
        first = len(directory)
        directory.extend(b"" for _ in names)
        order = _balanced(first, first + len(names) - 1)
        for place, name in enumerate(names, start=first):
            left, right = order[place]
            data = children[name]
            if isinstance(data, dict):
                directory[place] = _entry(name, 1, left=left, right=right, child=held(data))
                continue
            count = max(1, -(-len(data) // 64))
            start = len(mini_fat)
            mini_fat.extend([*range(start + 1, start + count), 0xFFFFFFFE])
            mini += data.ljust(count * 64, b"\0")
            directory[place] = _entry(name, 2, left=left, right=right, start=start, size=len(data))
        return _balanced_root(first, first + len(names) - 1)[0]

    root = held(streams)
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(data):
        first = len(sectors)
        count = max(1, -(-len(data) // 512))
        sectors.extend(data.ljust(count * 512, b"\0")[at * 512 : at * 512 + 512] for at in range(count))
        fat.extend([*range(first + 1, first + count), 0xFFFFFFFE])
        return first

    mini_start = put(mini)
    mini_fat_start = put(b"".join(struct.pack("<I", value) for value in mini_fat).ljust(512, b"\xff"))
    directory[0] = _entry("Root Entry", 5, child=root, start=mini_start, size=len(mini))
    directory_start = put(b"".join(directory))
    fat_start = len(sectors)
    fat.append(0xFFFFFFFD)
    sectors.append(b"".join(struct.pack("<I", value) for value in fat).ljust(512, b"\xff"))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, directory_start, 0, 4096, mini_fat_start, 1, 0xFFFFFFFE, 0
    )
    return (header + struct.pack("<I", fat_start)).ljust(512, b"\xff") + b"".join(sectors)


def _balanced_root(first, last):
    return ((first + last) // 2, None) if first <= last else (0xFFFFFFFF, None)


def _balanced(first, last):
    """(left, right) of each place in a balanced tree over the places from `first` to `last`."""
    if first > last:
        return {}
    middle = (first + last) // 2
    return {
        middle: (_balanced_root(first, middle - 1)[0], _balanced_root(middle + 1, last)[0]),
        **_balanced(first, middle - 1),
        **_balanced(middle + 1, last),
    }


def _entry(name, kind, *, left=0xFFFFFFFF, right=0xFFFFFFFF, child=0xFFFFFFFF, start=0, size=0):
    text = name.encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text) + 2, kind, 1, left, right, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )
