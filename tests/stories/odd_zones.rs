//! Zones with every habit there is.

/// Half and quarter hours, double summer time, changes at midnight, a skipped day, Ramadan, the first to see a day.
pub const ZONES: [&str; 16] = [
    "UTC",
    "Europe/Kyiv",
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",
    "America/Havana",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Antarctica/Troll",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
];
