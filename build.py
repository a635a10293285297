"""Checks the records, builds the database and serves it; `python build.py --help` tells how."""

from pipeline.command import main

if __name__ == "__main__":
    main()
