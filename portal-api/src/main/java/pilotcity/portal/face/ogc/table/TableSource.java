package pilotcity.portal.face.ogc.table;

import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.function.Function;
import pilotcity.portal.face.ogc.core.FeatureSource;
import pilotcity.portal.face.ogc.core.Features;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.read.TableReadPool;

/** The rows of one table. */
record TableSource(TableReadPool pool, PublishedTable table, ZoneId zone) implements FeatureSource {
    @Override
    public <T> Future<T> read(Language language, Function<Features, T> question) {
        return pool.read((engine, control) -> question.apply(new TableFeatures(table, zone, engine, control)));
    }
}
