package pilotcity.portal.note;

import org.locationtech.jts.geom.Geometry;

/** What is public of a note. */
record Note(String id, int version, String title, String about, boolean simulated, boolean shut, Geometry where) {}
