package pilotcity.index.query;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.ShapeField.QueryRelation;
import org.apache.lucene.geo.Component2D;
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
public final class PositionQuery extends Query {
    private final String field;
    private final Query points;
    private final Query around;
    private final Rectangle bounds;
    private final Supplier<PositionArea> area;

    /** @param around finds at least as many as {@code points}, and soon knows how many about */
    private PositionQuery(String field, Query points, Query around, Rectangle bounds, Supplier<PositionArea> area) {
        this.field = field;
        this.points = points;
        this.around = around;
        this.bounds = bounds;
        this.area = area;
    }

    /** @param field holds points, and doc values of the same name */
    public static PositionQuery box(String field, Rectangle box) {
        return box(field, points(field, box), box);
    }

    /** @param points finds the points of the box in the index */
    public static PositionQuery box(String field, Query points, Rectangle box) {
        return new PositionQuery(field, points, points, box, () -> PositionArea.EVERYWHERE);
    }

    private static Query points(String field, Rectangle box) {
        return LatLonPoint.newBoxQuery(field, box.minLat, box.maxLat, box.minLon, box.maxLon);
    }

    public static PositionQuery geometry(String field, LatLonGeometry... parts) {
        Component2D area = LatLonGeometry.create(parts);
        Rectangle bounds = PositionArea.bounds(area);
        return new PositionQuery(
                field,
                LatLonPoint.newGeometryQuery(field, QueryRelation.INTERSECTS, parts),
                points(field, bounds),
                bounds,
                () -> PositionArea.of(area));
    }

    public static PositionQuery circle(String field, double latitude, double longitude, double radius) {
        Rectangle bounds = Rectangle.fromPointDistance(latitude, longitude, radius);
        return new PositionQuery(
                field,
                LatLonPoint.newDistanceQuery(field, latitude, longitude, radius),
                points(field, bounds),
                bounds,
                () -> PositionArea.circle(latitude, longitude, radius));
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = points.rewrite(searcher);
        Query rewrittenAround = around.rewrite(searcher);
        return rewritten.equals(points) && rewrittenAround.equals(around)
                ? this
                : new PositionQuery(field, rewritten, rewrittenAround, bounds, area);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Weight box = around.createWeight(searcher, mode, boost);
        Tree tree = new Tree(searcher, mode, boost);
        Supplier<PositionArea> exact = Once.of(area);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
                ScorerSupplier some = box.scorerSupplier(segment);
                return some == null ? null : new Choice(segment, some.cost(), tree, exact, score(), mode);
            }

            @Override
            public boolean isCacheable(LeafReaderContext segment) {
                return true;
            }
        };
    }

    /** The tree of points, looked into only where it is needed: to prepare that for an area costs more than to look. */
    private final class Tree {
        private final IndexSearcher searcher;
        private final ScoreMode mode;
        private final float boost;
        private @Nullable Weight weight;

        Tree(IndexSearcher searcher, ScoreMode mode, float boost) {
            this.searcher = searcher;
            this.mode = mode;
            this.boost = boost;
        }

        synchronized Scorer in(LeafReaderContext segment, float score, long leadCost) throws IOException {
            if (weight == null) {
                weight = points.createWeight(searcher, mode, boost);
            }
            ScorerSupplier found = weight.scorerSupplier(segment);
            return found == null ? new ConstantScoreScorer(score, mode, DocIdSetIterator.empty()) : found.get(leadCost);
        }
    }

    private final class Choice extends ScorerSupplier {
        private final LeafReaderContext segment;
        private final long cost;
        private final Tree tree;
        private final Supplier<PositionArea> exact;
        private final float score;
        private final ScoreMode mode;

        Choice(
                LeafReaderContext segment,
                long cost,
                Tree tree,
                Supplier<PositionArea> exact,
                float score,
                ScoreMode mode) {
            this.segment = segment;
            this.cost = cost;
            this.tree = tree;
            this.exact = exact;
            this.score = score;
            this.mode = mode;
        }

        @Override
        public Scorer get(long leadCost) throws IOException {
            if (leadCost >= cost) {
                return tree.in(segment, score, leadCost);
            }
            int documents = segment.reader().maxDoc();
            PositionColumn column = Columns.of(segment.reader()).positions(segment.reader(), field);
            PositionArea.Test test = exact.get().test(leadCost * cost / documents);
            return new ConstantScoreScorer(score, mode, new Look(column, bounds, test, documents));
        }

        @Override
        public long cost() {
            return cost;
        }
    }

    /** Looks at the position of one document after the other. */
    private static final class Look extends TwoPhaseIterator {
        private final PositionColumn column;
        private final PositionArea.Test inside;
        private final int south;
        private final int north;
        private final int west;
        private final int east;
        private final boolean aroundDateLine;

        Look(PositionColumn column, Rectangle bounds, PositionArea.Test inside, int documents) {
            super(DocIdSetIterator.all(documents));
            this.column = column;
            this.inside = inside;
            // As LatLonPoint.newBoxQuery has it: neither the pole nor the date line's east side is anybody's.
            boolean nowhere = bounds.minLat == 90 || (bounds.minLon == 180 && bounds.maxLon == 180);
            double least = bounds.minLon == 180 && bounds.maxLon < bounds.minLon ? -180 : bounds.minLon;
            this.south = nowhere ? Integer.MAX_VALUE : GeoEncodingUtils.encodeLatitudeCeil(bounds.minLat);
            this.north = nowhere ? Integer.MIN_VALUE : GeoEncodingUtils.encodeLatitude(bounds.maxLat);
            this.west = GeoEncodingUtils.encodeLongitudeCeil(least);
            this.east = GeoEncodingUtils.encodeLongitude(bounds.maxLon);
            this.aroundDateLine = bounds.maxLon < least;
        }

        @Override
        public boolean matches() {
            int document = approximation.docID();
            int latitude = column.latitude(document);
            int longitude = column.longitude(document);
            return latitude >= south
                    && latitude <= north
                    && (aroundDateLine
                            ? longitude >= west || longitude <= east
                            : longitude >= west && longitude <= east)
                    && column.has(document)
                    && inside.holds(latitude, longitude);
        }

        @Override
        public float matchCost() {
            return 5;
        }
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
