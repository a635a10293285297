"""JSON-LD as programs read it, without a network; and which property schema.org has for which type."""

import json
from collections.abc import Iterator
from typing import Any

from pyld import jsonld
from rdflib import Graph

SCHEMA = "https://schema.org/"
CONTEXT = {"@vocab": SCHEMA}

PARENTS = {
    "AdministrativeArea": "Place",
    "Article": "CreativeWork",
    "City": "AdministrativeArea",
    "Consortium": "Organization",
    "ContactPoint": "StructuredValue",
    "Continent": "Place",
    "Country": "AdministrativeArea",
    "CreativeWork": "Thing",
    "DataCatalog": "CreativeWork",
    "DataDownload": "MediaObject",
    "Dataset": "CreativeWork",
    "DefinedTerm": "Intangible",
    "DefinedTermSet": "CreativeWork",
    "EducationEvent": "Event",
    "EntryPoint": "Intangible",
    "Event": "Thing",
    "GeoCoordinates": "StructuredValue",
    "GovernmentOrganization": "Organization",
    "GovernmentService": "Service",
    "Intangible": "Thing",
    "Map": "CreativeWork",
    "MediaObject": "CreativeWork",
    "MedicalOrganization": "Organization",
    "NGO": "Organization",
    "Offer": "Intangible",
    "OpeningHoursSpecification": "StructuredValue",
    "Organization": "Thing",
    "Audience": "Intangible",
    "PeopleAudience": "Audience",
    "Place": "Thing",
    "PostalAddress": "ContactPoint",
    "PropertyValue": "StructuredValue",
    "Report": "Article",
    "ResearchOrganization": "Organization",
    "SeaBodyOfWater": "Place",
    "SearchAction": "Thing",
    "Service": "Intangible",
    "ServiceChannel": "Intangible",
    "StructuredValue": "Intangible",
    "WebPage": "CreativeWork",
    "WebSite": "CreativeWork",
    "WorkersUnion": "Organization",
}
"""Types of schema.org that may appear, each with the type that it is a kind of."""
PROPERTIES = {
    "Thing": "name alternateName description disambiguatingDescription url identifier sameAs subjectOf "
    "mainEntityOfPage potentialAction image additionalType",
    "CreativeWork": "headline about audience abstract contributor creator publisher mentions inLanguage datePublished "
    "dateModified license isBasedOn isPartOf spatialCoverage temporalCoverage creativeWorkStatus version "
    "isAccessibleForFree keywords",
    "WebPage": "lastReviewed reviewedBy",
    "MediaObject": "contentUrl encodingFormat contentSize sha256",
    "Dataset": "distribution includedInDataCatalog",
    "DataCatalog": "dataset",
    "Organization": "foundingDate dissolutionDate knowsAbout knowsLanguage areaServed address location contactPoint "
    "memberOf parentOrganization founder legalName",
    "Service": "provider serviceType category audience areaServed availableChannel hoursAvailable offers",
    "ServiceChannel": "availableLanguage serviceLocation servicePhone serviceSmsNumber serviceUrl processingTime",
    "Place": "address geo containedInPlace containsPlace openingHoursSpecification",
    "PostalAddress": "streetAddress postalCode addressLocality addressCountry",
    "GeoCoordinates": "latitude longitude",
    "ContactPoint": "contactType telephone email availableLanguage",
    "OpeningHoursSpecification": "dayOfWeek opens closes validFrom validThrough",
    "Audience": "audienceType",
    "PeopleAudience": "requiredMinAge requiredMaxAge",
    "Offer": "price availability availabilityEnds",
    "PropertyValue": "propertyID value",
    "Event": "startDate endDate eventAttendanceMode location organizer contributor about audience subEvent",
    "DefinedTerm": "inDefinedTermSet termCode",
    "SearchAction": "query",
    "EntryPoint": "urlTemplate",
}
"""Properties of schema.org by the type that has them; its kinds have them too."""
FURTHER = {"SearchAction": {"target", "query-input"}}
"""Properties of an action: its target, and the slot that a search fills in."""
REQUIRED = {
    "Service": ["name", "provider", "serviceType"],
    "Organization": ["name"],
    "Event": ["name"],
    "CreativeWork": ["name"],
    "Place": ["name"],
    "DefinedTerm": ["name", "description", "inDefinedTermSet"],
}
"""What a record of each type must tell."""


def of_page(text: str) -> Any:
    """The document in a page."""
    before, _, rest = text.partition('<script type="application/ld+json">')
    assert rest, before[-200:]
    return json.loads(rest.partition("</script>")[0])


def lineage(kind: str) -> list[str]:
    """A type and those that it is a kind of."""
    return [kind, *lineage(PARENTS[kind])] if kind in PARENTS else [kind]


def nodes(document: Any) -> Iterator[dict[str, Any]]:
    """Every thing in a document."""
    if isinstance(document, list):
        for each in document:
            yield from nodes(each)
    elif isinstance(document, dict):
        yield document
        for value in document.values():
            yield from nodes(value)


def faults(document: Any) -> list[str]:
    """What schema.org does not have, of types and of properties."""
    found = []
    for each in nodes(document):
        kind = each.get("@type")
        if kind is None:
            assert set(each) in ({"@id"}, {"@value", "@language"}), each
        elif kind not in PARENTS:
            found.append(f"no type {kind}")
        else:
            known = {name for of in lineage(kind) for name in PROPERTIES.get(of, "").split()} | FURTHER.get(kind, set())
            unknown = set(each) - known - {"@type", "@id", "@context"}
            found += [f"{kind} has no {name}" for name in sorted(unknown)]
    return found


def graph(document: dict[str, Any]) -> Graph:
    """A document as RDF, read by two processors that must agree on its size."""

    def local(url: str, options: Any) -> dict[str, Any]:
        assert url == SCHEMA.rstrip("/"), url
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}

    quads = jsonld.to_rdf(document, {"documentLoader": local, "format": "application/n-quads"})
    assert len(jsonld.expand(document, {"documentLoader": local})) == 1
    read = Graph().parse(data=json.dumps({**document, "@context": CONTEXT}), format="json-ld")
    assert len(read) == len(quads.strip().splitlines()) > 0
    return read


def check(document: dict[str, Any]) -> Graph:
    """Asserts that a document is read alike everywhere, and uses what schema.org has; returns it as RDF."""
    assert document["@context"] == "https://schema.org"
    assert faults(document) == []
    required = next((names for kind, names in REQUIRED.items() if kind in lineage(document["@type"])), [])
    assert [name for name in required if not document.get(name)] == []
    return graph(document)
