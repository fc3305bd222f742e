package pilotcity.portal.face.catalogue;

import org.jspecify.annotations.Nullable;

/** Who publishes a data set. */
public record Publisher(String id, Bilingual name, @Nullable String url) {}
