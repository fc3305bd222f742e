package pilotcity.index.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.LatLonShape;
import org.apache.lucene.document.ShapeField.QueryRelation;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.tile.Counts;
import pilotcity.index.tile.Grid;
import pilotcity.index.tile.PointWalk;

/** One map tile from one state of the index. */
final class TileRun {
    /** Shapes reach this part of a tile beyond it, so that no edge shows where tiles meet. */
    private static final double MARGIN = 1.0 / 32;

    private final IndexReader reader;
    private final IndexSearcher searcher;
    private final TileQuery query;
    private final Query planned;
    private final Set<String> asked;
    private final Kinds kinds;
    private final Grid grid;

    TileRun(IndexReader reader, QueryPlanner planner, Kinds kinds, TileQuery query) {
        this.reader = reader;
        this.query = query;
        this.kinds = kinds;
        this.planned = planner.plan(query.search());
        this.asked = query.search().kinds().isEmpty()
                ? kinds.names()
                : query.search().kinds();
        this.grid = new Grid(query.tile(), query.cells());
        this.searcher = new IndexSearcher(reader);
        long deadline = System.nanoTime() + query.search().timeout().toNanos();
        searcher.setTimeout(() -> System.nanoTime() - deadline > 0);
    }

    Tile run() throws IOException {
        if (query.individually() == TileQuery.NONE) {
            return new Tile(List.of(), count(Positions.OF_ALL).all(), Map.of());
        }
        Map<String, List<Document>> shapes = query.shapes() == 0 ? Map.of() : shapes();
        Positions positions = shapes.containsKey(Kind.GEOMETRY) ? Positions.OF_POINTS : Positions.OF_ALL;
        if (query.individually() > 0) {
            List<Integer> some = documents(positions);
            if (some.size() <= query.individually()) {
                return new Tile(Spots.of(reader, some), new int[0], shapes);
            }
        }
        Counts counts = count(positions);
        return new Tile(Spots.of(reader, counts), counts.all(), shapes);
    }

    /** The documents in the tile, and one more than it may show where there are too many. */
    private List<Integer> documents(Positions positions) throws IOException {
        List<Integer> documents = new ArrayList<>();
        search(
                positions.inside(planned, asked, query.tile()),
                new PositionCollector(positions.stored(), (document, latitude, longitude) -> {
                    if (grid.has(latitude, longitude)) {
                        documents.add(document);
                    }
                    return documents.size() <= query.individually();
                }));
        return documents;
    }

    private Counts count(Positions positions) throws IOException {
        Counts counts = new Counts(grid);
        if (isPlain(query.search())) {
            for (LeafReaderContext segment : reader.leaves()) {
                for (String field : positions.fields(asked, query.search().setAside())) {
                    PointWalk.count(segment, field, counts);
                }
            }
        } else {
            search(
                    positions.inside(planned, asked, query.tile()),
                    new PositionCollector(positions.stored(), (document, latitude, longitude) -> {
                        counts.add(document, latitude, longitude);
                        return true;
                    }));
        }
        return counts;
    }

    /** Whether it asks for all documents of its kinds: then the trees of their positions know the answer. */
    private static boolean isPlain(SearchQuery search) {
        boolean anyWords = search.text() == null || search.text().isBlank();
        Near near = search.near();
        return anyWords && search.filter() == null && (near == null || near.radius() == null);
    }

    /** Documents by the field that holds a shape; a field with too many is left out. */
    private Map<String, List<Document>> shapes() throws IOException {
        Map<String, List<Document>> shapes = new LinkedHashMap<>();
        for (Field<?> field : shapeFields()) {
            Query inside = Condition.both(
                    planned,
                    LatLonShape.newGeometryQuery(
                            Names.shape(field.name()), QueryRelation.INTERSECTS, Spatials.rectangle(around())));
            FirstCollector some = new FirstCollector(query.shapes() + 1);
            search(inside, some);
            if (some.documents().size() <= query.shapes()) {
                shapes.put(field.name(), Fetch.documents(reader, some.documents(), field.detail()));
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

    private void search(Query asking, Collector collector) throws IOException {
        searcher.search(asking, new OnePass(collector));
        if (searcher.timedOut()) {
            throw new SearchTimeout();
        }
    }
}
