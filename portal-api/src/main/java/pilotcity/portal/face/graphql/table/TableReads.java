package pilotcity.portal.face.graphql.table;

import graphql.schema.DataFetchingEnvironment;
import java.util.function.BiFunction;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.QueryControl;

/** The column engine, as a request may ask it: on its own thread, and as long as it has time. */
public record TableReads(ColumnEngine engine, QueryControl control) {
    /** What a request that asks about tables has in it, so that it is run where tables are read. */
    public static final String FIELD = "datasetTable";

    static <T> T read(DataFetchingEnvironment environment, BiFunction<ColumnEngine, QueryControl, T> question) {
        TableReads reads = environment.getGraphQlContext().get(TableReads.class);
        if (reads == null) {
            throw RequestRefusedException.of(ErrorCode.UNAVAILABLE, "tables cannot be asked for here");
        }
        return question.apply(reads.engine(), reads.control());
    }
}
