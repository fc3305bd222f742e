package pilotcity.portal.kernel.table.schema.value;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/** Yes and no in the words that a schema gives for them; values are {@link Boolean}. */
public final class BooleanReader implements CellReader {
    /** The words of Table Schema where a field names no others. */
    public static final List<String> TRUE = List.of("true", "True", "TRUE", "1");

    public static final List<String> FALSE = List.of("false", "False", "FALSE", "0");

    private final Set<String> trues;
    private final Set<String> falses;
    private final boolean named;

    public BooleanReader(List<String> trues, List<String> falses) {
        this.trues = Set.copyOf(trues);
        this.falses = Set.copyOf(falses);
        this.named = !trues.equals(TRUE) || !falses.equals(FALSE);
    }

    @Override
    public @Nullable Object read(String text) {
        if (trues.contains(text)) {
            return true;
        }
        return falses.contains(text) ? false : null;
    }

    @Override
    public Label description() {
        String words = named
                ? " (" + String.join(", ", trues.stream().sorted().toList()) + " / "
                        + String.join(", ", falses.stream().sorted().toList()) + ")"
                : "";
        return new Label("布尔值" + words, "boolean" + words);
    }
}
