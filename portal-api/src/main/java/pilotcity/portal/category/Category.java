package pilotcity.portal.category;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.mapping.ColumnName;

/**
 * What a record can be about.
 *
 * @param id stable code, also the service code of Open311
 * @param parent the category above, null for a top group
 * @param group the top group it belongs to, itself for one
 * @param path the names from the top group down to this one
 * @param serviceDays within how many days an answer is due, null where none is promised
 * @param dayType {@code working} or {@code calendar}
 * @param duplicateRadius metres within which two records may be about the same thing
 * @param duplicateDays days within which they may
 * @param sensitive whether exact points are not published
 * @param open whether it may be reported by residents
 * @param hazard whether reports of it are often about danger to life
 * @param questions its own and those of the categories above
 * @param contacts where to turn to where nobody answers
 * @param responsible who answers in which place; of the nearest category above where it has none of its own
 */
record Category(
        String id,
        String name,
        @Nullable String nameEn,
        @Nullable String description,
        @Nullable String descriptionEn,
        List<String> keywords,
        @Nullable String parent,
        @ColumnName("top") String group,
        String path,
        String pathEn,
        @Nullable Integer serviceDays,
        String dayType,
        @ColumnName("duplicate_radius_m") @Nullable Integer duplicateRadius,
        @Nullable Integer duplicateDays,
        boolean sensitive,
        boolean open,
        boolean hazard,
        List<CategoryQuestion> questions,
        List<CategoryResponsibility> responsible,
        List<CategoryContact> contacts,
        @Nullable String dataset) {

    List<String> organisations() {
        return responsible.stream()
                .map(CategoryResponsibility::organisation)
                .distinct()
                .toList();
    }
}
