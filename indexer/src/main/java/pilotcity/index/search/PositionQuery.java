package pilotcity.index.search;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.ShapeField.QueryRelation;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.geo.LatLonGeometry;
import org.apache.lucene.geo.Rectangle;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import pilotcity.index.column.Columns;
import pilotcity.index.column.PositionColumn;

/**
 * Points in an area: by the tree of points, or by the column of positions where few documents are left to look at, which
 * is decided for each segment.
 */
final class PositionQuery extends Query {
    /** Whether a position, in the whole numbers that Lucene stores, is in the area. */
    @FunctionalInterface
    interface Area {
        boolean holds(int latitude, int longitude);
    }

    /** A document of the tree costs about as much as this many looks at the column: a box, and any other area. */
    private static final double LOOKS_AT_BOX = 3;

    private static final double LOOKS_AT_AREA = 1;

    private final String field;
    private final Query points;
    private final Supplier<Area> area;
    private final double looks;

    private PositionQuery(String field, Query points, Supplier<Area> area, double looks) {
        this.field = field;
        this.points = points;
        this.area = area;
        this.looks = looks;
    }

    /** @param field holds points, and doc values of the same name */
    static PositionQuery box(String field, Rectangle box) {
        return box(field, LatLonPoint.newBoxQuery(field, box.minLat, box.maxLat, box.minLon, box.maxLon), box);
    }

    /** @param points finds the points of the box in the index */
    static PositionQuery box(String field, Query points, Rectangle box) {
        return new PositionQuery(field, points, () -> area(box), LOOKS_AT_BOX);
    }

    static PositionQuery geometry(String field, LatLonGeometry... parts) {
        return new PositionQuery(
                field,
                LatLonPoint.newGeometryQuery(field, QueryRelation.INTERSECTS, parts),
                () -> GeoEncodingUtils.createComponentPredicate(LatLonGeometry.create(parts))::test,
                LOOKS_AT_AREA);
    }

    static PositionQuery circle(String field, double latitude, double longitude, double radius) {
        return new PositionQuery(
                field,
                LatLonPoint.newDistanceQuery(field, latitude, longitude, radius),
                () -> GeoEncodingUtils.createDistancePredicate(latitude, longitude, radius)::test,
                LOOKS_AT_AREA);
    }

    /** What {@link LatLonPoint#newBoxQuery} finds. */
    private static Area area(Rectangle box) {
        if (box.minLat == 90 || (box.minLon == 180 && box.maxLon == 180)) {
            return (latitude, longitude) -> false;
        }
        int south = GeoEncodingUtils.encodeLatitudeCeil(box.minLat);
        int north = GeoEncodingUtils.encodeLatitude(box.maxLat);
        int west = box.minLon == 180 ? Integer.MIN_VALUE : GeoEncodingUtils.encodeLongitudeCeil(box.minLon);
        int east = GeoEncodingUtils.encodeLongitude(box.maxLon);
        return box.maxLon < box.minLon && box.minLon != 180
                ? (latitude, longitude) ->
                        latitude >= south && latitude <= north && (longitude >= west || longitude <= east)
                : (latitude, longitude) ->
                        latitude >= south && latitude <= north && longitude >= west && longitude <= east;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = points.rewrite(searcher);
        return rewritten == points ? this : new PositionQuery(field, rewritten, area, looks);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Weight tree = points.createWeight(searcher, mode, boost);
        Supplier<Area> once = once(area);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
                ScorerSupplier supplier = tree.scorerSupplier(segment);
                return supplier == null ? null : choice(segment, supplier, score(), mode, once);
            }

            @Override
            public int count(LeafReaderContext segment) throws IOException {
                return tree.count(segment);
            }

            @Override
            public boolean isCacheable(LeafReaderContext segment) {
                return true;
            }
        };
    }

    private ScorerSupplier choice(
            LeafReaderContext segment, ScorerSupplier tree, float score, ScoreMode mode, Supplier<Area> wanted) {
        return new ScorerSupplier() {
            @Override
            public Scorer get(long leadCost) throws IOException {
                if (leadCost >= cost() * looks) {
                    return tree.get(leadCost);
                }
                PositionColumn column = Columns.of(segment.reader()).positions(segment.reader(), field);
                return new ConstantScoreScorer(
                        score, mode, look(column, wanted.get(), segment.reader().maxDoc()));
            }

            @Override
            public long cost() {
                return tree.cost();
            }
        };
    }

    private static TwoPhaseIterator look(PositionColumn column, Area area, int documents) {
        return new TwoPhaseIterator(DocIdSetIterator.all(documents)) {
            @Override
            public boolean matches() {
                int document = approximation.docID();
                return column.has(document) && area.holds(column.latitude(document), column.longitude(document));
            }

            @Override
            public float matchCost() {
                return 5;
            }
        };
    }

    private static Supplier<Area> once(Supplier<Area> made) {
        Area[] known = new Area[1];
        return () -> {
            synchronized (known) {
                if (known[0] == null) {
                    known[0] = made.get();
                }
                return known[0];
            }
        };
    }

    @Override
    public String toString(String of) {
        return "Position(" + points + ")";
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(field)) {
            visitor.visitLeaf(this);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PositionQuery query && query.field.equals(field) && query.points.equals(points);
    }

    @Override
    public int hashCode() {
        return 31 * field.hashCode() + points.hashCode();
    }
}
