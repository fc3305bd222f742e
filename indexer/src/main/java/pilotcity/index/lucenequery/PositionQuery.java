package pilotcity.index.lucenequery;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.lucene.geo.LatLonGeometry;
import org.apache.lucene.geo.Rectangle;
import org.apache.lucene.index.LeafReader;
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
import org.apache.lucene.util.DocIdSetBuilder;
import org.apache.lucene.util.IntsRef;
import org.jspecify.annotations.Nullable;
import pilotcity.index.column.PositionColumn;
import pilotcity.index.column.PositionTree;
import pilotcity.index.column.SegmentColumns;

/**
 * Points in an area: by the tree of positions, or by the column of positions where few documents are left to look at,
 * which is decided for each segment.
 */
public final class PositionQuery extends Query {
    /** What a look at one position costs, in documents that the tree yields. */
    private static final int BOX_COST = 2;

    private static final int SHAPE_COST = 10;

    private final String field;
    private final Object described;
    private final Supplier<PositionArea> area;
    private final @Nullable SectionsQuery sections;

    private PositionQuery(
            String field, Object described, Supplier<PositionArea> area, @Nullable SectionsQuery sections) {
        this.field = field;
        this.described = described;
        this.area = area;
        this.sections = sections;
    }

    private PositionQuery(String field, Object described, Supplier<PositionArea> area) {
        this(field, described, area, null);
    }

    /** The same, when only documents of {@code sections} are wanted. */
    public PositionQuery among(SectionsQuery wanted) {
        return new PositionQuery(field, described, area, wanted);
    }

    /** @param field holds doc values of positions, at most one a document */
    public static PositionQuery box(String field, Rectangle box) {
        return new PositionQuery(field, box, () -> PositionArea.box(box));
    }

    public static PositionQuery geometry(String field, LatLonGeometry... parts) {
        return new PositionQuery(field, List.of(parts), () -> PositionArea.of(LatLonGeometry.create(parts)));
    }

    public static PositionQuery circle(String field, double latitude, double longitude, double radius) {
        return new PositionQuery(
                field, List.of(latitude, longitude, radius), () -> PositionArea.circle(latitude, longitude, radius));
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        PositionArea wanted = area.get();
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
                LeafReader reader = segment.reader();
                PositionTree tree = SegmentColumns.of(reader).tree(reader, field);
                int cost = tree.estimate(wanted);
                long within = sections == null ? reader.maxDoc() : sections.size(reader);
                return cost == 0 || within == 0 ? null : new Choice(reader, tree, wanted, within, cost, score(), mode);
            }

            @Override
            public boolean isCacheable(LeafReaderContext segment) {
                return true;
            }
        };
    }

    private final class Choice extends ScorerSupplier {
        private final LeafReader segment;
        private final PositionTree tree;
        private final PositionArea wanted;
        private final long within;
        private final int cost;
        private final float score;
        private final ScoreMode mode;

        Choice(
                LeafReader segment,
                PositionTree tree,
                PositionArea wanted,
                long within,
                int cost,
                float score,
                ScoreMode mode) {
            this.segment = segment;
            this.tree = tree;
            this.wanted = wanted;
            this.within = within;
            this.cost = cost;
            this.score = score;
            this.mode = mode;
        }

        @Override
        public Scorer get(long leadCost) throws IOException {
            int documents = segment.maxDoc();
            long looks = looks(leadCost, documents);
            if (looks >= cost / (wanted.isBox() ? BOX_COST : SHAPE_COST)) {
                return new ConstantScoreScorer(score, mode, found(documents));
            }
            PositionColumn column = SegmentColumns.of(segment).positions(segment, field);
            PositionArea few = wanted.forMany(looks * cost / documents);
            return new ConstantScoreScorer(score, mode, new Look(column, few, documents));
        }

        /** Estimates how many positions of the leading iterator would have to be looked at. */
        private long looks(long leadCost, int documents) {
            return leadCost >= within ? within : leadCost * within / documents;
        }

        private DocIdSetIterator found(int documents) throws IOException {
            DocIdSetBuilder all = new DocIdSetBuilder(documents);
            IntsRef some = new IntsRef();
            tree.find(wanted.forMany(cost / 2), (found, from, to) -> {
                some.ints = found;
                some.offset = from;
                some.length = to - from;
                all.grow(some.length).add(some);
            });
            return all.build().iterator();
        }

        @Override
        public long cost() {
            return cost;
        }
    }

    /** Looks at the position of one document after the other. */
    private static final class Look extends TwoPhaseIterator {
        private final PositionColumn column;
        private final PositionArea wanted;

        Look(PositionColumn column, PositionArea wanted, int documents) {
            super(DocIdSetIterator.all(documents));
            this.column = column;
            this.wanted = wanted;
        }

        @Override
        public boolean matches() {
            int document = approximation.docID();
            return wanted.holds(column.latitude(document), column.longitude(document)) && column.has(document);
        }

        @Override
        public float matchCost() {
            return 5;
        }
    }

    @Override
    public String toString(String of) {
        return "Position(" + field + ", " + described + ")";
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(field)) {
            visitor.visitLeaf(this);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PositionQuery query
                && query.field.equals(field)
                && query.described.equals(described)
                && Objects.equals(query.sections, sections);
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, described, sections);
    }
}
