package pilotcity.portal.face.site;

/** A kind as pages name it. */
record KindView(String name, String plural, String title, String pluralTitle) {}
