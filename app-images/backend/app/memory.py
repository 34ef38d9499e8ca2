"""Memory that is free goes back to the machine."""

import ctypes

# From glibc's malloc.h.
M_MMAP_THRESHOLD = -3
BLOCK = 256 * 1024


def give_large_blocks_back() -> None:
    """glibc would learn to keep argon2's 19 MiB blocks in its heap, for ever, after the first password."""
    c_library = ctypes.CDLL(None)
    if hasattr(c_library, "mallopt"):
        c_library.mallopt(M_MMAP_THRESHOLD, BLOCK)
