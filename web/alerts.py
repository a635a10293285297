"""Alerts of a service that still matter: those that hold now or will soon."""

from datetime import date

from schema.edtf_dates import latest
from schema.service import Alert, Service


def alerts_now(service: Service, today: date) -> list[Alert]:
    """All but those whose last day is past."""
    return [alert for alert in service.alerts if (latest(alert.ends) or date.max) >= today]
