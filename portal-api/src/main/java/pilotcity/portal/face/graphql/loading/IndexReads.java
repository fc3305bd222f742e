package pilotcity.portal.face.graphql.loading;

import java.util.function.Function;
import pilotcity.index.Index;

/** Reads the index on the calling thread. */
@FunctionalInterface
public interface IndexReads {
    <T> T read(Function<Index, T> reading);

    /** Reads {@code index}, which the caller keeps open. */
    static IndexReads of(Index index) {
        return new IndexReads() {
            @Override
            public <T> T read(Function<Index, T> reading) {
                return reading.apply(index);
            }
        };
    }
}
