package pilotcity.index.tilesearch;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;
import pilotcity.index.run.PositionCollector;
import pilotcity.index.tilegrid.CellCounts;

/** Counts matches by cell, and by class where that is asked for. */
public final class CellCounter implements PositionCollector.Receiver {
    private final CellCounts counts;
    private final @Nullable CellValueCounts classes;
    private int base;

    public CellCounter(CellCounts counts, @Nullable CellValueCounts classes) {
        this.counts = counts;
        this.classes = classes;
    }

    @Override
    public void segment(LeafReaderContext segment) throws IOException {
        base = segment.docBase;
        if (classes != null) {
            classes.segment(segment.reader());
        }
    }

    @Override
    public boolean take(int document, int latitude, int longitude) throws IOException {
        int cell = counts.add(document, latitude, longitude);
        if (classes != null && cell >= 0) {
            classes.add(document - base, cell);
        }
        return true;
    }
}
