// Reads {"last": "2028-03-31", "calendars": [...]} from standard input, and writes for each calendar the days of each
// of its events, as ical.js and rrule.js read them: [{"ical.js": [[...], ...], "rrule.js": [[...], ...]}, ...].
const ICAL = require("ical.js");
const { rrulestr } = require("rrule");

function expandByIcal(text, last) {
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  return events.map((event) => {
    const days = [];
    const iterator = new ICAL.Event(event).iterator();
    for (let day = iterator.next(); day && day.toString() <= last; day = iterator.next()) days.push(day.toString());
    return days;
  });
}

// rrule.js reads no whole calendars, so it gets the lines of an event that say when it is. Of these it reads no
// DTSTART;VALUE=DATE, but the same day without the parameter.
function expandByRrule(text, last) {
  const events = text.replace(/\r\n /g, "").split("BEGIN:VEVENT").slice(1);
  return events.map((event) => {
    const lines = event.split("\r\n").filter((line) => /^(DTSTART|RRULE|EXDATE)\b/.test(line));
    const rule = rrulestr(lines.join("\n").replace("DTSTART;VALUE=DATE:", "DTSTART:"), { forceset: true });
    const found = rule.between(new Date("2020-01-01T00:00Z"), new Date(`${last}T00:00Z`), true);
    return found.map((moment) => moment.toISOString().slice(0, 10));
  });
}

const { last, calendars } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const expanded = calendars.map((text) => ({
  "ical.js": expandByIcal(text, last),
  "rrule.js": expandByRrule(text, last),
}));
process.stdout.write(JSON.stringify(expanded));
