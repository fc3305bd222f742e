package pilotcity.portal.servicerequest.bulkimport.cell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in one column: WKT, GeoJSON, or latitude and longitude with a comma between, as people and maps write them.
 *
 * @param x longitude, or easting
 */
public record PointReader(double x, double y) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "([-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]{1,3})?)";
    private static final Pattern WKT = Pattern.compile(
            "(?:SRID=[0-9]{1,6};)? *POINT(?: *(?:Z|M|ZM))? *\\( *" + NUMBER + " +" + NUMBER + "(?: +" + NUMBER
                    + "){0,2} *\\)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PAIR = Pattern.compile(" *" + NUMBER + " *, *" + NUMBER + " *");

    /**
     * Reads it; empty for a WKT point that is none.
     *
     * @param degrees whether its numbers are degrees: only then is the order of a pair certain
     * @throws IllegalArgumentException when it is no point; the message goes on after the text
     */
    public static Optional<PointReader> read(String text, boolean degrees) {
        if (text.toUpperCase(Locale.ROOT).matches("(SRID=[0-9]{1,6};)? *POINT.*EMPTY")) {
            return Optional.empty();
        }
        return Optional.of(requireRange(point(text, degrees), degrees));
    }

    private static PointReader point(String text, boolean degrees) {
        if (text.startsWith("{")) {
            return geoJson(text);
        }
        Matcher wkt = WKT.matcher(text);
        if (wkt.matches()) {
            return new PointReader(Double.parseDouble(wkt.group(1)), Double.parseDouble(wkt.group(2)));
        }
        Matcher pair = PAIR.matcher(bare(text));
        if (!pair.matches()) {
            throw new IllegalArgumentException(
                    "is no point such as 'POINT (8.5417 47.3769)', longitude first, or '47.3769, 8.5417', latitude first");
        }
        if (!degrees) {
            throw new IllegalArgumentException(
                    "does not say which number is which in the file's crs: POINT (x y) does, and columns x and y do");
        }
        return new PointReader(Double.parseDouble(pair.group(2)), Double.parseDouble(pair.group(1)));
    }

    /** Without the brackets around it. */
    private static String bare(String text) {
        boolean bracketed = text.length() > 1
                && ((text.startsWith("(") && text.endsWith(")")) || (text.startsWith("[") && text.endsWith("]")));
        return bracketed ? text.substring(1, text.length() - 1) : text;
    }

    private static PointReader geoJson(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            JsonNode at = json.path("coordinates");
            if (json.path("type").asText().equals("Point")
                    && at.size() >= 2
                    && at.get(0).isNumber()
                    && at.get(1).isNumber()) {
                return new PointReader(at.get(0).asDouble(), at.get(1).asDouble());
            }
        } catch (JsonProcessingException e) {
            // reported below
        }
        throw new IllegalArgumentException("is no GeoJSON point");
    }

    private static PointReader requireRange(PointReader point, boolean degrees) {
        double x = point.x();
        double y = point.y();
        if (degrees ? Math.abs(x) <= 180 && Math.abs(y) <= 90 : Double.isFinite(x) && Double.isFinite(y)) {
            return point;
        }
        boolean exchanged = Math.abs(x) <= 90 && Math.abs(y) <= 180;
        throw new IllegalArgumentException("has no longitude from -180 to 180 with a latitude from -90 to 90"
                + (exchanged ? ": are longitude and latitude exchanged?" : ""));
    }
}
