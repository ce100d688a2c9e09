"""Sealing what is kept about a letter with the letter itself: who does not hold the letter can read nothing of it.

An answer quotes the letter, and a letter is personal data. So an answer is stored as ciphertext under a key made of
the letter's own bytes, which are not stored: to read it one must already have what it quotes, and when the letter is
erased, what was kept of it can no longer be read. (Who guesses a whole letter, byte for byte, can see that it was
checked.)
"""

from __future__ import annotations

import hashlib
import zlib


class Seal:
    """The name under which something is kept about a content, and the key to it; `about` is what else it depends on."""

    __slots__ = ("_key", "name")

    def __init__(self, content: bytes, about: bytes) -> None:
        secret = hashlib.sha512(content).digest()
        self.name = hashlib.sha256(b"name" + secret + about).digest()
        self._key = b"key" + secret + self.name

    def close(self, text: bytes) -> bytes:
        """A text as ciphertext. One name must only ever stand for one text."""
        return self._mixed(zlib.compress(text, 1))

    def open(self, sealed: bytes) -> bytes | None:
        """The text that was sealed, or None when it was sealed otherwise or is damaged."""
        try:
            return zlib.decompress(self._mixed(sealed))  # which checks what comes out
        except zlib.error:
            return None

    def _mixed(self, text: bytes) -> bytes:
        stream = hashlib.shake_256(self._key).digest(len(text))
        return (int.from_bytes(text) ^ int.from_bytes(stream)).to_bytes(len(text))
