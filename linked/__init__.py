"""The records and vocabularies as linked data: schema.org, SKOS and DCAT-AP; start at `record.py`."""
