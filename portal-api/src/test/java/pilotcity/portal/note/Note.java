package pilotcity.portal.note;

/** What is public of a note. */
record Note(String id, int version, String title, String about, boolean simulated, boolean shut) {}
