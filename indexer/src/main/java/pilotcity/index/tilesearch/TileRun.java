package pilotcity.index.tilesearch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.lucene.document.LatLonShape;
import org.apache.lucene.document.ShapeField.QueryRelation;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.plan.PositionFields;
import pilotcity.index.plan.QueryPlanner;
import pilotcity.index.plan.SearchPlan;
import pilotcity.index.plan.SpatialQueries;
import pilotcity.index.retrieval.HitReader;
import pilotcity.index.run.FirstMatchCollector;
import pilotcity.index.run.PlanSearch;
import pilotcity.index.run.PositionCollector;
import pilotcity.index.search.TileContent;
import pilotcity.index.search.TileQuery;
import pilotcity.index.store.LuceneFieldNames;
import pilotcity.index.tilegrid.CellCounts;
import pilotcity.index.tilegrid.TileGrid;

/** One map tile from one state of the index. */
public final class TileRun {
    /** Shapes reach this part of a tile beyond it, so that no edge shows where tiles meet. */
    private static final double MARGIN = 1.0 / 32;

    private final HitReader hitReader;
    private final IndexReader reader;
    private final TileQuery query;
    private final SearchPlan plan;
    private final Set<String> asked;
    private final Kinds kinds;
    private final TileGrid grid;
    private final DeletedPositions deletions;

    public TileRun(
            HitReader hitReader,
            IndexReader reader,
            QueryPlanner planner,
            Kinds kinds,
            DeletedPositions deletions,
            TileQuery query) {
        this.hitReader = hitReader;
        this.reader = reader;
        this.deletions = deletions;
        this.query = query;
        this.kinds = kinds;
        this.plan = planner.plan(query.search());
        this.asked = query.search().kinds().isEmpty()
                ? kinds.names()
                : query.search().kinds();
        this.grid = new TileGrid(query.tile(), query.cells());
    }

    public TileContent run() throws IOException {
        if (query.individually() == TileQuery.NONE) {
            return new TileContent(List.of(), count(PositionFields.OF_ALL, null).all(), Map.of());
        }
        Map<String, List<Document>> shapes = query.shapes() == 0 ? Map.of() : shapes();
        PositionFields positions = shapes.containsKey(Kind.GEOMETRY) ? PositionFields.OF_POINTS : PositionFields.OF_ALL;
        CellValueCounts classes = query.by() == null ? null : CellValueCounts.of(kinds, query.by(), grid.cells());
        CellCounts counts = count(positions, classes);
        if (counts.total() <= query.individually()) {
            List<Integer> few = documents(positions, query.tile().degrees(0), cell -> true);
            return new TileContent(TilePointFactory.of(hitReader, reader, few), counts.all(), shapes);
        }
        List<TileContent.TilePoint> points = TilePointFactory.of(counts, classes);
        points.addAll(TilePointFactory.of(hitReader, reader, alone(counts, positions)));
        return new TileContent(points, counts.all(), shapes);
    }

    /** The only documents of their cells; one that was not looked at when it was counted is looked for. */
    private List<Integer> alone(CellCounts counts, PositionFields positions) throws IOException {
        List<Integer> alone = new ArrayList<>();
        for (int cell = 0; cell < grid.cells(); cell++) {
            if (counts.count(cell) == 1) {
                int wanted = cell;
                OptionalInt known = counts.document(cell);
                alone.addAll(
                        known.isPresent()
                                ? List.of(known.getAsInt())
                                : documents(positions, grid.degrees(cell), found -> found == wanted));
            }
        }
        return alone;
    }

    private List<Integer> documents(PositionFields positions, Envelope degrees, IntPredicate cells) throws IOException {
        List<Integer> documents = new ArrayList<>();
        search(
                positions.inside(plan, degrees),
                new PositionCollector(positions.stored(), (document, latitude, longitude) -> {
                    int cell = grid.cell(latitude, longitude);
                    if (cell >= 0 && cells.test(cell)) {
                        documents.add(document);
                    }
                    return true;
                }));
        return documents;
    }

    private CellCounts count(PositionFields positions, @Nullable CellValueCounts classes) throws IOException {
        CellCounts counts = new CellCounts(grid);
        if (classes == null && plan.isAll()) {
            new SectionCellCounter(positions, deletions, counts).count(reader, plan.sections());
        } else {
            search(
                    positions.inside(plan, query.tile().degrees(0)),
                    new PositionCollector(positions.stored(), new CellCounter(counts, classes)));
        }
        return counts;
    }

    /** Documents by the field that holds a shape; a field with too many is left out. */
    private Map<String, List<Document>> shapes() throws IOException {
        Map<String, List<Document>> shapes = new LinkedHashMap<>();
        for (Field<?> field : shapeFields()) {
            Query here = LatLonShape.newGeometryQuery(
                    LuceneFieldNames.shape(field.name()), QueryRelation.INTERSECTS, SpatialQueries.rectangle(around()));
            FirstMatchCollector some = new FirstMatchCollector(query.shapes() + 1);
            search(plan.with(here), some);
            if (some.documents().size() <= query.shapes()) {
                shapes.put(field.name(), hitReader.documents(reader, some.documents(), field.detail()));
            }
        }
        return shapes;
    }

    /** The fields that hold shapes; those other than the main geometry only where one kind is asked for. */
    private List<Field<?>> shapeFields() {
        List<Field<?>> fields = new ArrayList<>();
        for (String name : asked) {
            for (Field<?> field : kinds.get(name).fields().values()) {
                boolean main = field.name().equals(Kind.GEOMETRY);
                boolean known = fields.stream().anyMatch(other -> other.name().equals(field.name()));
                if (field.type() == FieldType.GEOMETRY && !field.points() && !known && (main || asked.size() == 1)) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private Envelope around() {
        return query.tile().degrees(MARGIN);
    }

    private void search(SearchPlan asking, PlanSearch.Collector collector) throws IOException {
        new PlanSearch(reader, asking, query.search().timeout()).run(collector);
    }
}
