"""What the pages of the site need: the database they read, what they refuse, and the headers they carry."""
