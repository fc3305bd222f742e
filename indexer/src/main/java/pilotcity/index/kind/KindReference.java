package pilotcity.index.kind;

import org.jspecify.annotations.Nullable;

/**
 * One kind pointing to another.
 *
 * @param from the kind that points
 * @param field the field that holds the id (or ids)
 * @param to the kind pointed to
 * @param inverse the name under which {@code to} lists the documents that point to it, or null
 */
public record KindReference(
        String from, String field, String to, @Nullable String inverse) {}
