package pilotcity.portal.face.ogc.table;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.kind.Label;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.ogc.core.Features;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableQuery;

/** The rows of one table as features; the number of a row is the feature's id. */
record TableFeatures(PublishedTable table, ZoneId zone, ColumnEngine engine, QueryControl control) implements Features {

    @Override
    public Hits search(SearchQuery query, int skipped) {
        TableQuery asked = TableQuery.ALL
                .withFilter(checked(query.filter()))
                .withSort(query.sort())
                .withPage(query.limit(), query.after(), query.before())
                .withOffset(skipped)
                .withTotal(query.total())
                .withFacets(query.facets());
        TablePage page = engine.search(table.stored(), asked, control);
        List<Hit> hits = page.rows().stream().map(this::hit).toList();
        return new Hits(page.total(), hits, page.facets(), page.more());
    }

    private @Nullable Filter checked(@Nullable Filter filter) {
        return filter == null ? null : FilterCheck.check(filter, table.kinds(zone), Set.of(table.name()));
    }

    private Hit hit(TablePage.Row row) {
        Document document = new Document(table.name(), Long.toString(row.id()), row.json());
        return new Hit(document, document, 0, null, Map.of(), row::cursor);
    }

    @Override
    public Optional<Document> find(String id) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        Filter row = new Filter.Compare(
                new Expression.Property(table.stored().id()),
                Filter.Operator.EQUAL,
                new Expression.Numeral(new java.math.BigDecimal(id)));
        TableQuery one = TableQuery.ALL.withFilter(row).withPage(1, null, null).withTotal(false);
        return engine.search(table.stored(), one, control).rows().stream()
                .findFirst()
                .map(found -> hit(found).document());
    }

    @Override
    public Map<String, Label> labels(String field, List<FacetCount> counts) {
        return table.stored().findColumn(field).map(StoredColumn::codes).orElse(Map.of());
    }

    /** A table that is published anew is another file, or the same one read otherwise. */
    @Override
    public long version() {
        return Long.parseUnsignedLong(table.stored().sha256().substring(0, 16), 16)
                ^ table.stored().hashCode();
    }
}
