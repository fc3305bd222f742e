package pilotcity.portal.face.website.dataset;

import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.face.shared.dataset.TableProfiles;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.GroupQuery;
import pilotcity.portal.kernel.table.query.GroupedRows;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableProfile;
import pilotcity.portal.kernel.table.query.TableQuery;

/** Asks a table all that its page shows, in one go. */
final class TableAnswers {
    private static final int LISTED = 50;
    private static final int ON_THE_MAP = 500;

    private final TableReadPool tables;
    private final TableProfiles profiles;
    private final ZoneId zone;

    TableAnswers(TableReadPool tables, TableProfiles profiles, ZoneId zone) {
        this.tables = tables;
        this.profiles = profiles;
        this.zone = zone;
    }

    /**
     * What a page shows.
     *
     * @param groups what the chart is drawn from, or null where it is a histogram or there is none
     * @param bins of the rows that match, where the chart is a histogram
     * @param places rows with their places, for the map
     */
    record Answer(
            PublishedTable table,
            TableState state,
            TablePage page,
            TableProfile profile,
            @Nullable ChartChoice chart,
            @Nullable GroupedRows groups,
            List<TableProfile.Bin> bins,
            List<TablePage.Row> places) {}

    Future<Answer> read(PublishedTable table, TableState state) {
        return tables.read((engine, control) -> answer(engine, control, table, state));
    }

    private Answer answer(ColumnEngine engine, QueryControl control, PublishedTable table, TableState state) {
        StoredTable stored = table.stored();
        Filter filter = state.filter(table, zone);
        TableQuery query = TableQuery.ALL
                .withText(state.find("q"))
                .withFilter(filter)
                .withSort(state.sort(stored))
                .withPage(LISTED, state.find("after"), state.find("before"));
        TablePage page = engine.search(stored, query, control);
        TableProfile profile = profiles.get(table, engine, control);
        Optional<ChartChoice> chart = ChartChoice.find(stored, profile, state);
        GroupedRows groups = chart.flatMap(choice -> choice.query(profile, state.find("q"), filter))
                .map(grouped -> engine.group(stored, grouped, control))
                .orElse(null);
        List<TableProfile.Bin> bins = chart.filter(ChartChoice::isHistogram)
                .map(choice -> state.isNarrowed()
                        ? engine.histogram(stored, choice.x(), query, control)
                        : choice.bins(profile))
                .orElse(List.of());
        return new Answer(
                table, state, page, profile, chart.orElse(null), groups, bins, places(engine, control, stored, query));
    }

    private static List<TablePage.Row> places(
            ColumnEngine engine, QueryControl control, StoredTable stored, TableQuery query) {
        return stored.hasShapes()
                ? engine.search(
                                stored,
                                query.withSelect(List.of(stored.geometry()))
                                        .withPage(ON_THE_MAP, null, null)
                                        .withTotal(false),
                                control)
                        .rows()
                : List.of();
    }

    ZoneId zone() {
        return zone;
    }

    static GroupQuery grouped(
            List<GroupQuery.Grouping> by,
            GroupQuery.Measure measure,
            @Nullable String text,
            @Nullable Filter filter,
            List<pilotcity.index.search.SortStep> sort,
            int limit) {
        return new GroupQuery(by, List.of(measure), text, filter, sort, limit, 0);
    }
}
