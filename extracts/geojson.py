"""Services and organisations as points of a map (GeoJSON, RFC 7946), no finer than their places may be told."""

import json
from collections.abc import Iterator

from extracts.json_text import about_rows
from extracts.tables import Build

PRECISION = """How exactly the point is known: `exact` is a published position; otherwise the point is the middle of the
commune, city, district or department that is named. `address_precision` says how exactly the address may be told."""
SQL = """
select
  'service' as kind, services.id, services.name, places.name as place,
  case when door.latitude is null then places.kind else 'exact' end as precision,
  service_locations.precision as address_precision,
  services.needs, services.status, services.freshness, services.as_of, services.url, service_locations.position,
  coalesce(door.longitude, places.longitude) as longitude, coalesce(door.latitude, places.latitude) as latitude
from service_locations
cross join services on services.id = service_locations.service_id
cross join places on places.id = service_locations.place_id
left join service_locations as door
  on door.rowid = service_locations.rowid and door.precision = 'exact'
where coalesce(door.latitude, places.latitude) is not null
union all
select
  'organisation', organisations.id, organisations.name, places.name, places.kind,
  coalesce(organisations.address_precision, 'commune'), null, organisations.status, organisations.freshness,
  organisations.as_of, organisations.url, 1, places.longitude, places.latitude
from organisations
cross join places on places.id = coalesce(organisations.address_place, organisations.base)
where places.latitude is not null
"""


def geojson(build: Build) -> Iterator[bytes]:
    """A feature for each place of a service and for the seat of each organisation, in pieces."""
    about = about_rows(build.about("Places of services and organisations", "/map"))
    opening = {"type": "FeatureCollection", "about": {**about, "precision": " ".join(PRECISION.split())}}
    yield f'{json.dumps(opening, ensure_ascii=False)[:-1]}, "features": ['.encode()
    for number, feature in enumerate(_features(build)):
        yield f"{',' if number else ''}\n{json.dumps(feature, ensure_ascii=False)}".encode()
    yield b"\n]}\n"


def _features(build: Build) -> Iterator[dict[str, object]]:
    cursor = build.connection.execute(SQL)
    names = [name for name, *_ in cursor.description]
    for row in cursor:
        *pairs, (_, position), (_, longitude), (_, latitude) = zip(names, row, strict=True)
        told = dict(pairs)
        needs = json.loads(told["needs"]) if told["needs"] else None
        yield {
            "type": "Feature",
            "id": f"{told['kind']}/{told['id']}/{position}",
            "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
            "properties": {**told, "needs": needs, "url": build.address + told["url"]},
        }
