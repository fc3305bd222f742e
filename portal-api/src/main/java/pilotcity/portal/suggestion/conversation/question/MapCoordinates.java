package pilotcity.portal.suggestion.conversation.question;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.index.spatial.Crs;
import pilotcity.index.text.TextFolding;

/**
 * Reads a point that somebody writes or shares from a map. Links of Amap and Tencent have GCJ-02, those of Baidu its own
 * BD-09 unless they say otherwise; a map that does not say what it has is not believed, as it may be off by half a
 * kilometre.
 */
final class MapCoordinates {
    private static final String DEGREES = "(-?[0-9]{1,3}[.][0-9]{2,15})";
    private static final String COMMA = "(?:[,，\\s]|%2c)+";
    private static final Pattern PAIR =
            Pattern.compile("(?:geo:|[(（\\[])?" + DEGREES + COMMA + DEGREES + "(?:[)）\\]])?(?:\\?.*)?");
    private static final Pattern BAIDU_DATUM = Pattern.compile("[?&]coord_type=([a-z0-9]+)");

    /** A sort of link, and in which order it has its degrees. */
    private record Link(Pattern pattern, Crs crs, boolean latFirst) {}

    private static final List<Link> LINKS = List.of(
            link("amap\\.com/.*?[?&](?:position|lnglat|dest|to)=", Crs.GCJ02, false),
            link("(?:amap\\.com/|wb\\.amap\\.com/).*?[?&](?:q|p)=(?:[a-z0-9]+,)?", Crs.GCJ02, true),
            link("map\\.qq\\.com/.*?(?:coord(?::|%3a)|[?&]center=|[?&]coord=)", Crs.GCJ02, true),
            link("map\\.baidu\\.com/.*?[?&](?:location|latlng)=", Crs.BD09, true),
            link("openstreetmap\\.org/.*?#map=[0-9.]+/", Crs.WGS84, true),
            link("openstreetmap\\.org/.*?[?&]mlat=", Crs.WGS84, true));

    private MapCoordinates() {}

    private static Link link(String start, Crs crs, boolean latFirst) {
        String between = "(?:(?:[,，/]|%2c)|&mlon=)";
        return new Link(Pattern.compile(start + DEGREES + between + DEGREES), crs, latFirst);
    }

    /** The point that {@code text} is or links to; empty where it is none without doubt. */
    static Optional<Reply.Point> find(String text) {
        String plain = TextFolding.narrow(text).strip().toLowerCase(Locale.ROOT);
        Matcher pair = PAIR.matcher(plain);
        if (pair.matches()) {
            return bare(Double.parseDouble(pair.group(1)), Double.parseDouble(pair.group(2)), plain.startsWith("geo:"));
        }
        for (Link link : LINKS) {
            Matcher found = link.pattern().matcher(plain);
            if (found.find()) {
                double first = Double.parseDouble(found.group(1));
                double second = Double.parseDouble(found.group(2));
                return link.latFirst()
                        ? point(second, first, datum(link.crs(), plain))
                        : point(first, second, datum(link.crs(), plain));
            }
        }
        return Optional.empty();
    }

    private static Crs datum(Crs usual, String link) {
        Matcher said = BAIDU_DATUM.matcher(link);
        if (usual != Crs.BD09 || !said.find()) {
            return usual;
        }
        return switch (said.group(1)) {
            case "gcj02" -> Crs.GCJ02;
            case "wgs84" -> Crs.WGS84;
            default -> usual;
        };
    }

    /** Where only one order makes degrees of a place, it is that one (RFC 5870 has the latitude first). */
    private static Optional<Reply.Point> bare(double first, double second, boolean latFirst) {
        boolean firstIsLat = Math.abs(first) <= 90;
        boolean secondIsLat = Math.abs(second) <= 90;
        if (latFirst || (firstIsLat && !secondIsLat)) {
            return point(second, first, Crs.WGS84);
        }
        return secondIsLat && !firstIsLat ? point(first, second, Crs.WGS84) : Optional.empty();
    }

    private static Optional<Reply.Point> point(double lon, double lat, Crs crs) {
        return Math.abs(lon) <= 180 && Math.abs(lat) <= 90
                ? Optional.of(new Reply.Point(lon, lat, crs.code()))
                : Optional.empty();
    }
}
