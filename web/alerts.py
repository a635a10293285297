"""Alerts of a service that still matter: those that hold now or will soon."""

from datetime import date

from schema.edtf_dates import is_past
from schema.service import Alert, Service


def alerts_now(service: Service, today: date) -> list[Alert]:
    """All but those whose last day is past."""
    return [alert for alert in service.alerts if not is_past(alert.ends, today)]
