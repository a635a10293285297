"""From files to a database: read, validate, check, build; each module is one step."""
