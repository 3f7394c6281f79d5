// Reads every calendar file of a folder with ical.js and prints what calendar_files.rs expects to be told.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// By way of `require`, which looks where NODE_PATH says; `import` does not.
const ICAL = createRequire(import.meta.url)("ical.js");
ICAL.design.strict = true;

function seconds(at) {
    if (at.isDate || at.zone !== ICAL.Timezone.utcTimezone) {
        throw new Error(`${at} is not in UTC`);
    }
    return at.toUnixTime();
}

function text(component, name) {
    return String(component.getFirstPropertyValue(name) ?? "");
}

function alarm(component, start) {
    const trigger = component.getFirstPropertyValue("trigger");
    const ringsAt = trigger instanceof ICAL.Duration ? start + trigger.toSeconds() : seconds(trigger);
    return { at: ringsAt, action: text(component, "action"), text: text(component, "description") };
}

function event(component) {
    const start = seconds(component.getFirstPropertyValue("dtstart"));
    return {
        uid: text(component, "uid"),
        stamp: seconds(component.getFirstPropertyValue("dtstamp")),
        sequence: component.getFirstPropertyValue("sequence"),
        start,
        end: seconds(component.getFirstPropertyValue("dtend")),
        status: text(component, "status"),
        transparency: text(component, "transp"),
        summary: text(component, "summary"),
        description: text(component, "description"),
        location: text(component, "location"),
        url: text(component, "url"),
        alarms: component.getAllSubcomponents("valarm").map((each) => alarm(each, start)),
    };
}

function calendar(path) {
    const found = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
    if (found.name !== "vcalendar") {
        throw new Error(`${path} holds more than one calendar`);
    }
    return {
        version: text(found, "version"),
        method: text(found, "method"),
        events: found.getAllSubcomponents("vevent").map(event),
    };
}

const folder = process.argv[2];
const names = readdirSync(folder);
console.log(JSON.stringify(Object.fromEntries(names.map((name) => [name, calendar(join(folder, name))]))));
