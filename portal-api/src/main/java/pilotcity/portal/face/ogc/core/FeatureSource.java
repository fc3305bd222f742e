package pilotcity.portal.face.ogc.core;

import io.vertx.core.Future;
import java.util.function.Function;
import pilotcity.portal.face.shared.page.Language;

/** Where the features of a collection are: in the index, or in a table. */
public interface FeatureSource {
    /**
     * Asks about them, off the event loop.
     *
     * @return the answer, on the caller's context
     */
    <T> Future<T> read(Language language, Function<Features, T> question);
}
