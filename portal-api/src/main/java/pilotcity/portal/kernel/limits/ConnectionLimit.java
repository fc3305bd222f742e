package pilotcity.portal.kernel.limits;

import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.request.ClientAddress;
import pilotcity.portal.kernel.problem.Problem;

/** Connections that stay open, WebSockets and event streams: limited for each address and in all. */
public final class ConnectionLimit {
    private static final int RETRY_SECONDS = 30;

    private final boolean forwarded;
    private final int mostOfOne;
    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    public ConnectionLimit(Config config) {
        this.forwarded = config.flag(Setting.HTTP_FORWARDED);
        this.mostOfOne = config.integer(Setting.LIVE_ADDRESS);
        this.most = config.integer(Setting.LIVE_CONNECTIONS);
    }

    /** One connection that counts until it is closed. Closing it again changes nothing. */
    public final class Lease implements AutoCloseable {
        private final String address;
        private boolean closed;

        private Lease(String address) {
            this.address = address;
        }

        /** Where the connection comes from. */
        public String address() {
            return address;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
                byAddress.computeIfPresent(address, (key, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
            }
        }
    }

    /**
     * Counts one more.
     *
     * @throws Problem TOO_MANY_REQUESTS or UNAVAILABLE when there are as many as may be
     */
    public Lease take(RoutingContext context) {
        String address = ClientAddress.of(context, forwarded);
        if (byAddress.merge(address, 1, Integer::sum) > mostOfOne) {
            byAddress.computeIfPresent(address, (key, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
            throw Problem.tooMany(
                    mostOfOne + " connections of this address are open already; close one", RETRY_SECONDS);
        }
        Lease lease = new Lease(address);
        if (open.incrementAndGet() > most) {
            lease.close();
            throw Problem.of(Problem.Kind.UNAVAILABLE, "too many connections are open; try again");
        }
        return lease;
    }

    /** How many there are. */
    public int count() {
        return open.get();
    }
}
