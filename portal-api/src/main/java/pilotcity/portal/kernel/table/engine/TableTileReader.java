package pilotcity.portal.kernel.table.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.document.Document;
import pilotcity.index.search.TileContent;
import pilotcity.index.search.TileContent.TilePoint;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.TableTileQuery;
import pilotcity.portal.kernel.table.sql.Conditioned;
import pilotcity.portal.kernel.table.sql.QuerySession;
import pilotcity.portal.kernel.table.sql.RowJsonWriter;
import pilotcity.portal.kernel.table.sql.SpatialSql;

/**
 * Reads what a map tile shows of a table: rows one by one where they are few, cells with how many they have where they
 * are many. Whatever the table has, no more leaves the engine than the tile has cells or may show rows.
 */
public final class TableTileReader {
    /** Shapes reach this part of a tile beyond it, so that no edge shows where tiles meet. */
    private static final double MARGIN = 1.0 / 32;

    /** How many characters the shapes of a tile may have in all; more are counted. */
    private static final long MOST_CHARACTERS = 16_000_000;

    private final StoredTable table;
    private final TableTileQuery query;
    private final QuerySession session;
    private final RowJsonWriter json;
    private final boolean points;

    public TableTileReader(StoredTable table, TableTileQuery query, QuerySession session) {
        this.table = table;
        this.query = query;
        this.session = session;
        this.points = table.shapes() == ShapeStorage.POINTS;
        List<String> select = new ArrayList<>(query.search().select());
        if (!select.isEmpty()) {
            select.add(table.geometry());
        }
        this.json = new RowJsonWriter(table, select);
    }

    /** The rows of one cell. */
    private record Cell(int number, int count, double lon, double lat, long id) {}

    public TileContent read() throws SQLException, IOException {
        if (!points && query.shapes() > 0 && areFew()) {
            Conditioned here = here(query.tile().degrees(MARGIN));
            List<Document> shapes = documents(here, "");
            return new TileContent(List.of(), new int[cells()], Map.of(table.geometry(), shapes));
        }
        List<Cell> cells = counts();
        int[] counts = new int[cells()];
        cells.forEach(cell -> counts[cell.number()] = cell.count());
        long total = cells.stream().mapToLong(Cell::count).sum();
        return new TileContent(shown(cells, total), counts, Map.of());
    }

    private int cells() {
        return query.cells() * query.cells();
    }

    private boolean areFew() throws SQLException, IOException {
        Conditioned here = here(query.tile().degrees(MARGIN));
        boolean[] few = {false};
        session.each(
                "SELECT count(*), coalesce(sum(length(g)), 0)" + session.from() + here.sql(),
                here.parameters(),
                row -> few[0] = row.getLong(1) <= query.shapes() && row.getLong(2) <= MOST_CHARACTERS);
        return few[0];
    }

    private Conditioned here(Envelope box) throws SQLException {
        Conditioned where = session.where(query.search().text(), query.search().filter());
        return new Conditioned(where.sql() + where.and() + SpatialSql.near(table, box), where.parameters());
    }

    private List<TilePoint> shown(List<Cell> cells, long total) throws SQLException, IOException {
        List<TilePoint> shown = new ArrayList<>();
        if (query.individually() < 0) {
            return shown;
        }
        boolean all = total <= query.individually();
        Map<Long, Cell> alone = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (cell.count() == 1) {
                alone.put(cell.id(), cell);
            } else if (!all) {
                shown.add(new TilePoint(cell.lon(), cell.lat(), cell.count(), null, Map.of()));
            }
        }
        if (all && total > 0) {
            shown.addAll(each());
        } else if (!alone.isEmpty()) {
            String these = alone.keySet().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(",", " WHERE id IN (", ")"));
            each(these, List.of(), shown);
        }
        return shown;
    }

    private List<TilePoint> each() throws SQLException, IOException {
        Conditioned here = here(query.tile().degrees(0));
        List<TilePoint> each = new ArrayList<>();
        each(here.sql() + " AND " + inside(), here.parameters(), each);
        return each;
    }

    private void each(String where, List<Object> parameters, List<TilePoint> shown) throws SQLException, IOException {
        String from = "SELECT " + json.selected() + ", " + x() + ", " + y() + session.from() + where;
        session.each(from, parameters, row -> {
            int last = row.getMetaData().getColumnCount();
            Document document = new Document(query.name(), row.getString(1), json.write(row));
            shown.add(new TilePoint(row.getDouble(last - 1), row.getDouble(last), 1, document, Map.of()));
        });
    }

    private List<Document> documents(Conditioned here, String more) throws SQLException, IOException {
        List<Document> documents = new ArrayList<>();
        session.each(
                "SELECT " + json.selected() + session.from() + here.sql() + more,
                here.parameters(),
                row -> documents.add(new Document(query.name(), row.getString(1), json.write(row))));
        return documents;
    }

    private List<Cell> counts() throws SQLException, IOException {
        Conditioned here = here(query.tile().degrees(0));
        List<Cell> cells = new ArrayList<>();
        session.each(
                "SELECT " + row() + " * " + query.cells() + " + " + column() + " AS cell, count(*), avg(" + x()
                        + "), avg(" + y() + "), min(id)" + session.from() + here.sql() + " AND " + inside()
                        + " GROUP BY cell ORDER BY cell",
                here.parameters(),
                row -> cells.add(new Cell(
                        row.getInt(1),
                        (int) Math.min(Integer.MAX_VALUE, row.getLong(2)),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getLong(5))));
        return cells;
    }

    /** Each position is in one tile of a level: a cell has its west and its north edge. */
    private String inside() {
        return "(" + column() + " BETWEEN 0 AND " + (query.cells() - 1) + " AND " + row() + " BETWEEN 0 AND "
                + (query.cells() - 1) + ")";
    }

    private String x() {
        return points ? "x" : "((x0 + x1) / 2)";
    }

    private String y() {
        return points ? "y" : "((y0 + y1) / 2)";
    }

    private long level() {
        return (long) query.cells() << query.tile().zoom();
    }

    private String column() {
        return "(CAST(floor((least(" + x() + ", 179.99999999) + 180) / 360 * " + level() + ") AS BIGINT) - "
                + (long) query.tile().column() * query.cells() + ")";
    }

    /** The Mercator projection of a sphere; what the box lets through is away from the poles. */
    private String row() {
        String sine = "sin(radians(least(greatest(" + y() + ", -89.9), 89.9)))";
        return "(CAST(floor((0.5 - ln((1 + " + sine + ") / (1 - " + sine + ")) / (4 * pi())) * " + level()
                + ") AS BIGINT) - " + (long) query.tile().row() * query.cells() + ")";
    }
}
