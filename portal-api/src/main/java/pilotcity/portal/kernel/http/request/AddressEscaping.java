package pilotcity.portal.kernel.http.request;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.regex.Pattern;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.problem.Problem;

/** Percent-encodes an address that contains raw UTF-8, as command-line clients send it, and refuses broken escapes. */
public final class AddressEscaping {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Label REASON =
            new Label("地址里的 % 后面要有两个十六进制数字", "a % in the address must be followed by two hexadecimal digits");

    private AddressEscaping() {}

    public static void read(RoutingContext context) {
        String address = context.request().uri();
        if (address.chars().allMatch(letter -> letter < 0x80)) {
            context.next();
        } else {
            context.reroute(escaped(address));
        }
    }

    /** Refuses what is escaped by half, which every face would otherwise find out for itself. */
    public static void check(RoutingContext context) {
        if (BROKEN.matcher(context.request().uri()).find()) {
            context.fail(Problem.of(Problem.Kind.BAD_REQUEST, REASON));
        } else {
            context.next();
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
