package pilotcity.portal.kernel.http.request;

import io.vertx.ext.web.RoutingContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Where a request comes from, as far as that can be believed. */
public final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * One caller: an IPv4 address, or the 64 bits of an IPv6 address that a network gives to one customer.
     *
     * @param forwarded whether a proxy of our own stands in front, which adds the address it saw as the last of
     *     {@code X-Forwarded-For}; what stands before it anybody can invent
     */
    public static String of(RoutingContext context, boolean forwarded) {
        String seen = String.valueOf(context.request().remoteAddress().hostAddress());
        if (forwarded) {
            List<String> hops = context.request().headers().getAll("X-Forwarded-For");
            if (!hops.isEmpty()) {
                String last = hops.getLast();
                seen = last.substring(last.lastIndexOf(',') + 1).strip();
            }
        }
        return network(seen);
    }

    private static String network(String address) {
        try {
            InetAddress read = InetAddress.ofLiteral(address.replace("[", "").replace("]", ""));
            return read instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(read.getAddress(), NETWORK_BYTES)) + "/64"
                    : read.getHostAddress();
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
