package pilotcity.index.run;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.lucenequery.SectionsQuery;
import pilotcity.index.search.Coverage;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.index.store.LuceneFieldNames;

/** Measures how far the documents of a kind reach, with all of their shapes: the corners of each are doc values. */
public final class CoverageRun {
    private static final long MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);

    private final long unit;
    private final String until;
    private final EncodedBox box = new EncodedBox();
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;
    private boolean openStart;
    private boolean openEnd;

    private CoverageRun(Kind<?> kind) {
        this.unit = kind.isTimedBy(FieldType.DATE) ? MICROS_PER_DAY : 1;
        this.until = Objects.requireNonNullElse(kind.until(), LuceneFieldNames.WHEN);
    }

    public static Coverage of(IndexReader reader, Kind<?> kind) throws IOException {
        Query query = SectionsQuery.of(List.of(kind.name()), SimulatedDocuments.EXCLUDE, SectionsQuery.Span.ALL);
        CoverageRun run = new CoverageRun(kind);
        IndexSearcher searcher = new IndexSearcher(reader);
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            Scorer scorer = weight.scorer(segment);
            if (scorer != null) {
                run.add(segment.reader(), scorer.iterator());
            }
        }
        return new Coverage(
                run.box.envelope(),
                run.openStart || run.from == Long.MAX_VALUE ? null : instant(run.from),
                run.openEnd || run.to == Long.MIN_VALUE ? null : instant(run.to));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS);
    }

    private void add(LeafReader segment, DocIdSetIterator documents) throws IOException {
        SortedNumericDocValues points = DocValues.getSortedNumeric(segment, Kind.GEOMETRY);
        SortedNumericDocValues corners = DocValues.getSortedNumeric(segment, LuceneFieldNames.CORNERS);
        SortedNumericDocValues starts = DocValues.getSortedNumeric(segment, LuceneFieldNames.WHEN);
        SortedNumericDocValues ends = DocValues.getSortedNumeric(segment, until);
        Bits live = segment.getLiveDocs();
        for (int id = documents.nextDoc(); id != DocIdSetIterator.NO_MORE_DOCS; id = documents.nextDoc()) {
            if (live == null || live.get(id)) {
                addPlaces(points, id);
                addPlaces(corners, id);
                addTime(starts.advanceExact(id) ? starts : null, ends.advanceExact(id) ? ends : null);
            }
        }
    }

    private void addPlaces(SortedNumericDocValues places, int id) throws IOException {
        if (places.advanceExact(id)) {
            for (int i = 0; i < places.docValueCount(); i++) {
                long place = places.nextValue();
                box.add((int) (place >> 32), (int) place);
            }
        }
    }

    private void addTime(@Nullable SortedNumericDocValues start, @Nullable SortedNumericDocValues end)
            throws IOException {
        if (start != null) {
            from = Math.min(from, start.nextValue() * unit);
            openEnd |= end == null;
        }
        if (end != null) {
            to = Math.max(to, end.nextValue() * unit);
            openStart |= start == null;
        }
    }
}
