"""Which pages may call us: those of the service's own host and, on per-user domains, those under the hub's domain.

Letting any user's domain in is safe only because nothing here reads a cookie.
"""

from __future__ import annotations

from urllib.parse import urlparse


def trusted(origin: str, *, host: str, hub_host: str) -> bool:
    """Whether a page of ``origin`` may call the service at ``host``.

    Args:
        hub_host: the hub's URL on per-user domains (``https://hub.example.org``), else empty.
    """
    try:
        page = urlparse(origin)
    except ValueError:
        return False
    if page.scheme not in ("http", "https") or not page.netloc:
        return False
    if page.netloc.lower() == host.lower():
        return True
    hub = urlparse(hub_host)
    if not hub.netloc or page.scheme != hub.scheme:
        return False
    return page.netloc.lower() == hub.netloc.lower() or page.netloc.lower().endswith("." + hub.netloc.lower())
