"""What a link to a record says beside its age, where something is not as the word for its age may sound."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from web.languages import to_say
from web.trust import ENDED

PLANNED = to_say("Planned: no source says that it has begun.")
DOUBTED = to_say("Not found as told when somebody checked: ask first")
OTHER_SEASON = to_say("Hours of another season: ask first")
OF_STATUS = {
    "planned": PLANNED,
    "paused": to_say("Paused: ask first whether it runs again"),
    "reduced": to_say("Reduced: ask first what is left of it"),
    "seasonal": to_say("Seasonal: ask first whether it runs now"),
}
COLUMNS = """
services.status, services.since_earliest,
(select max(:today between coalesce(valid_earliest, '') and coalesce(valid_latest, '9999')) from service_hours
 where service_id = services.id) as in_season
"""
"""What is read of a service for it; of other records they are empty."""
JOIN = "left join services on found.kind = 'service' and services.id = found.id"


def caution_of(row: Mapping[str, Any], freshness: str | None, today: date) -> str | None:
    """A message of the interface, not yet translated; of what has ended its age says enough."""
    if freshness in (None, ENDED):
        return None
    if row["doubted_on"]:
        return DOUBTED
    if (row["since_earliest"] or "") > today.isoformat():
        return PLANNED
    return OF_STATUS.get(row["status"]) or (OTHER_SEASON if row["in_season"] == 0 else None)
