package pilotcity.portal.kernel.table.schema.personal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A column with personal data in it.
 *
 * @param count of its cells
 * @param sample the first such cell, with what is personal masked
 */
public record PersonalDataColumn(String column, Sort sort, long count, String sample) {
    /** What it is. */
    public enum Sort {
        PHONE,
        /** Identity cards by their check digit (GB 11643), passports and the like by what they are called. */
        IDENTITY,
        EMAIL,
        PLATE,
        ACCOUNT,
        /** By the header alone. */
        NAME,
        /** By the header, where cells are as precise as a house. */
        HOME_ADDRESS;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("column", column)
                .put("sort", sort.code())
                .put("count", count)
                .put("sample", sample);
    }
}
