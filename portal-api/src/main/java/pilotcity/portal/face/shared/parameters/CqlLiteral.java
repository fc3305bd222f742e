package pilotcity.portal.face.shared.parameters;

/** Values as they stand in a filter of CQL2 Text (OGC 21-065r2, requirements class CQL2 Text). */
public final class CqlLiteral {
    private CqlLiteral() {}

    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
