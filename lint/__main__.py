"""`python -m lint`, the same as the command `brieflint`."""

import sys


def run() -> int:
    """The exit status of the command line, also when it is stopped before it has been loaded."""
    try:
        from lint.cli import main

        return main()
    except KeyboardInterrupt:
        from lint.messages import LANGUAGES, say

        sys.stderr.write(f"brieflint: {say(LANGUAGES[0], 'stopped')}\n")
        return 2


if __name__ == "__main__":
    sys.exit(run())
