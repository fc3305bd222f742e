package pilotcity.portal.kernel.table.source.geometry;

import java.util.Arrays;
import java.util.HexFormat;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import pilotcity.portal.kernel.table.source.ReadLimits;

/** Well-known binary (OGC 06-103r4, clause 8) as shapes. */
public final class WkbShapes {
    private static final int SHOWN = 24;

    private final WKBReader reader = new WKBReader(new GeometryFactory());
    private final ReadLimits limits;

    public WkbShapes(ReadLimits limits) {
        this.limits = limits;
    }

    /** A shape, or where the bytes are none, a text that shows how they begin. */
    public Object read(byte[] wkb, long row) {
        limits.requirePoints(row, wkb.length / 16);
        try {
            return reader.read(wkb);
        } catch (ParseException | IllegalArgumentException | StackOverflowError e) {
            // Collections within collections, nine bytes each, are read by recursion.
            return "WKB " + HexFormat.of().formatHex(Arrays.copyOf(wkb, Math.min(SHOWN, wkb.length)));
        }
    }
}
