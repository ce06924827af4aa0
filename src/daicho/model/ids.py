"""Ids made from content, so that the same input always gives the same id."""

from __future__ import annotations

import hashlib
import json


def content_id(prefix: str, *parts: object) -> str:
    """`prefix` + 16 hexadecimal digits of the SHA-256 of the parts, written as canonical JSON."""
    canon = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return prefix + hashlib.sha256(canon.encode("utf-8", "surrogatepass")).hexdigest()[:16]
