package pilotcity.portal.kernel.http.request;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;

/** Percent-encodes an address that contains raw UTF-8, as command-line clients send it. */
public final class AddressEscaping {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private AddressEscaping() {}

    public static void read(RoutingContext context) {
        String address = context.request().uri();
        if (address.chars().allMatch(letter -> letter < 0x80)) {
            context.next();
        } else {
            context.reroute(escaped(address));
        }
    }

    /** Each letter is a byte: the address is taken for ISO 8859-1 before. */
    private static String escaped(String address) {
        StringBuilder escaped = new StringBuilder();
        address.chars().forEach(letter -> {
            if (letter < 0x80) {
                escaped.append((char) letter);
            } else {
                escaped.append('%').append(HEX.toHexDigits((byte) letter));
            }
        });
        return escaped.toString();
    }
}
