"""Uses the application as its page does: signs up, adds a task, reads it back, and deletes it. The account stays."""

import json
import secrets
import sys
import urllib.request

address = sys.argv[1]
headers = {"Content-Type": "application/json"}


def call(method: str, path: str, body: dict | None = None) -> dict:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data=data, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=10) as answer:
        content = answer.read()
    print(f"{method} {path}: {answer.status}")
    return json.loads(content) if content else {}


with urllib.request.urlopen(address + "/", timeout=10) as page:
    assert b"<html" in page.read(), "the page is no page"
account = {"email": f"smoke-{secrets.token_hex(8)}@example.com", "password": secrets.token_urlsafe(24)}
headers["Authorization"] = "Bearer " + call("POST", "/api/auth/sign-up", account)["access_token"]
task = call("POST", "/api/tasks", {"title": "Check that tasks are kept"})
titles = [item["title"] for item in call("GET", "/api/tasks")["items"]]
assert titles == ["Check that tasks are kept"], f"the task is not read back: {titles}"
call("DELETE", f"/api/tasks/{task['id']}")
assert call("GET", "/api/tasks")["items"] == [], "the task is still there"
print("signed up, added a task, read it back, deleted it")
