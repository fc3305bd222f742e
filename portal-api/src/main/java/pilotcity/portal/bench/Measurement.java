package pilotcity.portal.bench;

import java.util.Arrays;

/**
 * What one workload gave.
 *
 * @param micros the time of each request, sorted
 * @param seconds for all of them together
 */
record Measurement(String name, int connections, long[] micros, double seconds, long errors) {
    static Measurement of(String name, int connections, long[] micros, double seconds, long errors) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return new Measurement(name, connections, sorted, seconds, errors);
    }

    double perSecond() {
        return micros.length / seconds;
    }

    /** Milliseconds that {@code share} of the requests did not exceed. */
    double percentile(double share) {
        return micros.length == 0 ? 0 : micros[(int) Math.min(micros.length - 1, micros.length * share)] / 1000.0;
    }
}
