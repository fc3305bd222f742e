package pilotcity.portal.kernel.table.schema;

import org.jspecify.annotations.Nullable;

/**
 * What a field says for people and for other programs; it changes no value.
 *
 * @param title in English, {@code title} of Table Schema
 * @param titleZh in Chinese
 * @param unit of the values, a code of UCUM or a text
 * @param rdfType the address of a class
 */
public record ColumnTexts(
        @Nullable String title,
        @Nullable String titleZh,
        @Nullable String description,
        @Nullable String descriptionZh,
        @Nullable String unit,
        @Nullable String rdfType) {}
