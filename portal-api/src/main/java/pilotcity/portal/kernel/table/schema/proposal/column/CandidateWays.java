package pilotcity.portal.kernel.table.schema.proposal.column;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.table.schema.SchemaColumn;
import pilotcity.portal.kernel.table.schema.value.CellReader;

/** The ways in which columns are tried to be read, the plainer ones first. */
public final class CandidateWays {
    private static final List<String> DATES = List.of(
            "%Y/%m/%d",
            "%Y.%m.%d",
            "%Y年%m月%d日",
            "%d/%m/%Y",
            "%m/%d/%Y",
            "%d-%m-%Y",
            "%m-%d-%Y",
            "%d.%m.%Y",
            "%Y%m%d",
            "%d/%m/%y",
            "%m/%d/%y",
            "%d.%m.%y",
            "%d-%m-%y",
            "%m-%d-%y",
            "%d %b %Y",
            "%d %B %Y",
            "%d-%b-%Y",
            "%d-%b-%y",
            "%b %d, %Y",
            "%B %d, %Y");
    private static final List<String> DATES_WITH_TIME =
            List.of("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y");
    private static final List<String> TIMES =
            List.of(" %H:%M:%S", " %H:%M", " %H:%M:%S.%f", " %I:%M:%S %p", " %I:%M %p");

    /** The column for texts with shapes in them; {@code spatial} says what they are. */
    public static final String WKT = "wkt";

    private CandidateWays() {}

    /** @param zone that is named for times without their offset */
    public static List<Candidate.Way> list(ZoneId zone) {
        List<ObjectNode> fields = new ArrayList<>(numbers());
        fields.add(field("date"));
        DATES.forEach(pattern -> fields.add(field("date", "format", pattern)));
        fields.add(field("date", "format", "%Y年%m月%d日", "numerals", "zh"));
        fields.add(field("datetime"));
        fields.add(field("datetime", "timezone", zone.getId()));
        fields.add(field("datetime", "format", "%Y%m%d%H%M%S", "timezone", zone.getId()));
        DATES_WITH_TIME.forEach(date ->
                TIMES.forEach(time -> fields.add(field("datetime", "format", date + time, "timezone", zone.getId()))));
        fields.add(field("time"));
        fields.add(field("time", "format", "%H:%M"));
        fields.add(field("time", "format", "%H:%M:%S"));
        fields.add(field("time", "format", "%I:%M %p"));
        fields.add(field("year"));
        fields.add(field("yearmonth"));
        fields.add(field("yearmonth", "format", "%Y年%m月"));
        fields.add(field("yearmonth", "format", "%Y/%m"));
        fields.add(field("duration"));
        List.of("email", "uuid", "uri").forEach(format -> fields.add(field("string", "format", format)));
        List.of("geopoint", "geojson", "object", "array").forEach(type -> fields.add(field(type)));
        List<Candidate.Way> ways = new ArrayList<>();
        fields.forEach(field -> ways.add(Candidate.Way.of(field)));
        ways.add(wkt());
        return List.copyOf(ways);
    }

    private static List<ObjectNode> numbers() {
        List<ObjectNode> fields = new ArrayList<>();
        fields.add(field("integer"));
        fields.add(field("number"));
        fields.add(field("integer", "groupChar", ","));
        fields.add(field("number", "groupChar", ","));
        fields.add(field("number", "decimalChar", ","));
        fields.add(field("number", "decimalChar", ",", "groupChar", "."));
        fields.add(field("integer", "groupChar", " "));
        fields.add(field("number", "groupChar", " "));
        fields.add(field("number", "decimalChar", ",", "groupChar", " "));
        fields.add(field("number", "groupChar", "'"));
        fields.add(field("number").put("bareNumber", false));
        fields.add(field("number", "groupChar", ",").put("bareNumber", false));
        fields.add(field("number", "decimalChar", ",").put("bareNumber", false));
        fields.add(field("number", "decimalChar", ",", "groupChar", ".").put("bareNumber", false));
        fields.add(field("number", "numerals", "zh"));
        fields.add(field("number", "numerals", "zh").put("bareNumber", false));
        return fields;
    }

    private static Candidate.Way wkt() {
        SchemaColumn text = Candidate.Way.of(field("string")).column();
        return new Candidate.Way(field("string").put(WKT, true), text.with(new WktShape()), false, false, false);
    }

    /** Shapes in any reference system: which one is not known yet. */
    private static final class WktShape implements CellReader {
        @Override
        public @Nullable Object read(String text) {
            try {
                return Character.isLetter(text.charAt(0)) && text.indexOf('(') > 0
                        ? Geometries.readWkt(text.substring(text.indexOf(';') + 1))
                        : null;
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        @Override
        public Label description() {
            return new Label("WKT 图形", "WKT geometry");
        }
    }

    static ObjectNode field(String type, String... properties) {
        ObjectNode field = JsonNodeFactory.instance.objectNode().put("type", type);
        for (int at = 0; at < properties.length; at += 2) {
            field.put(properties[at], properties[at + 1]);
        }
        return field;
    }
}
