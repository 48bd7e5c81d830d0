"""Thunderbird without a screen: started with a profile of its own and driven over Marionette, its remote control."""

import contextlib
import json
import socket
import subprocess
import time
from pathlib import Path

PREFERENCES = {
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.autoDisableScopes": 0,
    "mail.account.account1.server": "server1",
    "mail.account.account2.identities": "id1",
    "mail.account.account2.server": "server2",
    "mail.accountmanager.accounts": "account1,account2",
    "mail.accountmanager.defaultaccount": "account2",
    "mail.accountmanager.localfoldersserver": "server1",
    "mail.identity.id1.compose_html": True,
    "mail.identity.id1.doFcc": False,
    "mail.identity.id1.fullName": "Sabine Ohlsen",
    "mail.identity.id1.smtpServer": "smtp1",
    "mail.identity.id1.useremail": "sabine@example.org",
    "mail.identity.id1.valid": True,
    "mail.provider.enabled": False,
    "mail.rights.version": 1,
    "mail.server.server1.directory-rel": "[ProfD]Mail/Local Folders",
    "mail.server.server1.hostname": "Local Folders",
    "mail.server.server1.name": "Local Folders",
    "mail.server.server1.type": "none",
    "mail.server.server1.userName": "nobody",
    "mail.server.server2.check_new_mail": False,
    "mail.server.server2.hostname": "127.0.0.1",
    "mail.server.server2.login_at_startup": False,
    "mail.server.server2.name": "sabine@example.org",
    "mail.server.server2.type": "pop3",
    "mail.server.server2.userName": "sabine",
    "mail.shell.checkDefaultClient": False,
    "mail.smtpserver.smtp1.authMethod": 1,
    "mail.smtpserver.smtp1.hostname": "127.0.0.1",
    "mail.smtpserver.smtp1.try_ssl": 0,
    "mail.smtpservers": "smtp1",
    "mail.spotlight.firstRunDone": True,
    "mail.warn_on_send_accel_key": False,
    "mailnews.start_page.enabled": False,
}


class Marionette:
    """One session; scripts run with the rights of the program itself."""

    def __init__(self, port: int, *, patience: float = 120) -> None:
        ends = time.monotonic() + patience
        while True:
            with contextlib.suppress(OSError):
                self._socket = socket.create_connection(("127.0.0.1", port), timeout=patience)
                break
            if time.monotonic() > ends:
                raise TimeoutError("Thunderbird does not listen")
            time.sleep(0.1)
        self._number = 0
        self._read()
        self.send("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})
        self.send("Marionette:SetContext", {"value": "chrome"})
        self.send("WebDriver:SetTimeouts", {"script": int(patience * 1000)})

    def send(self, command: str, values: dict[str, object]) -> object:
        """The result of a command; raises RuntimeError with what Thunderbird says."""
        self._number += 1
        body = json.dumps([0, self._number, command, values])
        self._socket.sendall(f"{len(body.encode())}:{body}".encode())
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(f"{error['error']}: {error['message']}\n{error.get('stacktrace', '')}")
        return result

    def run(self, script: str, *values: object) -> object:
        """What an async function with `script` as its body returns."""
        wrapped = (
            "const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);"
            f"(async (...given) => {{ {script} }})(...given)"
            ".then((value) => done({ result: value ?? null }), (error) => done({ error: String(error) + (error?.stack ?? '') }));"
        )
        answer = self.send(
            "WebDriver:ExecuteAsyncScript", {"script": wrapped, "args": list(values), "newSandbox": True}
        )
        value = answer["value"]
        if "error" in value:
            raise RuntimeError(value["error"])
        return value["result"]

    def install(self, folder: Path) -> None:
        """Install an add-on until the program ends."""
        self.send("Addon:Install", {"path": str(folder), "temporary": True})

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _read(self) -> list | dict:
        head = b""
        while not head.endswith(b":"):
            head += self._some(1)
        return json.loads(self._some(int(head[:-1])))

    def _some(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            part = self._socket.recv(count - len(data))
            if not part:
                raise OSError("Thunderbird is gone")
            data += part
        return data


@contextlib.contextmanager
def thunderbird(command, home: Path, environment: dict[str, str], *, preferences=(), inbox: str = ""):
    """A session with a Thunderbird whose profile lies in `home`; `inbox` is one mail."""
    profile = home / "profile"
    folders = profile / "Mail" / "Local Folders"
    folders.mkdir(parents=True)
    if inbox:
        (folders / "Inbox").write_text(f"From - Mon Nov 30 10:00:00 2026\n{inbox}\n", encoding="utf-8")
    port = free_port()
    chosen = {**PREFERENCES, **dict(preferences), "marionette.port": port}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in chosen.items())
    (profile / "user.js").write_text("".join(lines))
    arguments = ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", str(profile)]
    with (home / "thunderbird.log").open("wb") as log:
        process = subprocess.Popen([command, *arguments], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)  # fmt: skip
        try:
            session = Marionette(port)
            try:
                yield session
            finally:
                session.close()
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=10)
            process.kill()
            process.wait()


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return made.getsockname()[1]
