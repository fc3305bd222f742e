package pilotcity.portal.face.ckan.protocol;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.QueryControl;

/** What an action gives where the index alone cannot answer: the rest is asked of the engine of tables. */
@FunctionalInterface
public interface TableQuestion {
    /** @throws ActionException when it cannot be answered */
    @Nullable
    Object ask(ColumnEngine engine, QueryControl control);
}
