"""Public contacts."""

from linked.links import Links
from linked.values import Node, node
from schema.contact import Contact


def contact_point(contact: Contact, links: Links) -> Node:
    """A number, mailbox or form with what it is for."""
    return node(
        "ContactPoint",
        contactType=links.label("contact-uses", contact.use),
        telephone=contact.value if contact.kind in ("phone", "messaging") else None,
        email=contact.value if contact.kind == "email" else None,
        url=contact.value if contact.kind in ("web-form", "chat") else None,
        availableLanguage=contact.languages,
    )
