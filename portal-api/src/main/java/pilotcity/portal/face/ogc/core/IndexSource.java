package pilotcity.portal.face.ogc.core;

import io.vertx.core.Future;
import java.util.function.Function;
import pilotcity.index.Index;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.read.ReadPool;

/**
 * The documents of one kind, in the live index or in one that is made of it.
 *
 * @param kind the singular name
 */
public record IndexSource(ReadPool readPool, Locator locator, String kind) implements FeatureSource {

    /** Finds the index that holds a collection, in a language. */
    @FunctionalInterface
    public interface Locator {
        Index in(Index live, Language language);
    }

    @Override
    public <T> Future<T> read(Language language, Function<Features, T> question) {
        return readPool.read(live -> question.apply(new IndexFeatures(locator.in(live, language), kind)));
    }
}
