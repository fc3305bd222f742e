package pilotcity.portal.face.shared.catalogue;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.catalogue.Bilingual;

/** Who publishes a data set. */
public record Publisher(String id, Bilingual name, @Nullable String url) {}
