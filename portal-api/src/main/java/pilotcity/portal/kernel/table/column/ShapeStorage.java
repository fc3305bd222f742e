package pilotcity.portal.kernel.table.column;

/** How the places of rows are kept. */
public enum ShapeStorage {
    /** The table has none. */
    NONE,
    /** Points: two columns of numbers, {@code x} and {@code y}. */
    POINTS,
    /** Any shape: well-known binary in base64, {@code g}, and the box around it, {@code x0}, {@code y0}, {@code x1}, {@code y1}. */
    SHAPES
}
