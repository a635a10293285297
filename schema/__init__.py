"""The records of the directory as Pydantic models, one module a kind; start at `kinds.py`."""
