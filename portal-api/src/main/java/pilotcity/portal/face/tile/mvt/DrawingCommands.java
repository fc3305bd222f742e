package pilotcity.portal.face.tile.mvt;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * The commands that draw one feature (Vector Tile Specification 2.1, clause 4.3); positions go on from the last one.
 */
final class DrawingCommands {
    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 7;

    private final ProtocolBufferWriter commands = new ProtocolBufferWriter();
    private int x;
    private int y;

    void start() {
        commands.clear();
        x = 0;
        y = 0;
    }

    ProtocolBufferWriter commands() {
        return commands;
    }

    void point(int toX, int toY) {
        command(MOVE_TO, 1);
        go(toX, toY);
    }

    /** A rectangle, clockwise on the screen. */
    void box(int west, int north, int east, int south) {
        command(MOVE_TO, 1);
        go(west, north);
        command(LINE_TO, 3);
        go(east, north);
        go(east, south);
        go(west, south);
        command(CLOSE_PATH, 1);
    }

    void points(List<Point> points) {
        command(MOVE_TO, points.size());
        points.forEach(point -> go((int) point.getX(), (int) point.getY()));
    }

    void line(LineString line) {
        path(line.getCoordinates(), line.getNumPoints(), false);
    }

    /** The outer ring is drawn clockwise on the screen, inner ones the other way (clause 4.3.4.4). */
    void polygon(Polygon polygon) {
        ring(polygon.getExteriorRing(), true);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            ring(polygon.getInteriorRingN(i), false);
        }
    }

    private void ring(LineString ring, boolean clockwise) {
        Coordinate[] path = ring.getCoordinates();
        path(path, path.length - 1, isClockwise(path) != clockwise);
        command(CLOSE_PATH, 1);
    }

    private void path(Coordinate[] path, int length, boolean backwards) {
        for (int i = 0; i < length; i++) {
            if (i == 0) {
                command(MOVE_TO, 1);
            } else if (i == 1) {
                command(LINE_TO, length - 1);
            }
            Coordinate next = path[backwards ? length - 1 - i : i];
            go((int) next.x, (int) next.y);
        }
    }

    /** The surveyor's formula: with y to the south, an area above zero is clockwise. */
    private static boolean isClockwise(Coordinate[] ring) {
        double area = 0;
        for (int i = 0; i + 1 < ring.length; i++) {
            area += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
        }
        return area > 0;
    }

    private void command(int what, int times) {
        commands.varint(((long) times << 3) | what);
    }

    private void go(int toX, int toY) {
        commands.varint(zigzag(toX - x));
        commands.varint(zigzag(toY - y));
        x = toX;
        y = toY;
    }

    private static long zigzag(int value) {
        return Integer.toUnsignedLong((value << 1) ^ (value >> 31));
    }
}
