"""python -m app"""

import sys

from app.lifecycle import Lifecycle
from app.logs import configure_logs
from app.main import create_app
from app.memory import give_large_blocks_back
from app.server import Server
from app.settings import SettingsError, read_settings

WRONG_SETTINGS = 2


def main() -> int:
    try:
        settings = read_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)  # noqa: T201  read by a human, before there is a log
        return WRONG_SETTINGS
    configure_logs(settings.log_level, settings.secret_values)
    give_large_blocks_back()
    lifecycle = Lifecycle()
    Server(create_app(settings, lifecycle), settings.port, lifecycle).run()
    return int(lifecycle.failed)


if __name__ == "__main__":
    sys.exit(main())
