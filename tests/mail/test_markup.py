import pytest

from taktvoll.mail.markup import declared_charset, html_to_text


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none;max-height:0">x</div>',
        '<DIV STYLE="DISPLAY : NONE !important">x</DIV>',
        '<span style="visibility:hidden">x</span>',
        '<span style="font-size:0">x</span>',
        '<p style="font-size:1px; line-height:1px; color:#ffffff">x</p>',
        "<div hidden>x</div>",
        '<div style="max-height:0px;overflow:hidden">x</div>',
        '<span style="mso-hide:all">x</span>',
        '<div style="opacity:0">x</div>',
        '<div style="position:absolute;left:-9999px">x</div>',
        "<del>x</del>",
        "<s>x</s>",
        '<span style="text-decoration: line-through">x</span>',
        "<style>.pre, #other {display:none}</style><div class='big pre'>x</div>",
        "<style>@media print {p {color:red}} #top {visibility:hidden}</style><div id=top>x</div>",
    ],
)
def test_html_to_text_leaves_out_what_no_reader_sees(hidden):
    assert html_to_text(f"<body>{hidden}<p>Nein.</p></body>") == "Nein.\n"


@pytest.mark.parametrize(
    "shown",
    [
        '<div style="display:block">x</div>',
        '<div style="visibility:hidden"><b style="visibility:visible">x</b></div>',
        '<table style="font-size:0"><tr><td style="font-size:14px">x</td></tr></table>',
        '<div style="opacity:0.9">x</div>',
        '<div style="height:0">x</div>',
        '<div hidden="until-found">x</div>',
        "<ins>x</ins>",
        "<style>@media (max-width:600px) {.wide {display:none}}</style><div class=wide>x</div>",
        "<style>.a .b {display:none}</style><div class=b>x</div>",
        "<style>.a {display:none}</style><div class=a style='display:block'>x</div>",
        "<style>.a {display:none</style><div class=a>x</div>",
    ],
)
def test_html_to_text_keeps_what_a_reader_sees(shown):
    assert html_to_text(f"<body>{shown}<p>Nein.</p></body>").split() == ["x", "Nein."]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ol><li>eins</li><li>zwei</li></ol>", "1. eins\n2. zwei\n"),
        ("<ol start=3><li><p>drei</p></li><li><p>vier</p></li></ol>", "3. drei\n\n4. vier\n"),
        ("<ol><li>a</li><li value=7>b</li><li>c</li></ol>", "1. a\n7. b\n8. c\n"),
        ("<ol reversed><li>a<li>b</ol>", "2. a\n1. b\n"),
        ("<ol type=a><li>x</li></ol><ol type=I start=4><li>y</li></ol>", "a. x\n\nIV. y\n"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n\n- b\n\n2. c\n"),
        ('<ul style="list-style-type:none"><li>a</li></ul>', "a\n"),
    ],
)
def test_html_to_text_keeps_the_marks_of_lists(html, text):
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Er sagt <q>nein</q>.</p>", "Er sagt „nein“.\n"),
        ('<div style="white-space:pre-wrap">a\n\nb</div>', "a\n\nb\n"),
        ('<blockquote style="margin:0 0 0 40px;border:none;padding:0px">mein Text</blockquote>', "mein Text\n"),
        ('<blockquote type="cite" style="border:none">Text</blockquote>', "> Text\n"),
        ('<blockquote class="gmail_quote" style="border:none">Text</blockquote>', "> Text\n"),
    ],
)
def test_html_to_text_tells_quotes_from_the_writers_own(html, text):
    assert html_to_text(html) == text


def test_declared_charset_is_that_of_the_meta_tag():
    assert declared_charset(b'<html><meta charset="iso-8859-1">') == "iso-8859-1"
    assert declared_charset(b"<html>") is None
