"""`python -m tests.fuzz`: see `doors`."""

import sys

from tests.fuzz.doors import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
