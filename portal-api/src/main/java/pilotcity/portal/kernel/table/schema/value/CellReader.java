package pilotcity.portal.kernel.table.schema.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/** How the cells of one column are read. Readers keep no state and may be used by many threads. */
public interface CellReader {
    /**
     * The value of a cell, or null where the text is none of this kind.
     *
     * @param text not empty
     */
    @Nullable
    Object read(String text);

    /** What its values are, for the sentence "'x' is no …". */
    Label description();

    /** The value of a cell that is no text, such as a shape of a geodata format; null where it does not fit. */
    default @Nullable Object readObject(Object cell) {
        return null;
    }

    /** Why such a cell does not fit, where more can be said than that it is none of this kind. */
    default Optional<Label> objectFault(Object cell) {
        return Optional.empty();
    }
}
