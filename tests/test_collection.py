"""What the editors of the collection settled, where it can be counted: held so that no later edit undoes it."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline.collection import Collection
from pipeline.problems import Problem

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def collection(real: tuple[Collection, list[Problem]]) -> Collection:
    return real[0]


def relations(collection: Collection, role: str) -> set[tuple[str, str]]:
    return {
        (name, relation.organisation)
        for name, organisation in collection.organisations.items()
        for relation in organisation.relations
        if relation.role == role and relation.organisation
    }


@pytest.mark.parametrize("code", ["stale-status", "newer-than-sources"])
def test_no_word_is_stronger_than_its_source(real: tuple[Collection, list[Problem]], code: str) -> None:
    assert [str(problem) for problem in real[1] if problem.code == code] == []


@pytest.mark.parametrize(
    "told_twice",
    [
        "psm",
        "salam-nord-pas-de-calais",
        "cabane-juridique",
        "safe-passage-international",
        "terre-d-errance-norrent-fontes",
        "terre-derrance",
        "fraternite-migrants-bassin-minier-62",
        "groupe-deces",
        "ubuntu-la-margelle",
        "plateforme-citoyenne",
        "msf",
        "csv-uk",
    ],
)
def test_one_body_is_one_record(collection: Collection, told_twice: str) -> None:
    assert told_twice not in collection.organisations


@pytest.mark.parametrize(
    ("branch", "parent"),
    [
        ("utopia-56-calais", "utopia-56"),
        ("medecins-du-monde-littoral", "medecins-du-monde"),
        ("msf-calais", "medecins-sans-frontieres"),
        ("croix-rouge-dmse", "croix-rouge-francaise"),
        ("secours-catholique-calais", "secours-catholique"),
        ("la-cimade-nord-picardie", "la-cimade"),
        ("france-terre-asile-62", "france-terre-d-asile"),
        ("solidarites-international-littoral", "solidarites-international"),
        ("ecpat-france-calais", "ecpat-france"),
        ("ligue-62", "ligue-de-lenseignement"),
        ("ligue-59", "ligue-de-lenseignement"),
        ("ligue-44", "ligue-de-lenseignement"),
        ("volkshilfe-wien", "volkshilfe"),
    ],
)
def test_a_branch_names_its_parent(collection: Collection, branch: str, parent: str) -> None:
    assert (branch, parent) in relations(collection, "branch-of")


def test_every_member_of_solidar_and_of_the_platform_names_its_source(collection: Collection) -> None:
    without = [
        (name, relation.organisation)
        for name, organisation in collection.organisations.items()
        for relation in organisation.relations
        if relation.role == "member-of"
        and relation.organisation in ("solidar", "plateforme-soutiens-migrants")
        and not relation.sources
    ]
    assert without == []


def test_full_membership_is_told_only_where_a_source_says_so(collection: Collection) -> None:
    full = {
        name
        for name, organisation in collection.organisations.items()
        for relation in organisation.relations
        if relation.organisation == "solidar" and relation.note and "full member" in relation.note.shown
    }
    assert full == {"pour-la-solidarite", "idc-serbia", "community-development-institute", "ifias"}


def test_the_study_visit_to_calais_is_told_once_and_its_year_is_unknown(collection: Collection) -> None:
    visits = {name: event for name, event in collection.events.items() if event.date and "XXXX-10-10" in event.date}
    assert list(visits) == ["solidar-calais"]
    visit = visits["solidar-calais"]
    assert visit.date == "XXXX-10-10/XXXX-10-11"
    assert (visit.organisers, visit.hosts) == (["solidar"], ["ligue-de-lenseignement"])
    assert len(visit.sessions) == 4
    met = {name for session in visit.sessions for name in session.organisations}
    assert {"auberge-des-migrants", "plateforme-soutiens-migrants", "solidar-task-force-migration"} <= met


def test_the_warehouse_hosts_other_groups(collection: Collection) -> None:
    guests = {guest for host, guest in relations(collection, "hosts") if host == "auberge-des-migrants"}
    assert len(guests) >= 6


def test_the_channels_of_the_child_line_are_told_apart(collection: Collection) -> None:
    hours = collection.services["119-child-in-danger"].hours
    chat = [told for told in hours if "chat" in told.text.shown]
    phone = [told for told in hours if "telephone" in told.text.shown]
    assert [told.osm for told in phone] == ["24/7"]
    assert chat and all(told.osm != "24/7" and told not in phone for told in chat)


def test_no_sentence_is_told_twice(collection: Collection) -> None:
    sentences = Counter(
        sentence
        for service in collection.services.values()
        if service.description
        for sentence in set(service.description.shown.split(". "))
        if len(sentence.split()) >= 12
    )
    assert [sentence for sentence, times in sentences.items() if times > 1] == []
