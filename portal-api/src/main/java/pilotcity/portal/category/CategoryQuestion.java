package pilotcity.portal.category;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.mapping.ColumnName;

/**
 * Something a category asks beyond what every record says.
 *
 * @param datatype one of the six of Open311: {@code string}, {@code number}, {@code datetime}, {@code text},
 *     {@code singlevaluelist} or {@code multivaluelist}
 * @param hint how to answer, or null
 * @param values what can be answered where the data type is a list
 */
record CategoryQuestion(
        String code,
        @ColumnName("position") int order,
        String datatype,
        boolean required,
        String text,
        @Nullable String textEn,
        @Nullable String hint,
        @Nullable String hintEn,
        @ColumnName("choices") List<Choice> values) {

    /** One answer to choose. */
    record Choice(String key, String name, @Nullable String nameEn) {}
}
