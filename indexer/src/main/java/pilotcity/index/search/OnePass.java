package pilotcity.index.search;

import java.util.Collection;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;

/** Runs one collector over all segments, in the calling thread. */
record OnePass(Collector collector) implements CollectorManager<Collector, Collector> {
    @Override
    public Collector newCollector() {
        return collector;
    }

    @Override
    public Collector reduce(Collection<Collector> collectors) {
        return collector;
    }
}
