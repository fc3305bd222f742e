package pilotcity.portal.kernel.http.request;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The media types a caller wants (RFC 9110, clause 12.5.1). */
public final class AcceptHeader {
    private static final int MOST_RANGES = 100;

    private final String[] ranges;

    private AcceptHeader(String header) {
        this.ranges = header.toLowerCase(Locale.ROOT).split(",", MOST_RANGES);
    }

    /** @param header the field's value; nothing there means that anything will do */
    public static AcceptHeader of(@Nullable String header) {
        return new AcceptHeader(header == null || header.isBlank() ? "*/*" : header);
    }

    public static AcceptHeader of(RoutingContext context) {
        return of(String.join(",", context.request().headers().getAll(HttpHeaders.ACCEPT)));
    }

    /**
     * How much a media type is wanted.
     *
     * @param quality 0 to 1, or -1 when nothing was said of it
     * @param exactness 2 when it is named, 1 and 0 when a star matches it
     * @param position of the range that says so
     */
    public record Preference(double quality, int exactness, int position) {
        static final Preference NONE = new Preference(-1, -1, 0);

        public boolean isUsable() {
            return quality > 0;
        }

        boolean isBefore(Preference other) {
            if (quality != other.quality) {
                return quality > other.quality;
            }
            return exactness > other.exactness;
        }
    }

    /** What the most exact range that matches {@code type} says; parameters of media types do not count. */
    public Preference wish(String type) {
        Preference best = Preference.NONE;
        for (int i = 0; i < ranges.length; i++) {
            String[] parts = ranges[i].split(";", 10);
            int exactness = exactness(parts[0].strip(), type);
            if (exactness > best.exactness()) {
                best = new Preference(quality(parts), exactness, i);
            }
        }
        return best;
    }

    /** The most wanted of {@code types}, which are in the order that we prefer; empty when none will do. */
    public Optional<String> best(List<String> types) {
        String best = null;
        Preference most = Preference.NONE;
        for (String type : types) {
            Preference wish = wish(bare(type));
            if (wish.isUsable() && (best == null || wish.isBefore(most))) {
                best = type;
                most = wish;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String bare(String type) {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static int exactness(String range, String type) {
        if (range.equals(type)) {
            return 2;
        }
        if (range.equals("*/*")) {
            return 0;
        }
        return range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1)) ? 1 : -1;
    }

    private static double quality(String[] parts) {
        for (String part : parts) {
            String parameter = part.replace(" ", "");
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
