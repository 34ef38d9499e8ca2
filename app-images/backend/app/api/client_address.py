"""Where a request comes from, as far as that can be believed."""

from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Annotated

from fastapi import Depends, Request


async def client_address(request: Request) -> str:
    """The address that nginx names, which is this network's own; anybody else is taken for who they are."""
    peer = request.client.host if request.client else ""
    forwarded = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return _network(forwarded if forwarded and _is_ours(peer) else peer)


def _is_ours(peer: str) -> bool:
    try:
        return not ip_address(peer).is_global
    except ValueError:
        return False


def _network(address: str) -> str:
    """One customer has as many IPv6 addresses as they like, all in one network of 64 bits."""
    try:
        read = ip_address(address)
    except ValueError:
        return address[:64]
    return str(IPv6Network((read, 64), strict=False)) if isinstance(read, IPv6Address) else str(read)


ClientAddress = Annotated[str, Depends(client_address)]
