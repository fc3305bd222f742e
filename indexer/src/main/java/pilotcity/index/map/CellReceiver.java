package pilotcity.index.map;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;
import pilotcity.index.run.PositionCollector;
import pilotcity.index.tile.Counts;

/** Counts matches by cell, and by class where that is asked for. */
public final class CellReceiver implements PositionCollector.Receiver {
    private final Counts counts;
    private final @Nullable CellClasses classes;
    private int base;

    public CellReceiver(Counts counts, @Nullable CellClasses classes) {
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
