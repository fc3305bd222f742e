package pilotcity.portal.face.shared.catalogue;

import org.jspecify.annotations.Nullable;

/** Who publishes a data set. */
public record Publisher(
        String id, BilingualText name, @Nullable String url) {}
