package pilotcity.index.run;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.query.SectionsQuery;
import pilotcity.index.search.Coverage;
import pilotcity.index.search.SetAside;
import pilotcity.index.store.Names;

/** Measures how far documents reach: the corners of each are doc values, in the encoding of its point. */
public final class CoverageRun {
    private static final long MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);

    private final long unit;
    private final Envelope box = new Envelope();
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    /** @param unit what a time is counted in, in microseconds */
    private CoverageRun(long unit) {
        this.unit = unit;
    }

    private static long unit(Kind<?> kind) {
        return Optional.ofNullable(kind.time())
                        .flatMap(kind::findField)
                        .filter(time -> time.type() == FieldType.DATE)
                        .isPresent()
                ? MICROS_PER_DAY
                : 1;
    }

    public static Coverage of(IndexReader reader, Kind<?> kind) throws IOException {
        Query query = SectionsQuery.of(List.of(kind.name()), SetAside.EXCLUDE, SectionsQuery.Span.ALL);
        CoverageRun run = new CoverageRun(unit(kind));
        IndexSearcher searcher = new IndexSearcher(reader);
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext segment : reader.leaves()) {
            Scorer scorer = weight.scorer(segment);
            if (scorer != null) {
                run.add(segment.reader(), scorer.iterator());
            }
        }
        boolean timed = run.from <= run.to;
        return new Coverage(run.box, timed ? instant(run.from) : null, timed ? instant(run.to) : null);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS);
    }

    private void add(LeafReader segment, DocIdSetIterator documents) throws IOException {
        SortedNumericDocValues points = DocValues.getSortedNumeric(segment, Kind.GEOMETRY);
        SortedNumericDocValues corners = DocValues.getSortedNumeric(segment, Names.CORNERS);
        NumericDocValues times = DocValues.getNumeric(segment, Names.WHEN);
        for (int id = documents.nextDoc(); id != DocIdSetIterator.NO_MORE_DOCS; id = documents.nextDoc()) {
            addPlaces(points, id);
            addPlaces(corners, id);
            if (times.advanceExact(id)) {
                addTime(times.longValue() * unit);
            }
        }
    }

    private void addPlaces(SortedNumericDocValues places, int id) throws IOException {
        if (places.advanceExact(id)) {
            for (int i = 0; i < places.docValueCount(); i++) {
                long place = places.nextValue();
                box.expandToInclude(GeoEncodingUtils.decodeLongitude((int) place), GeoEncodingUtils.decodeLatitude((int)
                        (place >> 32)));
            }
        }
    }

    private void addTime(long time) {
        from = Math.min(from, time);
        to = Math.max(to, time);
    }
}
