package pilotcity.portal.bench.against;

import java.io.IOException;
import java.time.Duration;
import pilotcity.portal.bench.harness.Request;

/** One of the two that are compared. */
public interface Side {
    String name();

    int port();

    Request request(Question question, Window window);

    /** How many documents {@code answer} counts. */
    long total(Question question, byte[] answer);

    /** What its process has used of the processors so far. */
    Duration cpu();

    /** How large its index is and of how many segments. */
    IndexSize size() throws IOException;

    /** Megabytes on disk, and segments. */
    record IndexSize(long megabytes, int segments) {}
}
