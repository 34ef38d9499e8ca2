"""What Prometheus reads from /metrics."""

from collections.abc import Callable

from prometheus_client import Counter, Gauge, Histogram, disable_created_metrics

# A second line for every counter, of use to nobody here.
disable_created_metrics()  # type: ignore[no-untyped-call]

REQUESTS = Counter("http_requests", "Requests answered", ["method", "route", "status"])
LATENCY = Histogram(
    "http_request_duration_seconds",
    "Time from the request to the end of its answer",
    ["method", "route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)
IN_FLIGHT = Gauge("http_requests_in_flight", "Requests being answered")
POOL = Gauge("database_pool_connections", "Database connections", ["state"])
POOL_LIMIT = Gauge("database_pool_connections_max", "Database connections there can be at most")
CHAT_CALLS = Counter("chat_calls", "Chat messages answered", ["engine", "outcome"])
CHAT_LATENCY = Histogram(
    "chat_call_duration_seconds",
    "Time to a whole answer",
    ["engine"],
    buckets=(0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30),
)
CHAT_TOKENS = Counter("chat_tokens", "Tokens the OpenAI API has counted")


def watch_pool(size: int, in_use: Callable[[], int], idle: Callable[[], int]) -> None:
    POOL_LIMIT.set(size)
    POOL.labels("in_use").set_function(in_use)
    POOL.labels("idle").set_function(idle)
