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
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.map.CellClasses;
import pilotcity.index.map.CellReceiver;
import pilotcity.index.map.Deletions;
import pilotcity.index.map.SectionCounts;
import pilotcity.index.map.Spots;
import pilotcity.index.plan.Plan;
import pilotcity.index.plan.Positions;
import pilotcity.index.plan.QueryPlanner;
import pilotcity.index.plan.Spatials;
import pilotcity.index.run.FirstCollector;
import pilotcity.index.run.PlanSearch;
import pilotcity.index.run.PositionCollector;
import pilotcity.index.search.Tile;
import pilotcity.index.search.TileQuery;
import pilotcity.index.store.Fetch;
import pilotcity.index.store.Names;
import pilotcity.index.tile.Counts;
import pilotcity.index.tile.Grid;

/** One map tile from one state of the index. */
public final class TileRun {
    /** Shapes reach this part of a tile beyond it, so that no edge shows where tiles meet. */
    private static final double MARGIN = 1.0 / 32;

    private final Fetch fetch;
    private final IndexReader reader;
    private final TileQuery query;
    private final Plan plan;
    private final Set<String> asked;
    private final Kinds kinds;
    private final Grid grid;
    private final Deletions deletions;

    public TileRun(
            Fetch fetch, IndexReader reader, QueryPlanner planner, Kinds kinds, Deletions deletions, TileQuery query) {
        this.fetch = fetch;
        this.reader = reader;
        this.deletions = deletions;
        this.query = query;
        this.kinds = kinds;
        this.plan = planner.plan(query.search());
        this.asked = query.search().kinds().isEmpty()
                ? kinds.names()
                : query.search().kinds();
        this.grid = new Grid(query.tile(), query.cells());
    }

    public Tile run() throws IOException {
        if (query.individually() == TileQuery.NONE) {
            return new Tile(List.of(), count(Positions.OF_ALL, null).all(), Map.of());
        }
        Map<String, List<Document>> shapes = query.shapes() == 0 ? Map.of() : shapes();
        Positions positions = shapes.containsKey(Kind.GEOMETRY) ? Positions.OF_POINTS : Positions.OF_ALL;
        CellClasses classes = query.by() == null ? null : CellClasses.of(kinds, query.by(), grid.cells());
        Counts counts = count(positions, classes);
        if (counts.total() <= query.individually()) {
            List<Integer> few = documents(positions, query.tile().degrees(0), cell -> true);
            return new Tile(Spots.of(fetch, reader, few), counts.all(), shapes);
        }
        List<Tile.Spot> spots = Spots.of(counts, classes);
        spots.addAll(Spots.of(fetch, reader, alone(counts, positions)));
        return new Tile(spots, counts.all(), shapes);
    }

    /** The only documents of their cells; one that was not looked at when it was counted is looked for. */
    private List<Integer> alone(Counts counts, Positions positions) throws IOException {
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

    private List<Integer> documents(Positions positions, Envelope degrees, IntPredicate cells) throws IOException {
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

    private Counts count(Positions positions, @Nullable CellClasses classes) throws IOException {
        Counts counts = new Counts(grid);
        if (classes == null && plan.isAll()) {
            new SectionCounts(positions, deletions, counts).count(reader, plan.sections());
        } else {
            search(
                    positions.inside(plan, query.tile().degrees(0)),
                    new PositionCollector(positions.stored(), new CellReceiver(counts, classes)));
        }
        return counts;
    }

    /** Documents by the field that holds a shape; a field with too many is left out. */
    private Map<String, List<Document>> shapes() throws IOException {
        Map<String, List<Document>> shapes = new LinkedHashMap<>();
        for (Field<?> field : shapeFields()) {
            Query here = LatLonShape.newGeometryQuery(
                    Names.shape(field.name()), QueryRelation.INTERSECTS, Spatials.rectangle(around()));
            FirstCollector some = new FirstCollector(query.shapes() + 1);
            search(plan.with(here), some);
            if (some.documents().size() <= query.shapes()) {
                shapes.put(field.name(), fetch.documents(reader, some.documents(), field.detail()));
            }
        }
        return shapes;
    }

    /** The fields that hold shapes; those beside the main geometry only where one kind is asked for. */
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

    private void search(Plan asking, PlanSearch.Collector collector) throws IOException {
        new PlanSearch(reader, asking, query.search().timeout()).run(collector);
    }
}
