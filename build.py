"""Checks the records, builds the database and serves it; `python build.py --help` tells how."""

import gc

from extracts.command import changes, extracts
from pipeline.command import main

main.add_command(extracts)
main.add_command(changes)

if __name__ == "__main__":
    # Nearly all that a build makes stays until it ends: looking for what does not takes a tenth of its time.
    gc.disable()
    main()
