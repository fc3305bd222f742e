package pilotcity.index.run;

import java.io.IOException;
import java.time.Duration;
import org.apache.lucene.index.IndexReader;
import pilotcity.index.kind.Kind;
import pilotcity.index.plan.SearchPlan;
import pilotcity.index.search.Extent;
import pilotcity.index.store.LuceneFieldNames;

/** The box around the matches, each taken for one point. */
public final class ExtentRun implements PositionCollector.Receiver {
    private final EncodedBox box = new EncodedBox();
    private int count;

    public static Extent run(IndexReader reader, SearchPlan plan, Duration timeout) throws IOException {
        ExtentRun found = new ExtentRun();
        new PlanSearch(reader, plan, timeout).run(new PositionCollector(LuceneFieldNames.anchor(Kind.GEOMETRY), found));
        return new Extent(found.count, found.box.envelope());
    }

    @Override
    public boolean take(int document, int latitude, int longitude) {
        count++;
        box.add(latitude, longitude);
        return true;
    }
}
