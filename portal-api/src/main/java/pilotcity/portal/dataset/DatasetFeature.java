package pilotcity.portal.dataset;

import io.vertx.sqlclient.Row;
import pilotcity.index.kind.Kind;
import pilotcity.portal.Feature;

/** Data sets: what is published for download. */
public final class DatasetFeature implements Feature<Dataset> {
    @Override
    public Kind<Dataset> kind() {
        return DatasetKind.KIND;
    }

    @Override
    public String selectByIds() {
        return """
                SELECT * FROM dataset WHERE id = ANY($1)
                """;
    }

    @Override
    public String selectPage() {
        return """
                SELECT * FROM dataset WHERE id > $1 ORDER BY id LIMIT $2
                """;
    }

    @Override
    public Dataset read(Row row) {
        return new Dataset(
                row.getString("id"),
                row.getJsonObject("description"),
                row.getJsonArray("files"),
                row.getOffsetDateTime("listed").toInstant(),
                row.getOffsetDateTime("changed").toInstant());
    }
}
