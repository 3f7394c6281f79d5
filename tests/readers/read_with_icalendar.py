"""Reads every calendar file of a folder with icalendar and prints what calendar_files.rs expects to be told."""

import json
import sys
from datetime import datetime, timedelta
from pathlib import Path

from icalendar import Calendar


def seconds(at):
    assert isinstance(at, datetime) and at.utcoffset() == timedelta(0), at
    return int(at.timestamp())


def text(component, name):
    return str(component.get(name, ""))


def alarm(component, start):
    trigger = component["TRIGGER"].dt
    rings_at = start + trigger if isinstance(trigger, timedelta) else trigger
    return {"at": seconds(rings_at), "action": text(component, "ACTION"), "text": text(component, "DESCRIPTION")}


def event(component):
    assert not component.errors, component.errors
    start = component["DTSTART"].dt
    return {
        "uid": text(component, "UID"),
        "stamp": seconds(component["DTSTAMP"].dt),
        "sequence": int(component["SEQUENCE"]),
        "start": seconds(start),
        "end": seconds(component["DTEND"].dt),
        "status": text(component, "STATUS"),
        "transparency": text(component, "TRANSP"),
        "summary": text(component, "SUMMARY"),
        "description": text(component, "DESCRIPTION"),
        "location": text(component, "LOCATION"),
        "url": text(component, "URL"),
        "alarms": [alarm(each, start) for each in component.walk("VALARM")],
    }


def calendar(path):
    [found] = Calendar.from_ical(path.read_bytes(), multiple=True)
    assert not found.errors, found.errors
    return {
        "version": text(found, "VERSION"),
        "method": text(found, "METHOD"),
        "events": [event(each) for each in found.walk("VEVENT")],
    }


print(json.dumps({path.name: calendar(path) for path in Path(sys.argv[1]).iterdir()}))
