"""The data to take away: tables and selections in the forms that other programs read."""
