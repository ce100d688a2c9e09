"""Opens zip packages of XML (Word, OpenDocument) within bounds, and parses their parts without entities or network."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from functools import cache

from lxml import etree

from lint.limits import Limits
from lint.model import ReadError

_CHUNK = 1 << 16
_SMALL = 10 << 20


class Package:
    """The parts of a zip package by name; reading stays within the bounds, whatever the package says of its sizes."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.max_unzipped
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise ReadError("read_damaged") from error
        if len(entries) > limits.max_zip_entries:
            raise ReadError("read_entries", most=limits.max_zip_entries)
        if any(entry.flag_bits & 1 for entry in entries):
            raise ReadError("read_encrypted")
        self._names = {entry.filename: entry for entry in entries}

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._names)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or None when there is no such part."""
        entry = self._names.get(name)
        if entry is None:
            return None
        found = bytearray()
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    found += chunk
                    self._left -= len(chunk)
                    swollen = len(found) > _SMALL and len(found) > self._limits.max_zip_ratio * max(
                        entry.compress_size, 1
                    )
                    if self._left < 0 or swollen:
                        raise ReadError("read_swollen")
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise ReadError("read_damaged") from error
        return bytes(found)

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part, or None when there is no such part."""
        data = self.read(name)
        return None if data is None else parse_xml(data, self._limits)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """The relations of a part: id -> (last word of its type, target); inner targets are part names."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if not isinstance(relation.tag, str):
                continue
            target = str(relation.get("Target", ""))
            if relation.get("TargetMode") != "External" and target:
                target = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
            found[str(relation.get("Id", ""))] = (str(relation.get("Type", "")).rsplit("/", 1)[-1], target)
        return found


def parse_xml(data: bytes, limits: Limits) -> etree._Element:
    """The root of an XML text that has no document type, no entities and no boundless depth."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("read_damaged") from error
    if root is None:
        raise ReadError("read_damaged")
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise ReadError("read_doctype")
    if _deeper_than(limits.max_depth)(root):
        raise ReadError("read_depth", most=limits.max_depth)
    return root


@cache
def _deeper_than(depth: int) -> etree.XPath:
    """A test for elements with more than so many elements around them."""
    return etree.XPath(f"boolean({'/*' * (depth + 1)})")


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if str(key).rsplit("}", 1)[-1] == name:
            return str(value)
    return None


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """The first descendant along a path of names without namespaces."""
    here = element
    for name in path:
        found = next((c for c in here if local(c) == name), None)
        if found is None:
            return None
        here = found
    return here
