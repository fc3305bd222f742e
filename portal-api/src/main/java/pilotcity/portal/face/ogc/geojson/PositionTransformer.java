package pilotcity.portal.face.ogc.geojson;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.locationtech.jts.geom.Coordinate;

/** Moves the positions of a GeoJSON geometry from CRS84 to another system, without reading it into a geometry. */
final class PositionTransformer {
    private static final int DECIMALS = 4;

    private final byte[] json;
    private final int end;
    private int at;

    private PositionTransformer(byte[] json, int from, int to) {
        this.json = json;
        this.at = from;
        this.end = to;
    }

    /** Appends the geometry at {@code from} to {@code to} in {@code system}. */
    static void write(ByteBuilder out, byte[] json, int from, int to, ReferenceSystem system) {
        if (system == ReferenceSystem.CRS84) {
            out.add(json, from, to);
        } else {
            new PositionTransformer(json, from, to).write(out, system);
        }
    }

    private void write(ByteBuilder out, ReferenceSystem system) {
        while (at < end) {
            byte next = json[at++];
            out.add(next);
            if (next == '[' && at < end && isNumber(json[at])) {
                position(out, system);
            }
        }
    }

    private void position(ByteBuilder out, ReferenceSystem system) {
        int x = at;
        int xEnd = numberEnd(x);
        int y = xEnd + 1;
        int yEnd = numberEnd(y);
        if (system.isTurned()) {
            out.add(json, y, yEnd);
            out.add((byte) ',');
            out.add(json, x, xEnd);
        } else {
            Coordinate moved = system.ofWgs84(new Coordinate(number(x, xEnd), number(y, yEnd)));
            out.add(text(moved.x));
            out.add((byte) ',');
            out.add(text(moved.y));
        }
        at = yEnd;
    }

    private int numberEnd(int from) {
        int to = from;
        while (to < end && isNumber(json[to])) {
            to++;
        }
        return to;
    }

    private static boolean isNumber(byte c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    }

    private double number(int from, int to) {
        return Double.parseDouble(new String(json, from, to - from, StandardCharsets.US_ASCII));
    }

    private static String text(double metres) {
        return BigDecimal.valueOf(metres)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
