package pilotcity.portal.note;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What is public of a note. */
record Note(
        String id,
        int version,
        String title,
        @Nullable String about,
        boolean simulated,
        boolean shut,
        @Nullable Geometry where) {}
