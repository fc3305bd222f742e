package pilotcity.portal.organisation;

import org.jspecify.annotations.Nullable;

/**
 * An agency, NGO or company.
 *
 * @param type {@code agency}, {@code ngo} or {@code company}
 * @param place code of the place it is responsible for or works in, null for the whole country
 * @param founded year
 */
record Organisation(
        String id,
        String name,
        @Nullable String nameEn,
        String type,
        @Nullable String place,
        @Nullable Integer founded,
        @Nullable String website,
        @Nullable String description,
        @Nullable String descriptionEn,
        @Nullable String sourceTitle,
        @Nullable String sourceUrl,
        @Nullable String dataset) {}
