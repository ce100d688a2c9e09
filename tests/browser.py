"""A headless Chromium that tests drive over its pipe (the DevTools protocol), without another package.

It is looked for on the path, or where BRIEFLINT_CHROMIUM says; the checker of accessibility (axe-core) where
BRIEFLINT_AXE says. Tests that need one that is not there are skipped with that reason.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 30  # seconds for one answer


def chromium() -> str | None:
    """The program, or None."""
    named = os.environ.get("BRIEFLINT_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


class Page:
    """One tab: what was asked for over the network, what went wrong, and ways to act on it."""

    def __init__(self, program: str, profile: Path) -> None:
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        os.set_inheritable(to_browser, True)
        os.set_inheritable(from_browser, True)
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
        flags += ["--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe"]
        pipes = f'exec 3<&{to_browser} 4>&{from_browser}; exec "$@"'  # the browser wants numbers 3 and 4
        self._process = subprocess.Popen(
            ["bash", "-c", pipes, "bash", program, *flags, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._buffer, self._number, self._session = b"", 0, ""
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.blocked: list[str] = []
        targets = self._send("Target.getTargets")["targetInfos"]
        target = next(t["targetId"] for t in targets if t["type"] == "page")
        self._session = self._send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._send(f"{domain}.enable")

    def open(self, file: Path) -> None:
        """Loads a file and waits until it is there."""
        self.requests.clear()
        self.errors.clear()
        self.blocked.clear()
        self._send("Page.navigate", url=file.as_uri())
        deadline = time.monotonic() + PATIENCE
        while self.run("document.readyState + location.protocol") != "completefile:":
            assert time.monotonic() < deadline, "the page does not load"
            time.sleep(0.02)

    def run(self, script: str) -> Any:
        """The value of an expression in the page, awaited."""
        said = self._send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in said, said["exceptionDetails"]
        return said["result"].get("value")

    def press(self, key: str, code: int, text: str = "") -> None:
        """Presses and releases a key."""
        about = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self._send("Input.dispatchKeyEvent", type="keyDown", text=text, **about)
        self._send("Input.dispatchKeyEvent", type="keyUp", **about)

    def upload(self, field: str, file: Path) -> None:
        """Chooses a file in a field, as a user would."""
        root = self._send("DOM.getDocument")["root"]["nodeId"]
        node = self._send("DOM.querySelector", nodeId=root, selector=f"#{field}")["nodeId"]
        self._send("DOM.setFileInputFiles", nodeId=node, files=[str(file)])

    def download(self, folder: Path, script: str) -> Path:
        """The file that a script has the page save."""
        self._send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
        self.run(script)
        deadline = time.monotonic() + PATIENCE
        while not (found := [file for file in folder.iterdir() if file.suffix == ".json"]):
            assert time.monotonic() < deadline, "nothing is saved"
            time.sleep(0.02)
        return found[0]

    def size(self, width: int, height: int) -> None:
        """Sets the window."""
        self._send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def screenshot(self, file: Path) -> None:
        """Writes what is seen now as a PNG."""
        file.write_bytes(base64.b64decode(self._send("Page.captureScreenshot")["data"]))

    def pdf(self) -> bytes:
        """The page as it would be printed."""
        return base64.b64decode(self._send("Page.printToPDF")["data"])

    def close(self) -> None:
        """Ends the browser."""
        self._send("Browser.close")
        self._process.wait(PATIENCE)
        os.close(self._write)
        os.close(self._read)

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session and not method.startswith(("Target.", "Browser.")):
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        for said in self._messages():
            if said.get("id") == self._number:
                assert "error" not in said, said
                return dict(said["result"])
            self._note(said)
        raise AssertionError("the browser has gone")

    def _note(self, said: dict[str, Any]) -> None:
        match said.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(said["params"]["request"]["url"])
            case "Network.loadingFailed":
                self.blocked.append(said["params"].get("blockedReason", ""))
            case "Runtime.exceptionThrown":
                self.errors.append(str(said["params"]["exceptionDetails"]))
            case "Log.entryAdded":
                self.errors.append(said["params"]["entry"]["text"])

    def _messages(self) -> Iterator[dict[str, Any]]:
        deadline = time.monotonic() + PATIENCE
        while True:
            while b"\0" in self._buffer:
                message, _, self._buffer = self._buffer.partition(b"\0")
                yield json.loads(message)
            ready, _, _ = select.select([self._read], [], [], max(0, deadline - time.monotonic()))
            assert ready, "the browser does not answer"
            more = os.read(self._read, 1 << 20)
            if not more:
                return
            self._buffer += more
