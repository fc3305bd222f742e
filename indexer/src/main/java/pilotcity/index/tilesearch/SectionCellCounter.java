package pilotcity.index.tilesearch;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import pilotcity.index.column.PositionColumn;
import pilotcity.index.column.SegmentColumns;
import pilotcity.index.lucenequery.SectionsQuery;
import pilotcity.index.plan.PositionFields;
import pilotcity.index.tilegrid.CellCounts;
import pilotcity.index.tilegrid.PointTreeCounter;

/**
 * Counts all documents of sections, or those of a time, by where they are: the tree of points knows how many are in a
 * cell, and those of another time are taken off where they are fewer than those that are counted.
 */
public final class SectionCellCounter {
    private final PositionFields positions;
    private final DeletedPositions deletions;
    private final CellCounts counts;

    public SectionCellCounter(PositionFields positions, DeletedPositions deletions, CellCounts counts) {
        this.positions = positions;
        this.deletions = deletions;
        this.counts = counts;
    }

    public void count(IndexReader reader, SectionsQuery sections) throws IOException {
        for (LeafReaderContext segment : reader.leaves()) {
            for (SectionsQuery.Part part : sections.parts(segment.reader())) {
                count(segment, part);
            }
        }
    }

    private void count(LeafReaderContext segment, SectionsQuery.Part part) throws IOException {
        int all = part.section().to() - part.section().from();
        if (2 * (part.to() - part.from()) >= all) {
            for (String field : positions.fields(part.section().name())) {
                PointTreeCounter.count(segment, field, counts);
                deletions
                        .of(segment.reader())
                        .getOrDefault(field, List.of())
                        .forEach(position -> counts.remove((int) (position >> Integer.SIZE), position.intValue()));
            }
            each(segment, part.section().from(), part.from(), (document, lat, lon) -> counts.remove(lat, lon));
            each(segment, part.to(), part.section().to(), (document, lat, lon) -> counts.remove(lat, lon));
        } else {
            each(segment, part.from(), part.to(), counts::add);
        }
    }

    private interface Position {
        void see(int document, int latitude, int longitude);
    }

    /** Those that are not deleted. */
    private void each(LeafReaderContext segment, int from, int to, Position seen) throws IOException {
        LeafReader reader = segment.reader();
        PositionColumn column = SegmentColumns.of(reader).positions(reader, positions.stored());
        @Nullable Bits live = reader.getLiveDocs();
        for (int document = from; document < to; document++) {
            if (column.has(document) && (live == null || live.get(document))) {
                seen.see(segment.docBase + document, column.latitude(document), column.longitude(document));
            }
        }
    }
}
