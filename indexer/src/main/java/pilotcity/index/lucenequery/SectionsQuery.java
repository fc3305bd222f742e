package pilotcity.index.lucenequery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import pilotcity.index.column.NumberColumn;
import pilotcity.index.column.SegmentColumns;
import pilotcity.index.column.SegmentSections;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.index.store.LuceneFieldNames;

/**
 * Documents by their kind, by whether they are set aside, and by their main time. The index is sorted by these, so that
 * the answer is a few ranges of each segment, found without a look at its documents.
 */
public final class SectionsQuery extends Query {
    /** Times from {@code from} to {@code to}, in the unit of the kind's main time. */
    public record Span(long from, long to) {
        /** With those that have no time. */
        public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

        /** Those that have a time. */
        public static final Span TIMED = new Span(Long.MIN_VALUE + 1, Long.MAX_VALUE);

        public Span and(Span other) {
            return new Span(Math.max(from, other.from), Math.min(to, other.to));
        }
    }

    private final Map<String, Span> spans;

    /** @param spans by {@link LuceneFieldNames#section} */
    SectionsQuery(Map<String, Span> spans) {
        this.spans = Map.copyOf(spans);
    }

    /** The documents of {@code kinds} whose times are in {@code span}, set aside or not. */
    public static SectionsQuery of(Collection<Kind<?>> kinds, Span span) {
        return of(kinds.stream().map(Kind::name).toList(), SimulatedDocuments.INCLUDE, span);
    }

    public static SectionsQuery of(Collection<String> kinds, SimulatedDocuments wanted, Span span) {
        Map<String, Span> spans = new LinkedHashMap<>();
        for (String kind : kinds) {
            if (wanted != SimulatedDocuments.ONLY) {
                spans.put(LuceneFieldNames.section(kind, false), span);
            }
            if (wanted != SimulatedDocuments.EXCLUDE) {
                spans.put(LuceneFieldNames.section(kind, true), span);
            }
        }
        return new SectionsQuery(spans);
    }

    /** What one of two matches; those of sections have none in common. */
    public static Query either(Query one, Query other) {
        if (one instanceof SectionsQuery first && other instanceof SectionsQuery second) {
            Map<String, Span> all = new LinkedHashMap<>(first.spans);
            all.putAll(second.spans);
            return new SectionsQuery(all);
        }
        return ThreeValuedQuery.either(one, other);
    }

    /** What both match. */
    public SectionsQuery and(SectionsQuery other) {
        Map<String, Span> both = new LinkedHashMap<>();
        spans.forEach((section, span) -> {
            Span also = other.spans.get(section);
            if (also != null) {
                both.put(section, span.and(also));
            }
        });
        return new SectionsQuery(both);
    }

    /** Whether some time is asked for. */
    public boolean isBounded() {
        return spans.values().stream().anyMatch(span -> !span.equals(Span.ALL));
    }

    /** A section of a segment, with the documents of it that match, from {@code from} to before {@code to}. */
    public record Part(SegmentSections.Section section, int from, int to) {}

    /** In the order of the documents; none is empty. */
    public List<Part> parts(LeafReader segment) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (SegmentSections.Section section : SegmentColumns.of(segment)
                .sections(segment, LuceneFieldNames.SECTION)
                .list()) {
            Span span = spans.get(section.name());
            if (span != null && span.from <= span.to) {
                Part part = part(segment, section, span);
                if (part.from < part.to) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    private static Part part(LeafReader segment, SegmentSections.Section section, Span span) throws IOException {
        int from = section.from();
        int to = section.to();
        if (!span.equals(Span.ALL)) {
            NumberColumn times = SegmentColumns.of(segment).numbers(segment, LuceneFieldNames.WHEN);
            from = span.to == Long.MAX_VALUE ? from : times.firstBelow(span.to + 1, from, to);
            to = times.firstBelow(span.from, from, to);
        }
        return new Part(section, from, to);
    }

    /** How many documents there are, deleted ones among them. */
    int size(LeafReader segment) throws IOException {
        int size = 0;
        for (Part part : parts(segment)) {
            size += part.to - part.from;
        }
        return size;
    }

    /** Pairs of the first document of a range and the one behind its last, ascending; none is empty. */
    int[] ranges(LeafReader segment) throws IOException {
        return parts(segment).stream()
                .flatMapToInt(part -> IntStream.of(part.from, part.to))
                .toArray();
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
                int[] ranges = ranges(segment.reader());
                return ranges.length == 0
                        ? null
                        : ConstantScoreScorerSupplier.fromIterator(
                                RangeIterator.of(ranges),
                                score(),
                                mode,
                                segment.reader().maxDoc());
            }

            @Override
            public int count(LeafReaderContext segment) throws IOException {
                return segment.reader().hasDeletions() ? -1 : size(segment.reader());
            }

            @Override
            public boolean isCacheable(LeafReaderContext segment) {
                return false;
            }
        };
    }

    @Override
    public String toString(String field) {
        return "Sections(" + spans + ")";
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SectionsQuery query && query.spans.equals(spans);
    }

    @Override
    public int hashCode() {
        return spans.hashCode();
    }
}
