package pilotcity.portal.record.bulk;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where in a file's rows the fields of a mapping stand. */
final class Columns {
    private final List<String> header;
    private final Map<String, Integer> places = new HashMap<>();

    /** @throws IllegalArgumentException when the file has not the columns it must have */
    Columns(Mapping mapping, List<String> header) {
        this.header = List.copyOf(header);
        List<String> missing = new ArrayList<>();
        mapping.columns().forEach((field, names) -> {
            int place = names.stream()
                    .mapToInt(header::indexOf)
                    .filter(found -> found >= 0)
                    .findFirst()
                    .orElse(-1);
            if (place >= 0) {
                places.put(field, place);
            } else if (field.equals("id") || field.equals("reported")) {
                missing.add(String.join(" or ", names));
            }
        });
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the file has no column " + String.join(" and no column ", missing)
                    + "; it has " + String.join(", ", header));
        }
    }

    List<String> header() {
        return header;
    }

    /** The name of a field's column. */
    String name(String field) {
        Integer place = places.get(field);
        return place == null ? field : header.get(place);
    }

    /** The value of a field, or null where there is none. */
    @Nullable
    String find(CsvRecord row, String field) {
        Integer place = places.get(field);
        if (place == null || place >= row.getFieldCount()) {
            return null;
        }
        String value = row.getField(place).strip();
        return value.isEmpty() ? null : value;
    }
}
