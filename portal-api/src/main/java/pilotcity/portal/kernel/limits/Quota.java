package pilotcity.portal.kernel.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A number of units in a span of time for each caller: a bucket that is full at first and fills evenly again. It is
 * kept in the memory of one node.
 */
final class Quota {
    private static final int MOST_CALLERS = 100_000;

    private final String name;
    private final int units;
    private final Duration window;
    private final LongSupplier nanos;
    private final Cache<String, Bucket> buckets;

    Quota(String name, int units, Duration window, LongSupplier nanos) {
        this.name = name;
        this.units = units;
        this.window = window;
        this.nanos = nanos;
        // A bucket that was not used for a whole window is full, like a new one.
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(window)
                .maximumSize(MOST_CALLERS)
                .build();
    }

    private static final class Bucket {
        private double left;
        private long at;

        Bucket(double left, long at) {
            this.left = left;
            this.at = at;
        }
    }

    /**
     * What the header fields say (draft-ietf-httpapi-ratelimit-headers).
     *
     * @param retry seconds until a refused caller may ask again; 0 for one who was let through
     * @param reset seconds until the bucket is full
     */
    record State(Quota quota, long left, long retry, long reset) {
        boolean isRefused() {
            return retry > 0;
        }

        String policy() {
            return "\"" + quota.name + "\";q=" + quota.units + ";w=" + quota.window.toSeconds();
        }

        String limit() {
            return "\"" + quota.name + "\";r=" + left + ";t=" + (isRefused() ? retry : reset);
        }
    }

    String name() {
        return name;
    }

    /** Takes one unit of {@code caller}, if there is one. */
    State take(String caller) {
        return take(caller, 1);
    }

    /** Takes {@code wanted} units, if there are as many, or all where a full bucket has no more. */
    State take(String caller, int wanted) {
        int taken = Math.min(wanted, units);
        long now = nanos.getAsLong();
        Bucket bucket = buckets.get(caller, key -> new Bucket(units, now));
        double perNano = (double) units / window.toNanos();
        synchronized (bucket) {
            bucket.left = Math.min(units, bucket.left + Math.max(0, now - bucket.at) * perNano);
            bucket.at = now;
            if (bucket.left < taken) {
                return new State(this, (long) bucket.left, seconds((taken - bucket.left) / perNano), 0);
            }
            bucket.left -= taken;
            return new State(this, (long) bucket.left, 0, seconds((units - bucket.left) / perNano));
        }
    }

    private static long seconds(double nanos) {
        return (long) Math.max(1, Math.ceil(nanos / 1e9));
    }
}
