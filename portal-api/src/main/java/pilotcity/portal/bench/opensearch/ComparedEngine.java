package pilotcity.portal.bench.opensearch;

import java.io.IOException;
import java.time.Duration;
import pilotcity.portal.bench.harness.BenchRequest;

/** One of the two engines that are compared. */
public interface ComparedEngine {
    String name();

    int port();

    BenchRequest request(BenchQuestion question, SearchWindow window);

    /** How many documents {@code answer} counts. */
    long total(BenchQuestion question, byte[] answer);

    /** What its process has used of the processors so far. */
    Duration cpu();

    /** How large its index is and of how many segments. */
    IndexSize size() throws IOException;

    /** Megabytes on disk, and segments. */
    record IndexSize(long megabytes, int segments) {}
}
