"""The site and the whole collection as schema.org tells them."""

from collections.abc import Iterable

from extracts.sheet import LICENCE_ADDRESS
from linked.distributions import Distribution
from linked.formats import MEDIA
from linked.record import CONTEXT
from linked.values import Node, node
from linked.works import NAME, SUMMARY


def website(address: str) -> Node:
    """The site, with the way to search it."""
    search = node(
        "SearchAction",
        target=node("EntryPoint", urlTemplate=f"{address}/search?q={{search_term_string}}"),
        **{"query-input": "required name=search_term_string"},
    )
    return {
        "@context": CONTEXT,
        **node(
            "WebSite",
            f"{address}/",
            name=NAME,
            url=f"{address}/",
            description=SUMMARY,
            license=LICENCE_ADDRESS,
            about={"@id": f"{address}/downloads#dataset"},
            potentialAction=search,
        ),
    }


def dataset(address: str, day: str, files: Iterable[Distribution]) -> Node:
    """The collection of a day, with the files that hold it."""
    publisher = node("Organization", f"{address}/about#publisher", name=NAME, url=f"{address}/about")
    return {
        "@context": CONTEXT,
        **node(
            "Dataset",
            f"{address}/downloads#dataset",
            name=NAME,
            description=SUMMARY,
            url=f"{address}/downloads",
            license=LICENCE_ADDRESS,
            isAccessibleForFree=True,
            creator=publisher,
            publisher=publisher,
            dateModified=day,
            version=day,
            includedInDataCatalog=node("DataCatalog", f"{address}/dcat.jsonld", name=NAME, url=f"{address}/downloads"),
            distribution=[_download(address, file) for file in files],
        ),
    }


def _download(address: str, file: Distribution) -> Node:
    return node(
        "DataDownload",
        name=file.title,
        contentUrl=address + file.path,
        encodingFormat=MEDIA.get(file.form),
        contentSize=f"{file.size} B" if file.size else None,
        sha256=file.sha256,
        license=LICENCE_ADDRESS,
    )
