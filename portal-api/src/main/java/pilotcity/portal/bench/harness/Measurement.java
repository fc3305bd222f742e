package pilotcity.portal.bench.harness;

import java.util.Arrays;
import java.util.List;

/**
 * What one workload gave.
 *
 * @param micros the time of each request, sorted
 * @param bytes the length of each answer, sorted
 * @param seconds for all of them together
 */
public record Measurement(String name, int connections, long[] micros, long[] bytes, double seconds, long errors) {
    public static Measurement of(String name, int connections, long[] micros, double seconds, long errors) {
        return of(name, connections, micros, new long[0], seconds, errors);
    }

    static Measurement of(String name, int connections, long[] micros, long[] bytes, double seconds, long errors) {
        return new Measurement(name, connections, sorted(micros), sorted(bytes), seconds, errors);
    }

    /** Several, one after the other, as one. */
    public static Measurement joined(String name, List<Measurement> pieces) {
        return of(
                name,
                pieces.getFirst().connections(),
                pieces.stream()
                        .flatMapToLong(piece -> Arrays.stream(piece.micros()))
                        .toArray(),
                pieces.stream()
                        .flatMapToLong(piece -> Arrays.stream(piece.bytes()))
                        .toArray(),
                pieces.stream().mapToDouble(Measurement::seconds).sum(),
                pieces.stream().mapToLong(Measurement::errors).sum());
    }

    private static long[] sorted(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    public double perSecond() {
        return micros.length / seconds;
    }

    /** Milliseconds that {@code share} of the requests did not exceed. */
    public double percentile(double share) {
        return percentile(micros, share) / 1000.0;
    }

    /** Kilobytes that {@code share} of the answers did not exceed. */
    public double kilobytes(double share) {
        return percentile(bytes, share) / 1000.0;
    }

    private static long percentile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }
}
