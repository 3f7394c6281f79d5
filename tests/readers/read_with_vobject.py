"""Reads every calendar file of a folder with vobject and prints what calendar_files.rs expects to be told."""

import json
import sys
from datetime import datetime, timedelta
from pathlib import Path

import vobject


def seconds(at):
    assert isinstance(at, datetime) and at.utcoffset() == timedelta(0), at
    return int(at.timestamp())


def text(component, name):
    found = getattr(component, name, None)
    return "" if found is None else found.value


def alarm(component, start):
    trigger = component.trigger.value
    rings_at = start + trigger if isinstance(trigger, timedelta) else trigger
    return {"at": seconds(rings_at), "action": text(component, "action"), "text": text(component, "description")}


def event(component):
    start = component.dtstart.value
    return {
        "uid": text(component, "uid"),
        "stamp": seconds(component.dtstamp.value),
        "sequence": int(text(component, "sequence")),
        "start": seconds(start),
        "end": seconds(component.dtend.value),
        "status": text(component, "status"),
        "transparency": text(component, "transp"),
        "summary": text(component, "summary"),
        "description": text(component, "description"),
        "location": text(component, "location"),
        "url": text(component, "url"),
        "alarms": [alarm(each, start) for each in getattr(component, "valarm_list", [])],
    }


def calendar(path):
    [found] = vobject.readComponents(path.read_bytes().decode("utf-8"), validate=True)
    return {
        "version": text(found, "version"),
        "method": text(found, "method"),
        "events": [event(each) for each in found.vevent_list],
    }


print(json.dumps({path.name: calendar(path) for path in Path(sys.argv[1]).iterdir()}))
