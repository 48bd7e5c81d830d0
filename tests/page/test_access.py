"""Who may ask: the secret, the host, the origin."""

import pytest

from taktvoll.page.access import Access, Asked

ACCESS = Access(port=8111)
QUESTION = {"host": "127.0.0.1:8111", "origin": "http://127.0.0.1:8111", "authorization": f"Bearer {ACCESS.token}"}
COOKIE = f"other=1; {ACCESS.cookie_name}={ACCESS.cookie}"


def allows(method="GET", path="/", token=None, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
    return ACCESS.allows(Asked(method=method, path=path, token=token, headers={"host": "127.0.0.1:8111"} | named))


def asks(**changed):
    return allows("POST", "/api/check", **{**QUESTION, **changed})


def test_printed_address_opens_the_page():
    assert ACCESS.address == f"http://127.0.0.1:8111/?token={ACCESS.token}"
    assert allows(token=ACCESS.token)


def test_cookie_opens_the_page_and_its_files():
    assert allows(cookie=COOKIE)
    assert allows(path="/static/main.js", cookie=COOKIE)


@pytest.mark.parametrize("token", [None, "", "x", "ä"])
def test_page_needs_a_secret(token):
    assert not allows(token=token)
    assert not allows(path="/static/main.js", token=token)


def test_cookie_reads_no_draft():
    assert asks()
    assert not asks(authorization=None, cookie=COOKIE)
    assert not asks(authorization=f"Bearer {ACCESS.cookie}")


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer x", f"Basic {ACCESS.token}", ACCESS.token, "Bearer ü"],
    ids=["empty", "no token", "wrong token", "another scheme", "no scheme", "no ASCII"],
)
def test_question_needs_the_token(authorization):
    assert not asks(authorization=authorization)


@pytest.mark.parametrize(
    "host", ["localhost:8111", "127.0.0.1", "127.0.0.1:80", "evil.example", "evil.example:8111", "[::1]:8111", ""]
)
def test_other_host_is_refused(host):
    assert not asks(host=host)
    assert not allows(token=ACCESS.token, host=host)


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://127.0.0.1:9999", "http://localhost:8111", "https://127.0.0.1:8111", None],
)
def test_question_of_another_origin_is_refused(origin):
    assert not asks(origin=origin)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_site_in_the_same_browser_is_refused(site):
    assert not asks(sec_fetch_site=site)
    assert not allows(cookie=COOKIE, sec_fetch_site=site, sec_fetch_mode="navigate", sec_fetch_dest="document")
    assert not allows(token=ACCESS.token, sec_fetch_site=site, sec_fetch_mode="no-cors", sec_fetch_dest="script")
    assert not allows(token=ACCESS.token, sec_fetch_site=site, sec_fetch_mode="navigate", sec_fetch_dest="iframe")


def test_click_on_the_printed_address_in_a_terminal_that_is_a_web_page_opens_it():
    assert allows(token=ACCESS.token, sec_fetch_site="cross-site", sec_fetch_mode="navigate", sec_fetch_dest="document")


def test_browser_names_no_port_80():
    access = Access(port=80)
    assert access.allows(Asked(method="GET", path="/", token=access.token, headers={"host": "127.0.0.1"}))


def test_secrets_are_new_each_time_and_in_no_repr():
    other = Access(port=8111)
    assert len({ACCESS.token, ACCESS.cookie, other.token, other.cookie}) == 4
    assert len(ACCESS.token) >= 43
    assert ACCESS.token not in repr(ACCESS)
    assert ACCESS.cookie not in repr(ACCESS)
