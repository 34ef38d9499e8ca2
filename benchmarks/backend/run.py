"""Starts a PostgreSQL and a backend of its own on 127.0.0.1, sends the load, and says who spent what."""

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
BACKEND = HERE.parent.parent / "app-images" / "backend"
POSTGRESQL = max(Path("/usr/lib/postgresql").glob("*")) / "bin"
PORTS = {"database": 15432, "backend": 18000}
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    """Of a process and of the children it has waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]) / TICKS


def machine_busy() -> float:
    fields = [int(ticks) for ticks in Path("/proc/stat").read_text().split("\n")[0].split()[1:]]
    return (sum(fields) - fields[3] - fields[4]) / TICKS


def resident_mb(pid: int) -> float:
    [line] = [line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS")]
    return round(int(line.split()[1]) / 1024, 1)


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def database_cpu(pid: int) -> float:
    return sum(cpu_seconds(process) for process in (pid, *children(pid)))


def wait_ready(url: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(url, timeout=1)
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"{url} did not answer within 10 seconds")


def start_database(folder: Path) -> subprocess.Popen[bytes]:
    subprocess.run(
        [POSTGRESQL / "initdb", "-D", folder / "data", "-U", "todo", "-A", "trust"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    options = [f"port={PORTS['database']}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}"]
    arguments = [argument for option in options for argument in ("-c", option)]
    process = subprocess.Popen([POSTGRESQL / "postgres", "-D", folder / "data", *arguments], stderr=subprocess.DEVNULL)
    for _ in range(200):
        if (
            subprocess.run(
                [POSTGRESQL / "pg_isready", "-q", "-h", folder, "-p", str(PORTS["database"])], check=False
            ).returncode
            == 0
        ):
            return process
        time.sleep(0.05)
    raise SystemExit("PostgreSQL did not start within 10 seconds")


def start_backend(folder: Path) -> subprocess.Popen[bytes]:
    settings = {
        "APP_ENV": "local",
        "FRONTEND_URL": "http://localhost",
        "JWT_SECRET": secrets.token_hex(),
        "DATABASE_URL": f"postgresql://todo@127.0.0.1:{PORTS['database']}/postgres",
        "PORT": str(PORTS["backend"]),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    environment = {"PATH": os.environ["PATH"], **settings}
    log = (folder / "log").open("wb")
    process = subprocess.Popen([sys.executable, "-m", "app"], cwd=BACKEND, env=environment, stdout=log)
    wait_ready(f"http://127.0.0.1:{PORTS['backend']}/health/ready")
    return process


def measure(rate: int, seconds: int, folder: Path) -> dict[str, object]:
    database = start_database(folder)
    start_backend(folder).send_signal(15)  # once for the bytecode, as in the image
    time.sleep(3)
    backend = start_backend(folder)
    try:
        memory = [resident_mb(backend.pid)]
        before = {
            "backend": cpu_seconds(backend.pid),
            "database": database_cpu(database.pid),
            "machine": machine_busy(),
        }
        command = [sys.executable, HERE / "load.py", "--port", str(PORTS["backend"])]
        load = subprocess.Popen([*command, "--rate", str(rate), "--seconds", str(seconds)], stdout=subprocess.PIPE)
        for _ in range(3):
            time.sleep(seconds / 3)
            memory.append(resident_mb(backend.pid))
        output, _ = load.communicate(timeout=120 + seconds)
        after = {"backend": cpu_seconds(backend.pid), "database": database_cpu(database.pid), "machine": machine_busy()}
        spent = {name: round(after[name] - before[name], 1) for name in after}
        return {**json.loads(output), "cpu_seconds": spent, "backend_memory_mb": memory}
    finally:
        for process in (backend, database):
            process.send_signal(2)
            process.wait(30)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=1000)
    parser.add_argument("--seconds", type=int, default=30)
    arguments = parser.parse_args()
    # On the disk: a commit that is not written down would be measured too cheap.
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        print(json.dumps(measure(arguments.rate, arguments.seconds, Path(folder)), indent=2))


if __name__ == "__main__":
    main()
