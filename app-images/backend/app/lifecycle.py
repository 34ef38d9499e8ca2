"""What state the process is in: starting, ready, draining."""

import asyncio
from dataclasses import dataclass, field


@dataclass
class Lifecycle:
    migrated: bool = False
    failed: bool = False
    # Set by SIGTERM: readiness fails, answers close their connection, streams come to an end.
    draining: asyncio.Event = field(default_factory=asyncio.Event)
